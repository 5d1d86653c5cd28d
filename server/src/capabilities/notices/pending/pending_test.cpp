// SPDX-License-Identifier: Apache-2.0
// Notices that wait: for their time, for the desk; and recipients that come after.
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
using std::chrono::days;
using std::chrono::hours;

class PendingStore : public db::BothEngines {
 protected:
  NewNotice letter(people::AudienceSpec audience, std::optional<Instant> publish_at = {}) {
    return {.title = "秋游",
            .body = "周五去植物园",
            .needs = ledger::Needs::kConfirm,
            .audience = std::move(audience),
            .client_key = "key",
            .publish_at = publish_at};
  }
  Published publish(const access::Caller& caller, const NewNotice& notice) {
    return publishing.publish(viewer_of(caller), notice).value();
  }
  void work() {
    while (worker.work_once()) {
    }
  }
  std::size_t open_for(const access::Caller& guardian) {
    return inbox.lists(viewer_of(guardian)).open.size();
  }
  void want_approval() { publishing.set(viewer_of(cast.as_principal()), {.needs_approval = true}); }
  std::int64_t count(const char* sql) {
    return db().read([&](db::Session& session) { return session.one<std::int64_t>({"test.count", sql}); });
  }

  people::kit::TwoSchools cast = db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  FixedClock clock{people::kit::morning()};
  ledger::Ledger ledger{clock};
  events::KeptEvents events;
  secrets::SeededRandom random{7};
  jobs::Jobs jobs{clock, random};
  Publishing publishing{db(), clock, ledger, events, nullptr, nullptr, &jobs};
  Notices notices{db(), clock, events};
  Inbox inbox{db(), clock};
  jobs::Worker worker{db(), jobs, {{kPublishJob, [this](const kith::jobs::Job& job) {
                                      return publishing.publish_planned(job);
                                    }}}};
  const Instant tomorrow = clock.now() + days{1};
};

TEST_P(PendingStore, GoesOutAtTheTimeItIsPlannedFor) {
  auto made = publish(cast.as_homeroom(), letter({.class_ids = {cast.school_class}}, tomorrow));
  EXPECT_FALSE(made.published_at);
  EXPECT_EQ(made.planned_at, tomorrow);
  work();
  EXPECT_EQ(open_for(cast.as_li_mother()), 0u);
  EXPECT_TRUE(notices.list(viewer_of(cast.as_homeroom()), std::nullopt).notices.empty());
  clock.set(tomorrow);
  work();
  EXPECT_EQ(open_for(cast.as_li_mother()), 1u);
  auto line = notices.list(viewer_of(cast.as_homeroom()), std::nullopt).notices.at(0);
  EXPECT_EQ(line.published_at, tomorrow);
  EXPECT_EQ(line.receipts.families, 2);
  EXPECT_TRUE(publishing.pending(viewer_of(cast.as_homeroom())).empty());
}

TEST_P(PendingStore, ReachesWhoIsThereWhenItGoesOut) {
  publish(cast.as_homeroom(), letter({.class_ids = {cast.school_class}}, tomorrow));
  db().write([&](db::Tx& tx) { people::kit::leave_school(tx, cast.li, clock.today()); });
  clock.set(tomorrow);
  work();
  EXPECT_EQ(open_for(cast.as_li_mother()), 0u);
  EXPECT_EQ(open_for(cast.as_zhao_mother()), 1u);
}

TEST_P(PendingStore, IsKeptOnceForOneKeyAndGoesOutOnce) {
  auto notice = letter({.class_ids = {cast.school_class}}, tomorrow);
  auto first = publish(cast.as_homeroom(), notice);
  EXPECT_EQ(publish(cast.as_homeroom(), notice).notice_id, first.notice_id);
  clock.set(tomorrow);
  work();
  EXPECT_EQ(publish(cast.as_homeroom(), letter({.class_ids = {cast.school_class}})).notice_id,
            first.notice_id);
  EXPECT_EQ(count("select count(*) from notices"), 1);
  EXPECT_EQ(count("select count(*) from contacts"), 1);
}

TEST_P(PendingStore, IsTakenBackByItsAuthorOrTheDeskBeforeItIsOut) {
  auto id = publish(cast.as_homeroom(), letter({.class_ids = {cast.school_class}}, tomorrow)).notice_id;
  EXPECT_EQ(publishing.withdraw_plan(viewer_of(cast.as_other_homeroom()), id).error().code,
            "notices.no_such_notice");
  EXPECT_TRUE(publishing.withdraw_plan(viewer_of(cast.as_homeroom()), id));
  clock.set(tomorrow);
  work();
  EXPECT_EQ(open_for(cast.as_li_mother()), 0u);
  EXPECT_EQ(count("select count(*) from asks"), 0);
}

TEST_P(PendingStore, IsPlannedForATimeThatComesAndMakesSense) {
  auto refused = [&](NewNotice notice) {
    auto made = publishing.publish(viewer_of(cast.as_homeroom()), notice);
    return made ? "" : made.error().code;
  };
  auto audience = people::AudienceSpec{.class_ids = {cast.school_class}};
  EXPECT_EQ(refused(letter(audience, clock.now())), "notices.bad_plan");
  EXPECT_EQ(refused(letter(audience, clock.now() + days{61})), "notices.bad_plan");
  auto due = letter(audience, tomorrow);
  due.due_at = tomorrow - hours{1};
  EXPECT_EQ(refused(due), "notices.bad_plan");
  auto begun = letter(audience, tomorrow);
  begun.starts_at = tomorrow;
  EXPECT_EQ(refused(begun), "notices.bad_plan");
}

TEST_P(PendingStore, WaitsForTheDeskWhereTheSchoolWantsIt) {
  want_approval();
  auto to_grade = letter({.grades = {3}});
  auto made = publish(cast.as_third_grade_head(), to_grade);
  EXPECT_EQ(made.approval, Approval::kAwaited);
  work();
  EXPECT_EQ(open_for(cast.as_li_mother()), 0u);
  auto desk = publishing.pending(viewer_of(cast.as_principal()));
  ASSERT_EQ(desk.size(), 1u);
  EXPECT_TRUE(desk[0].may_approve);
  EXPECT_FALSE(publishing.pending(viewer_of(cast.as_third_grade_head())).at(0).may_approve);
  EXPECT_TRUE(publishing.pending(viewer_of(cast.as_other_homeroom())).empty());
  EXPECT_TRUE(publishing.decide(viewer_of(cast.as_principal()), {made.notice_id, true, {}}));
  work();
  EXPECT_EQ(open_for(cast.as_li_mother()), 1u);
  EXPECT_EQ(publishing.decide(viewer_of(cast.as_principal()), {made.notice_id, true, {}}).error().code,
            "notices.no_such_notice")
      << "it is out";
}

TEST_P(PendingStore, StaysInWhenTheDeskRefusesAndSaysWhy) {
  want_approval();
  auto id = publish(cast.as_third_grade_head(), letter({.grades = {3}})).notice_id;
  EXPECT_TRUE(publishing.decide(viewer_of(cast.as_principal()), {id, false, "日期要改"}));
  work();
  EXPECT_EQ(open_for(cast.as_li_mother()), 0u);
  auto own = publishing.pending(viewer_of(cast.as_third_grade_head())).at(0);
  EXPECT_EQ(own.approval, Approval::kRefused);
  EXPECT_EQ(own.approval_note, "日期要改");
}

TEST_P(PendingStore, WaitsForNobodyWhereItGoesToOwnClassesOrComesFromTheDesk) {
  want_approval();
  EXPECT_TRUE(publish(cast.as_homeroom(), letter({.class_ids = {cast.school_class}})).published_at);
  auto from_desk = letter({.whole_school = true});
  from_desk.client_key = "desk";
  EXPECT_TRUE(publish(cast.as_principal(), from_desk).published_at);
}

TEST_P(PendingStore, AddsAStudentWhoCameLater) {
  auto id = publish(cast.as_homeroom(), letter({.class_ids = {cast.school_class}})).notice_id;
  auto mother = db().write([&](db::Tx& tx) {
    return people::kit::add_guardian(tx, people::kit::add_student(tx, cast.school_class, {.name = "新来"}));
  });
  auto caller = people::kit::calling(people::kit::as_guardian(mother));
  EXPECT_EQ(open_for(caller), 0u);
  auto added = publishing.add_recipients(viewer_of(cast.as_homeroom()), {id, {}});
  EXPECT_EQ(added->added, 1);
  EXPECT_EQ(added->families, 3);
  EXPECT_EQ(open_for(caller), 1u);
  EXPECT_EQ(publishing.add_recipients(viewer_of(cast.as_homeroom()), {id, {}})->added, 0) << "nobody twice";
  EXPECT_EQ(count("select count(*) from contacts"), 1);
}

TEST_P(PendingStore, AddsAClassWhichThenSeesIt) {
  auto id = publish(cast.as_principal(), letter({.class_ids = {cast.school_class}})).notice_id;
  EXPECT_TRUE(notices.list(viewer_of(cast.as_other_homeroom()), std::nullopt).notices.empty());
  auto added = publishing.add_recipients(viewer_of(cast.as_principal()),
                                         {id, people::AudienceSpec{.class_ids = {cast.other_class}}});
  EXPECT_EQ(added->added, 1);
  EXPECT_EQ(open_for(cast.as_sun_mother()), 1u);
  EXPECT_EQ(notices.list(viewer_of(cast.as_other_homeroom()), std::nullopt).notices.size(), 1u);
  EXPECT_EQ(count("select count(*) from contact_groups where group_kind = 'class' and is_void = 0"), 2);
}

TEST_P(PendingStore, AddsNobodyBeyondReachOrToAnothersNotice) {
  auto id = publish(cast.as_homeroom(), letter({.class_ids = {cast.school_class}})).notice_id;
  auto refused = [&](const access::Caller& caller) {
    return publishing
        .add_recipients(viewer_of(caller), {id, people::AudienceSpec{.class_ids = {cast.other_class}}})
        .error()
        .code;
  };
  EXPECT_EQ(refused(cast.as_homeroom()), "notices.out_of_reach");
  EXPECT_EQ(refused(cast.as_third_grade_head()), "notices.not_your_notice");
  EXPECT_EQ(refused(cast.as_other_homeroom()), "notices.no_such_notice");
}

TEST_P(PendingStore, TellsBeforeWhatAClassGotThisWeekAndWhomNobodyReachesFor) {
  publish(cast.as_principal(), letter({.class_ids = {cast.school_class}}));
  db().write([&](db::Tx& tx) { people::kit::limit_guardian(tx, cast.zhao, cast.zhao_mother, true, false); });
  auto lone = db().write(
      [&](db::Tx& tx) { return people::kit::add_student(tx, cast.school_class, {.name = "周一"}); });
  auto seen =
      publishing.preview(viewer_of(cast.as_principal()), {.audience = {.whole_school = true}}).value();
  EXPECT_EQ(seen.this_week.least, 0);
  EXPECT_EQ(seen.this_week.most, 1);
  ASSERT_EQ(seen.unreached.size(), 2u);
  for (const auto& each : seen.unreached)
    EXPECT_EQ(each.why, each.student_id == lone ? WhyUnreached::kNoGuardian : WhyUnreached::kNoneMayReceive);
  auto teacher = db().write([&](db::Tx& tx) {
    auto id = people::kit::add_staff(tx, cast.school);
    people::kit::add_teaching(tx, cast.school_class, id, {.role = "subject", .subject = "体育"});
    return id;
  });
  auto by_subject =
      publishing
          .preview(viewer_of(people::kit::calling(people::kit::as_staff(teacher, people::kTeacher))),
                   {.audience = {.class_ids = {cast.school_class}}})
          .value();
  EXPECT_EQ(by_subject.unreachable, 2);
  EXPECT_TRUE(by_subject.unreached.empty()) << "custody is told to those in charge";
  clock.set(clock.now() + days{7});
  EXPECT_EQ(publishing.preview(viewer_of(cast.as_principal()), {.audience = {.whole_school = true}})
                ->this_week.most,
            0)
      << "another week";
}

KITH_BOTH_ENGINES(PendingStore);

}  // namespace
}  // namespace kith::notices
