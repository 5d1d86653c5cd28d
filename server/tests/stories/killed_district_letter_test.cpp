// SPDX-License-Identifier: Apache-2.0
// A letter of the district on its way through several schools, by the program itself, which is killed (as if
// the power had failed) once amid the first of them and once between two. Whoever starts it again finds it
// going on: in the end every school has one notice, and every family was asked and written to once.
#include "capabilities/notices/district/district_letters.hpp"
#include "platform/events/events_kit.hpp"
#include "tests/stories/killing_kit.hpp"

namespace kith {
namespace {

constexpr int kSchools = 4, kClasses = 3;
constexpr int kStudentsOfAClass = 1'000;  // a school is more than goes out in one transaction
constexpr std::int64_t kEverybody = kSchools * kClasses * kStudentsOfAClass;

class KilledDistrictLetter : public KilledProgram {
 protected:
  KilledDistrictLetter() {
    db().write([&](db::Tx& tx) {
      tx.exec({"test.district",
               "insert into districts (id, name, time_zone) values (1, '青州区教育局', 'Asia/Shanghai')"});
      tx.exec({"test.officer", "insert into district_officers (id, name) values (1, '严科长')"});
    });
    for (int i = 0; i < kSchools; ++i) db().write([&](db::Tx& tx) { found_school(tx); });
  }
  static void found_school(db::Tx& tx) {
    const auto school = people::kit::add_school(tx);
    people::kit::add_post(tx, people::kit::add_staff(tx, school), {.post = "principal"});
    for (int i = 0; i < kClasses; ++i) fill(tx, people::kit::add_class(tx, school), kStudentsOfAClass);
  }

  // An hour ago; nobody has carried it out since.
  void write() {
    const FixedClock an_hour_ago{SystemClock().now() - std::chrono::hours{1}};
    secrets::SeededRandom random{7};
    const jobs::Jobs jobs{an_hour_ago, random};
    ledger::Ledger ledger{an_hour_ago};
    events::KeptEvents events;
    notices::Publishing publishing{db(), an_hour_ago, ledger, events, nullptr, nullptr, &jobs};
    notices::Notices notices{db(), an_hour_ago, events};
    notices::DistrictLetters letters{{db(), an_hour_ago, jobs, events, publishing, notices}};
    letters
        .write(
            people::kit::as_district(),
            {.title = "冬季安全", .body = "天冷路滑。", .reach = notices::Reach::kPlain, .client_key = "key"})
        .value();
  }
  std::int64_t asked() { return count("select count(*) from asks"); }
  std::int64_t out() { return count("select count(*) from notices where published_at is not null"); }
  std::int64_t written_to() { return count("select count(*) from deliveries"); }
  bool is_followed() {
    return count("select count(*) from district_letter_schools where state = 'published'") == kSchools;
  }

  // Nobody listens there, so that messages stay in the outbox.
  const std::vector<std::string> hook{"KITH_HOOK_URL=http://127.0.0.1:9/",
                                      "KITH_HOOK_SECRET=" + std::string(32, '0')};
};
KITH_BOTH_ENGINES(KilledDistrictLetter);

TEST_P(KilledDistrictLetter, ReachesEveryFamilyExactlyOnceWhenTheProgramIsStartedAgain) {
  write();
  int killed_halfway = 0;
  for (std::int64_t schools : {0, 1}) {
    Serving serving(database().url(), folder.path(), hook);
    const auto had = asked();
    ASSERT_TRUE(wait_until([&] { return out() > schools || (out() == schools && asked() > had); }));
    serving.kill();
    killed_halfway += out() < kSchools;
    let_leases_run_out();
  }
  EXPECT_EQ(killed_halfway, 2) << "it was never killed between two schools";
  Serving serving(database().url(), folder.path(), hook);
  ASSERT_TRUE(wait_until([&] { return is_followed() && written_to() == kEverybody; }));
  serving.kill();

  EXPECT_EQ(count("select count(*) from notices"), kSchools);
  EXPECT_EQ(count("select count(distinct school_id) from notices where published_at is not null"), kSchools);
  EXPECT_EQ(asked(), kEverybody);
  EXPECT_EQ(count("select count(*) from (select distinct person_id, student_id from asks) each"), kEverybody);
  EXPECT_EQ(count("select sum(families) from district_letter_schools"), kEverybody);
  EXPECT_EQ(count("select count(*) from contacts where kind = 'notice'"), kSchools);
  EXPECT_EQ(count("select count(*) from messages"), kSchools);
  EXPECT_EQ(written_to(), kEverybody);
  EXPECT_EQ(count("select count(distinct person_id) from deliveries"), kEverybody);
}

}  // namespace
}  // namespace kith
