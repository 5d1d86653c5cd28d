// SPDX-License-Identifier: Apache-2.0
#include "capabilities/gatherings/minutes.hpp"

#include <gtest/gtest.h>

#include "capabilities/gatherings/gatherings.hpp"
#include "ledger/contact_store.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"

namespace kith::gatherings {
namespace {

using ledger::ContactKind;
using ledger::Level;
using people::kit::kSchoolDay;
using std::chrono::days;

NewMinutes told(std::int64_t owner_id = 1) {
  return {.problems = {"家长白天不在家"},
          .steps = {{.step_id = std::nullopt,
                     .words = "列出晚上可约的时间",
                     .owner_id = owner_id,
                     .due_on = kSchoolDay + days{7}}}};
}

TEST(MinutesOfAMeeting, NeedAProblemAndANextStep) {
  EXPECT_FALSE(refusal(told(), kSchoolDay));
  auto minutes = told();
  minutes.problems.clear();
  EXPECT_EQ(refusal(minutes, kSchoolDay)->code, "gatherings.no_problems");
  minutes = told();
  minutes.steps.clear();
  EXPECT_EQ(refusal(minutes, kSchoolDay)->code, "gatherings.no_steps");
}

TEST(MinutesOfAMeeting, SayWhichPointIsEmptyOrPast) {
  auto minutes = told();
  minutes.problems.push_back("  ");
  EXPECT_EQ(refusal(minutes, kSchoolDay)->fields.count("problems.1"), 1u);
  minutes = told();
  minutes.steps[0].due_on = kSchoolDay - days{1};
  EXPECT_EQ(refusal(minutes, kSchoolDay)->code, "gatherings.step_in_the_past");
}

TEST(MinutesOfAMeeting, AreAskedOfExchangeMeetingsAlone) {
  for (auto kind : enumerators<ContactKind>())
    EXPECT_EQ(needs_minutes(kind), kind == ContactKind::kExchangeMeeting);
}

class ExchangeMeeting : public db::BothEngines {
 protected:
  void SetUp() override {
    db().write([&](db::Tx& tx) { cast.emplace(tx); });
    ledger.listen(duties);
  }
  people::Viewer principal() const { return people::viewer_of(cast->as_principal()); }
  people::Viewer homeroom() const { return people::viewer_of(cast->as_homeroom()); }
  GatheringLine held() {
    return gatherings
        .add(principal(), {.kind = ContactKind::kExchangeMeeting,
                           .level = Level::kSchool,
                           .held_on = kSchoolDay,
                           .client_key = "exchange"})
        .value();
  }
  GatheringLine planned() {
    return gatherings
        .add(principal(), {.kind = ContactKind::kExchangeMeeting,
                           .level = Level::kSchool,
                           .planned_on = kSchoolDay,
                           .client_key = "planned"})
        .value();
  }
  std::int64_t counted() {
    return db().read([](db::Session& session) {
      return session.one<std::int64_t>(
          {"test.counted",
           "select count(*) from contact_groups where kind = 'exchange_meeting' and group_kind = 'school' "
           "and is_void = 0"});
    });
  }
  std::vector<ledger::Duty> duties_of(const people::Viewer& viewer) {
    return db().read([&](db::Session& session) {
      return ledger::open_duties_of(session, viewer.school_id, viewer.person_id, 10);
    });
  }
  MinutesPage write(std::int64_t gathering_id) {
    return gatherings.write_minutes(principal(), gathering_id, told(cast->homeroom)).value();
  }

  std::optional<people::kit::TwoSchools> cast;
  FixedClock clock{people::kit::morning()};
  ledger::Ledger ledger{clock};
  ledger::Duties duties;
  events::KeptEvents events;
  Gatherings gatherings{db(), clock, ledger, duties, events};
};

TEST_P(ExchangeMeeting, IsInNoCountUntilItsMinutesAreWritten) {
  auto meeting = held();
  EXPECT_EQ(meeting.state, State::kHeld);
  EXPECT_TRUE(meeting.lacks_minutes);
  EXPECT_EQ(counted(), 0);
  auto page = write(meeting.gathering_id);
  EXPECT_EQ(counted(), 1);
  EXPECT_EQ(page.problems, std::vector<std::string>{"家长白天不在家"});
  write(meeting.gathering_id);
  EXPECT_EQ(counted(), 1) << "written again it is still one meeting";
  EXPECT_FALSE(gatherings.list(principal()).gatherings.at(0).lacks_minutes);
}

TEST_P(ExchangeMeeting, ThatWasPlannedIsHeldAsPlannedOnceItsMinutesAreThere) {
  auto meeting = planned();
  gatherings.hold(principal(), meeting.gathering_id, {.held_on = kSchoolDay}).value();
  ASSERT_EQ(duties_of(principal()).size(), 1u);
  clock.set(clock.now() + days{3});
  write(meeting.gathering_id);
  EXPECT_TRUE(duties_of(principal()).empty());
}

TEST_P(ExchangeMeeting, MakesItsNextStepsDutiesOfTheirOwners) {
  write(held().gathering_id);
  auto own = duties_of(homeroom());
  ASSERT_EQ(own.size(), 1u);
  EXPECT_EQ(own[0].kind, "gatherings.next_step");
  EXPECT_EQ(clock.date_of(own[0].due_at), kSchoolDay + days{7});
}

TEST_P(ExchangeMeeting, LetsTheOwnerFinishAStepAndNobodyElse) {
  auto step_id = write(held().gathering_id).steps.at(0).step_id;
  auto other = people::viewer_of(cast->as_other_homeroom());
  EXPECT_EQ(gatherings.finish_step(other, step_id).error().code, "gatherings.not_your_step");
  EXPECT_EQ(gatherings.finish_step(people::viewer_of(cast->as_principal_elsewhere()), step_id).error().code,
            "gatherings.no_such_step");
  auto page = gatherings.finish_step(homeroom(), step_id).value();
  EXPECT_TRUE(page.steps.at(0).done_at);
  EXPECT_TRUE(duties_of(homeroom()).empty());
}

TEST_P(ExchangeMeeting, MovesADutyWhenItsStepGetsAnotherOwner) {
  auto page = write(held().gathering_id);
  auto minutes = told(cast->other_homeroom);
  minutes.steps[0].step_id = page.steps.at(0).step_id;
  gatherings.write_minutes(principal(), page.gathering_id, minutes).value();
  EXPECT_TRUE(duties_of(homeroom()).empty());
  EXPECT_EQ(duties_of(people::viewer_of(cast->as_other_homeroom())).size(), 1u);
}

TEST_P(ExchangeMeeting, StrikesAStepThatIsLeftOut) {
  auto page = write(held().gathering_id);
  gatherings.write_minutes(principal(), page.gathering_id, told(cast->other_homeroom)).value();
  EXPECT_TRUE(duties_of(homeroom()).empty());
}

TEST_P(ExchangeMeeting, TakesItsMinutesAndDutiesWithItWhenItDidNotTakePlace) {
  auto meeting = held();
  write(meeting.gathering_id);
  gatherings.undo_holding(principal(), meeting.gathering_id).value();
  EXPECT_EQ(counted(), 0);
  EXPECT_TRUE(duties_of(homeroom()).empty());
}

TEST_P(ExchangeMeeting, WithoutMinutesIsTakenBackToo) {
  auto meeting = planned();
  gatherings.hold(principal(), meeting.gathering_id, {.held_on = kSchoolDay}).value();
  EXPECT_EQ(gatherings.undo_holding(principal(), meeting.gathering_id).value().state, State::kPlanned);
  EXPECT_EQ(duties_of(principal()).size(), 1u);
}

TEST_P(ExchangeMeeting, IsReadByItsStaffAndWrittenByWhoIsInCharge) {
  auto meeting = held();
  write(meeting.gathering_id);
  EXPECT_EQ(gatherings.minutes(homeroom(), meeting.gathering_id).value().problems.size(), 1u);
  EXPECT_TRUE(gatherings.minutes(homeroom(), meeting.gathering_id).value().staff.empty());
  EXPECT_EQ(gatherings.write_minutes(homeroom(), meeting.gathering_id, told(cast->homeroom)).error().code,
            "gatherings.not_your_group");
  EXPECT_FALSE(gatherings.minutes(people::viewer_of(cast->as_principal_elsewhere()), meeting.gathering_id));
}

TEST_P(ExchangeMeeting, GivesNoStepToSomebodyOfAnotherSchool) {
  auto meeting = held();
  EXPECT_EQ(gatherings.write_minutes(principal(), meeting.gathering_id, told(cast->homeroom_elsewhere))
                .error()
                .code,
            "gatherings.no_such_owner");
}

TEST_P(ExchangeMeeting, IsNotTakenForAnotherKindOfGathering) {
  auto open_day = gatherings
                      .add(principal(), {.kind = ContactKind::kOpenDay,
                                         .level = Level::kSchool,
                                         .held_on = kSchoolDay,
                                         .client_key = "open day"})
                      .value();
  EXPECT_EQ(gatherings.write_minutes(principal(), open_day.gathering_id, told(cast->homeroom)).error().code,
            "gatherings.no_minutes_here");
}

KITH_BOTH_ENGINES(ExchangeMeeting);

}  // namespace
}  // namespace kith::gatherings
