// SPDX-License-Identifier: Apache-2.0
// A planned letter to a school so large that it goes out in several transactions, by the program itself,
// which is killed (as if the power had failed) between two of them, twice. Whoever starts it again finds it
// going on: in the end every guardian has it exactly once, and the ledger tells of it once.
#include "capabilities/notices/publishing.hpp"
#include "platform/events/events_kit.hpp"
#include "tests/stories/killing_kit.hpp"

namespace kith {
namespace {

constexpr int kClasses = 8;
constexpr int kStudentsOfAClass = 1'300;  // two classes are more than goes out in one transaction

class KilledPublication : public KilledProgram {
 protected:
  KilledPublication() {
    db().write([&](db::Tx& tx) {
      school = people::kit::add_school(tx);
      principal = people::kit::add_staff(tx, school);
      for (int i = 0; i < kClasses; ++i) classes.push_back(people::kit::add_class(tx, school));
    });
    for (auto class_id : classes) db().write([&](db::Tx& tx) { fill(tx, class_id, kStudentsOfAClass); });
  }

  // Written an hour ago, for half an hour ago.
  std::int64_t plan() {
    const FixedClock an_hour_ago{SystemClock().now() - std::chrono::hours{1}};
    secrets::SeededRandom random{7};
    const jobs::Jobs jobs{an_hour_ago, random};
    ledger::Ledger ledger{an_hour_ago};
    events::KeptEvents events;
    notices::Publishing publishing{db(), an_hour_ago, ledger, events, nullptr, nullptr, &jobs};
    return publishing
        .publish({.school_id = school, .person_id = principal, .roles = people::kPrincipal | people::kStaff},
                 {.title = "放假通知",
                  .body = "下周一放假。",
                  .needs = ledger::Needs::kConfirm,
                  .audience = {.whole_school = true},
                  .client_key = "key",
                  .publish_at = an_hour_ago.now() + std::chrono::minutes{30}})
        .value()
        .notice_id;
  }
  std::int64_t asked() { return count("select count(*) from asks"); }
  bool is_out() { return count("select count(*) from notices where published_at is not null") == 1; }

  std::int64_t school = 0, principal = 0;
  std::vector<std::int64_t> classes;
};
KITH_BOTH_ENGINES(KilledPublication);

TEST_P(KilledPublication, ReachesEveryFamilyExactlyOnceWhenTheProgramIsStartedAgain) {
  const auto notice_id = plan();
  ASSERT_GT(notice_id, 0);
  std::int64_t had = 0;
  int killed_halfway = 0;
  for (int i = 0; i < 2; ++i) {
    Serving serving(database().url(), folder.path());
    ASSERT_TRUE(wait_until([&] { return asked() > had || is_out(); }));
    serving.kill();
    killed_halfway += !is_out();
    had = asked();
    let_leases_run_out();
  }
  EXPECT_GT(killed_halfway, 0) << "it was never killed between two parts";
  Serving serving(database().url(), folder.path());
  ASSERT_TRUE(wait_until([&] { return is_out(); }));
  serving.kill();

  const std::int64_t everybody = kClasses * kStudentsOfAClass;
  EXPECT_EQ(asked(), everybody);
  EXPECT_EQ(count("select count(*) from (select distinct person_id, student_id from asks) each"), everybody);
  EXPECT_EQ(count("select families from audiences"), everybody);
  EXPECT_EQ(count("select people from audiences"), everybody);
  EXPECT_EQ(count("select count(*) from contacts where kind = 'notice'"), 1);
  EXPECT_EQ(count("select count(*) from contact_groups where group_kind = 'class'"), kClasses);
}

}  // namespace
}  // namespace kith
