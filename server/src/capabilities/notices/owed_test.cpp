// SPDX-License-Identifier: Apache-2.0
// What is owed with a notice: opened by what it is about, done when the last family has it, and not before.
#include "capabilities/notices/owed.hpp"

#include <gtest/gtest.h>

#include "capabilities/notices/escalation/telling_store.hpp"
#include "capabilities/notices/guards/checking.hpp"
#include "capabilities/notices/inbox.hpp"
#include "capabilities/notices/notices.hpp"
#include "capabilities/notices/publishing.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"

namespace kith::notices {
namespace {

using people::viewer_of;
using std::chrono::days;
using std::chrono::hours;

std::vector<AskedClause> asked_of(db::Session&, std::int64_t, std::string_view duty) {
  using enum ledger::DeadlineUnit;
  if (duty == kReachEveryFamily) return {{"P2a.3", {2, kWorkingDays}}, {"own.P2a.3", {1, kDays}}};
  if (duty == kAskOpinions) return {{"P2a.2", {3, kDaysBefore}}};
  if (duty == kTellBeforeActivity) return {{"P2d.5", {1, kDaysBefore}}};
  return {};
}

class OwedStore : public db::BothEngines {
 protected:
  std::int64_t publish(NewNotice notice) {
    notice.title = "秋游", notice.body = "周六去植物园", notice.client_key = std::to_string(++written);
    if (notice.audience.is_empty()) notice.audience.class_ids = {cast.school_class};
    return publishing.publish(viewer_of(cast.as_principal()), notice).value().notice_id;
  }
  std::vector<NoticeDuty> owed_with(std::int64_t id) {
    return notices.detail(viewer_of(cast.as_principal()), id).value().owed;
  }
  std::vector<std::string> open_kinds() {
    std::vector<std::string> kinds;
    for (const auto& duty : db().read([&](db::Session& session) {
           return ledger::open_duties_of(session, cast.school, cast.principal, 20);
         }))
      kinds.push_back(duty.kind);
    return kinds;
  }
  void open(const access::Caller& guardian, std::int64_t id) { inbox.open(viewer_of(guardian), id).value(); }

  // 赵大海's family, by its homeroom teacher.
  void tell(std::int64_t id) {
    db().write([&](db::Tx& tx) {
      save_telling(tx, {.notice_id = id, .student_id = cast.zhao}, cast.school_class, cast.homeroom,
                   clock.today(), clock.now());
    });
  }
  void work() {
    while (worker.work_once()) {
    }
  }

  people::kit::TwoSchools cast = db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  FixedClock clock{people::kit::morning()};  // a Wednesday
  secrets::SeededRandom random{7};
  jobs::Jobs jobs{clock, random};
  ledger::Ledger ledger{clock};
  ledger::Duties duties;
  events::KeptEvents events;
  Owed owed{db(), clock, jobs, duties, asked_of};
  jobs::Worker worker{
      db(), jobs, {{kSettleJob, [this](const kith::jobs::Job& job) { return owed.look_again(job); }}}};
  Publishing publishing{db(), clock, ledger, events, nullptr, &owed};
  Notices notices{db(), clock, events, nullptr, &owed};
  Inbox inbox{db(), clock, &owed};
  int written = 0;
};

TEST_P(OwedStore, OpensWhatAClauseAsksForAndTheShortestTimeHolds) {
  auto saturday = clock.at(clock.today() + days{3}, 9 * 60);
  auto id = publish({.kind = NoticeKind::kOuting, .starts_at = saturday});
  auto owed = owed_with(id);
  ASSERT_EQ(owed.size(), 3u) << "no clause in force asks for kTellInTime";
  EXPECT_EQ(owed[0].clause, "own.P2a.3");
  EXPECT_EQ(owed[0].due_at, ledger::end_of_day(clock.today() + days{1}, clock));
  EXPECT_EQ(owed[1].kind, kAskOpinions);
  EXPECT_EQ(owed[1].due_at, ledger::end_of_day(clock.today(), clock));
  EXPECT_EQ(owed[2].kind, kTellBeforeActivity);
  EXPECT_EQ(owed[2].due_at, ledger::end_of_day(clock.today() + days{2}, clock));
  EXPECT_EQ(open_kinds().size(), 3u) << "its author answers for it";
}

TEST_P(OwedStore, IsDoneWhenTheLastFamilyHasItAtThatInstant) {
  auto id = publish({});
  clock.set(clock.now() + hours{1});
  open(cast.as_li_mother(), id);
  EXPECT_FALSE(owed_with(id)[0].fulfilled_at) << "one family is still without it";
  clock.set(clock.now() + hours{1});
  auto last_at = clock.now();
  inbox.confirm(viewer_of(cast.as_zhao_mother()), id, std::nullopt).value();
  EXPECT_EQ(owed_with(id)[0].fulfilled_at, last_at);
  EXPECT_TRUE(open_kinds().empty());
}

TEST_P(OwedStore, StaysOpenWhereNobodyCanReceiveForAFamilyUntilAPersonToldIt) {
  db().write([&](db::Tx& tx) { people::kit::limit_guardian(tx, cast.zhao, cast.zhao_mother, true, false); });
  auto id = publish({});
  open(cast.as_li_mother(), id);
  EXPECT_FALSE(owed_with(id)[0].fulfilled_at);
  clock.set(clock.now() + hours{1});
  tell(id);
  EXPECT_FALSE(owed_with(id)[0].fulfilled_at) << "a telling is seen by the job";
  clock.set(clock.now() + hours{8});
  work();
  EXPECT_EQ(owed_with(id)[0].fulfilled_at, clock.now() - hours{8});
}

TEST_P(OwedStore, TakesAnOpenedLetterForToldAndOnlyAnAnswerForProof) {
  auto saturday = clock.at(clock.today() + days{3}, 9 * 60);
  auto id = publish({.needs = ledger::Needs::kConfirm, .kind = NoticeKind::kActivity, .starts_at = saturday});
  open(cast.as_li_mother(), id);
  open(cast.as_zhao_mother(), id);
  EXPECT_FALSE(owed_with(id)[0].fulfilled_at);
  EXPECT_EQ(owed_with(id)[2].kind, kTellBeforeActivity);
  EXPECT_EQ(owed_with(id)[2].fulfilled_at, clock.now());
  inbox.confirm(viewer_of(cast.as_li_mother()), id, std::nullopt).value();
  inbox.confirm(viewer_of(cast.as_zhao_mother()), id, std::nullopt).value();
  EXPECT_EQ(owed_with(id)[0].fulfilled_at, clock.now());
}

TEST_P(OwedStore, AsksForOpinionsByBeingPublishedWithAQuestion) {
  auto friday = clock.at(clock.today() + days{2}, 9 * 60);
  auto silent = publish({.kind = NoticeKind::kActivity, .starts_at = friday});
  EXPECT_EQ(owed_with(silent)[1].fulfilled_at, std::nullopt);
  auto asking = publish({.kind = NoticeKind::kActivity, .starts_at = friday, .asks_opinion = true});
  EXPECT_EQ(owed_with(asking)[1].kind, kAskOpinions);
  EXPECT_EQ(owed_with(asking)[1].fulfilled_at, clock.now());
}

TEST_P(OwedStore, IsOwedNoLongerOnceTheNoticeIsWithdrawn) {
  auto id = publish({});
  notices.withdraw(viewer_of(cast.as_principal()), id).value();
  EXPECT_TRUE(open_kinds().empty());
  EXPECT_TRUE(owed_with(id).empty());
}

TEST_P(OwedStore, IsToldBeforeItIsSentAndWhatCanBeInTimeNoLonger) {
  auto tomorrow = clock.at(clock.today() + days{1}, 18 * 60);
  PreviewOf writing{
      .audience = {.class_ids = {cast.school_class}}, .kind = NoticeKind::kActivity, .starts_at = tomorrow};
  auto preview = publishing.preview(viewer_of(cast.as_homeroom()), writing).value();
  ASSERT_EQ(preview.owed.size(), 3u);
  EXPECT_TRUE(preview.owed[1].is_late) << "opinions are asked for three days ahead";
  EXPECT_FALSE(preview.owed[2].is_late);
  const LetterToCheck letter{.kind = NoticeKind::kActivity, .starts_at = tomorrow};
  EXPECT_FALSE(check_of(letter, clock).is_too_late);
  clock.set(tomorrow - hours{5});
  EXPECT_TRUE(check_of(letter, clock).is_too_late);
  EXPECT_TRUE(open_kinds().empty()) << "a look opens nothing";
}

TEST_P(OwedStore, IsJudgedByWhenALetterPlannedForLaterGoesOut) {
  const auto in_a_week = clock.at(clock.today() + days{7}, 18 * 60), that_morning = in_a_week - hours{10};
  LetterToCheck letter{.kind = NoticeKind::kActivity, .starts_at = in_a_week, .publish_at = that_morning};
  EXPECT_TRUE(check_of(letter, clock).is_too_late);
  letter.publish_at = that_morning - days{1};
  EXPECT_FALSE(check_of(letter, clock).is_too_late);

  PreviewOf writing{
      .audience = {.class_ids = {cast.school_class}}, .kind = NoticeKind::kActivity, .starts_at = in_a_week};
  auto opinions = [&] { return publishing.preview(viewer_of(cast.as_homeroom()), writing).value().owed[1]; };
  EXPECT_FALSE(opinions().is_late);
  writing.publish_at = that_morning;
  EXPECT_TRUE(opinions().is_late) << "opinions are asked for three days ahead";
}

TEST_P(OwedStore, IsTheClasssOfOneClassAndElseTheSchools) {
  publish({});
  publish({.audience = {.whole_school = true}});
  auto open = db().read(
      [&](db::Session& session) { return ledger::open_duties_of(session, cast.school, cast.principal, 20); });
  ASSERT_EQ(open.size(), 2u);
  EXPECT_EQ(open[0].subject_id, cast.school_class);
  EXPECT_EQ(open[1].subject_kind, "school");
}

TEST_P(OwedStore, IsLookedAtByAJobWhereThereAreManyPeople) {
  auto id = publish({});
  db().write([&](db::Tx& tx) {
    tx.exec({"test.many", "update audiences set people = 5000"});
    owed.published(tx, {.school_id = cast.school,
                        .notice_id = id,
                        .author_id = cast.principal,
                        .published_at = clock.now(),
                        .people = 5000,
                        .class_ids = {cast.school_class}});
  });
  EXPECT_FALSE(worker.work_once()) << "not at once";
  open(cast.as_li_mother(), id);
  open(cast.as_zhao_mother(), id);
  auto told_at = clock.now();
  EXPECT_FALSE(owed_with(id)[0].fulfilled_at) << "no answer counts a large audience";
  clock.set(clock.now() + hours{1});
  work();
  EXPECT_EQ(owed_with(id)[0].fulfilled_at, told_at);
}

TEST_P(OwedStore, IsDoneAlsoWhereAPersonToldAFamily) {
  auto id = publish({});
  open(cast.as_li_mother(), id);
  clock.set(clock.now() + hours{2});
  auto told_at = clock.now();
  tell(id);
  clock.set(clock.now() + hours{8});
  work();
  EXPECT_EQ(owed_with(id)[0].fulfilled_at, told_at);
  clock.set(clock.now() + days{1});
  EXPECT_FALSE(worker.work_once()) << "nothing is left to look at";
}

KITH_BOTH_ENGINES(OwedStore);

}  // namespace
}  // namespace kith::notices
