// SPDX-License-Identifier: Apache-2.0
// A corrected notice: the old text stays readable, every family is told and asked again.
#include <gtest/gtest.h>

#include "capabilities/notices/inbox.hpp"
#include "capabilities/notices/notices.hpp"
#include "capabilities/notices/publishing.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"

namespace kith::notices {
namespace {

using people::viewer_of;
using std::chrono::hours;

class CorrectingStore : public db::BothEngines {
 protected:
  std::string correct(const access::Caller& caller, const std::string& body,
                      const std::string& title = "秋游") {
    auto corrected = notices.correct(viewer_of(caller), {id, title, body, {}});
    return corrected ? "" : corrected.error().code;
  }
  std::size_t open_for(const access::Caller& guardian) {
    return inbox.lists(viewer_of(guardian)).open.size();
  }

  people::kit::TwoSchools cast = db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  FixedClock clock{people::kit::morning()};
  ledger::Ledger ledger{clock};
  events::KeptEvents events;
  secrets::SeededRandom random{7};
  jobs::Jobs jobs{clock, random};
  AskingAgain asking_again{db(), jobs};
  Publishing publishing{db(), clock, ledger, events};
  Notices notices{db(), clock, events, nullptr, nullptr, &asking_again};
  Inbox inbox{db(), clock};
  std::int64_t id =
      publishing
          .publish(viewer_of(cast.as_homeroom()), {.title = "秋游",
                                                   .body = "周五去植物园",
                                                   .needs = ledger::Needs::kConfirm,
                                                   .audience = {.class_ids = {cast.school_class}},
                                                   .client_key = "key"})
          .value()
          .notice_id;
};

TEST_P(CorrectingStore, KeepsTheTextBeforeForStaffAndFamilies) {
  clock.set(clock.now() + hours{1});
  EXPECT_EQ(correct(cast.as_homeroom(), "周六去植物园"), "");
  auto detail = notices.detail(viewer_of(cast.as_homeroom()), id).value();
  EXPECT_EQ(detail.body, "周六去植物园");
  EXPECT_EQ(detail.notice.corrected_at, clock.now());
  ASSERT_EQ(detail.earlier.size(), 1u);
  EXPECT_EQ(detail.earlier[0].body, "周五去植物园");
  auto letter = inbox.letter(viewer_of(cast.as_li_mother()), id).value();
  EXPECT_EQ(letter.body, "周六去植物园");
  EXPECT_EQ(letter.version, 2);
  EXPECT_EQ(letter.item.corrected_at, clock.now());
  EXPECT_EQ(letter.earlier.at(0).body, "周五去植物园");
}

TEST_P(CorrectingStore, AsksEveryFamilyAgainAndTellsOpenApps) {
  inbox.confirm(viewer_of(cast.as_li_mother()), id, std::nullopt).value();
  EXPECT_EQ(open_for(cast.as_li_mother()), 0u);
  events.taken();
  clock.set(clock.now() + hours{1});
  EXPECT_EQ(correct(cast.as_homeroom(), "周六去植物园"), "");
  EXPECT_EQ(open_for(cast.as_li_mother()), 1u);
  auto told = events.taken();
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].name, "notice.corrected");
  inbox.confirm(viewer_of(cast.as_li_mother()), id, std::nullopt).value();
  EXPECT_EQ(open_for(cast.as_li_mother()), 0u);
}

TEST_P(CorrectingStore, IsForItsAuthorAndTheDesk) {
  EXPECT_EQ(correct(cast.as_third_grade_head(), "周六"), "notices.not_your_notice");
  EXPECT_EQ(correct(cast.as_other_homeroom(), "周六"), "notices.no_such_notice");
  EXPECT_EQ(correct(cast.as_principal(), "周六"), "");
}

TEST_P(CorrectingStore, RefusesNoChangeAndBadWords) {
  EXPECT_EQ(correct(cast.as_homeroom(), "周五去植物园"), "notices.nothing_changed");
  EXPECT_EQ(correct(cast.as_homeroom(), " "), "notices.body_missing");
  EXPECT_EQ(correct(cast.as_homeroom(), "请为我校投票"), "notices.refused_words");
  notices.withdraw(viewer_of(cast.as_homeroom()), id).value();
  EXPECT_EQ(correct(cast.as_homeroom(), "周六"), "notices.withdrawn");
}

TEST_P(CorrectingStore, AsksALargeAudienceAgainByAJob) {
  inbox.confirm(viewer_of(cast.as_li_mother()), id, std::nullopt).value();
  db().write([&](db::Tx& tx) { tx.exec({"test.many", "update audiences set people = 100000"}); });
  clock.set(clock.now() + hours{1});
  EXPECT_EQ(correct(cast.as_homeroom(), "周六去植物园"), "");
  EXPECT_EQ(open_for(cast.as_li_mother()), 0u) << "not yet";
  jobs::Worker worker{
      db(), jobs, {{kAskAgainJob, [this](const jobs::Job& job) { return asking_again.ask_again(job); }}}};
  while (worker.work_once()) {
  }
  EXPECT_EQ(open_for(cast.as_li_mother()), 1u);
}

KITH_BOTH_ENGINES(CorrectingStore);

}  // namespace
}  // namespace kith::notices
