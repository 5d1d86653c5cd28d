// SPDX-License-Identifier: Apache-2.0
// Proposing a season again and again, by hand and by choice, on both engines.
#include "capabilities/visits/planning/plans.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <set>
#include <thread>

#include "calendar/calendar_store.hpp"
#include "capabilities/visits/planning/trips.hpp"
#include "ledger/ledger.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"

namespace kith::visits {
namespace {

using people::kit::kSchoolDay;
using std::chrono::days;

const Date kSeasonStart = make_date(2026, 11, 9);

class SeasonStore : public db::BothEngines {
 protected:
  void SetUp() override {
    db().write([&](db::Tx& tx) {
      auto calendar = calendar::usual_calendar(2026);
      calendar.seasons = {{"秋季走访", kSeasonStart, make_date(2026, 12, 20)}};
      calendar::add_to_calendar(tx, cast.school, calendar);
      math = people::kit::add_staff(tx, cast.school, {.name = "魏老师"});
      people::kit::add_teaching(tx, cast.school_class, math, {.role = "subject", .subject = "math"});
      for (int i = 0; i < 10; ++i) {
        auto child = people::kit::add_student(tx, cast.school_class, {.name = "钱一" + std::to_string(i)});
        people::kit::add_guardian(tx, child, {.name = "钱家长"});
      }
      people::kit::add_care_membership(tx, cast.li, "left_behind");
    });
  }

  people::Viewer desk() const { return people::viewer_of(cast.as_principal()); }
  people::Viewer homeroom() const { return people::viewer_of(cast.as_homeroom()); }
  people::Viewer li_mother() const { return people::viewer_of(cast.as_li_mother()); }

  ProposalReport propose() {
    auto report = plans.propose(desk(), {.season = "秋季走访", .starts_on = kSeasonStart});
    EXPECT_TRUE(report);
    season_plan_id = report->season_plan_id;
    return *report;
  }
  std::vector<PlanLine> lines() { return plans.lines(desk(), {.season_plan_id = season_plan_id}); }
  PlanLine line_of(std::int64_t student_id) {
    return plans.lines(desk(), {.season_plan_id = season_plan_id, .student_id = student_id}).at(0);
  }
  std::vector<Opening> openings(std::int64_t student_id, std::int64_t staff_id) {
    for (const auto& teacher : plans.openings(desk(), season_plan_id, student_id).value())
      if (teacher.staff_id == staff_id) return teacher.openings;
    return {};
  }
  PlanChange change_of(std::int64_t student_id, std::int64_t owner_id, const Opening& to) const {
    return {.season_plan_id = season_plan_id,
            .student_id = student_id,
            .owner_id = owner_id,
            .planned_on = to.planned_on,
            .part = to.part,
            .slot_no = to.slot_no};
  }
  void visit(std::int64_t student_id) {
    db().write([&](db::Tx& tx) {
      ASSERT_TRUE(ledger.record(tx, {.school_id = cast.school,
                                     .kind = ledger::ContactKind::kVisit,
                                     .mode = ledger::Mode::kHome,
                                     .held_at = clock.now(),
                                     .recorded_by = cast.homeroom,
                                     .students = {{.student_id = student_id}},
                                     .staff_ids = {cast.homeroom},
                                     .slice = "visits",
                                     .client_key = "visit " + std::to_string(student_id)}));
    });
  }
  std::int64_t count(std::string_view table) {
    auto sql = "select count(*) from " + std::string(table);
    return db().read([&](db::Session& session) { return session.one<std::int64_t>({"test.count", sql}); });
  }

  people::kit::TwoSchools cast = db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  FixedClock clock{people::kit::morning()};
  secrets::SystemRandom random;
  secrets::Sealer sealer{secrets::FieldKey{}, random};
  ledger::Ledger ledger{clock};
  events::KeptEvents events;
  Plans plans{db(), clock, sealer, events};
  Trips trips{db(), clock, sealer, events};
  std::int64_t math = 0;
  std::int64_t season_plan_id = 0;
};
KITH_BOTH_ENGINES(SeasonStore);

TEST_P(SeasonStore, IsPlannedFromTheNextDayOnForEveryStudentOnce) {
  auto report = propose();
  EXPECT_EQ(report.planned, 13);
  EXPECT_EQ(report.waiting, 0);
  EXPECT_TRUE(report.idle.empty());
  auto all = lines();
  std::set<std::int64_t> students;
  for (const auto& line : all) {
    students.insert(line.student_id);
    EXPECT_GT(*line.planned_on, kSchoolDay);
    EXPECT_FALSE(line.reasons.empty());
  }
  EXPECT_EQ(students.size(), 13u);
  EXPECT_EQ(all.size(), 13u);
}

TEST_P(SeasonStore, LetsTheHeadAndEveryTeacherTakePart) {
  propose();
  auto overview = plans.overview(desk(), season_plan_id).value();
  ASSERT_EQ(overview.teachers.size(), 5u);
  for (const auto& teacher : overview.teachers)
    EXPECT_GT(teacher.trips + teacher.joined, 0) << teacher.staff_id;
}

TEST_P(SeasonStore, PlannedAgainChangesNothingThatIsKept) {
  propose();
  auto to = openings(cast.zhao, math).back();
  auto changed = plans.change(desk(), change_of(cast.zhao, math, to));
  ASSERT_TRUE(changed) << changed.error().code;
  EXPECT_EQ(changed->state, PlanState::kKept);

  auto report = propose();
  EXPECT_EQ(report.kept, 1);
  auto line = line_of(cast.zhao);
  EXPECT_EQ(line.state, PlanState::kKept);
  EXPECT_EQ(line.owner_id, math);
  EXPECT_EQ(line.planned_on, to.planned_on);
  EXPECT_EQ(line.slot_no, to.slot_no);
  EXPECT_EQ(lines().size(), 13u);
}

TEST_P(SeasonStore, HoldsAPlanWhenAVisitIsRecordedAndKeepsItSo) {
  propose();
  visit(cast.li);
  EXPECT_EQ(line_of(cast.li).state, PlanState::kHeld);
  EXPECT_TRUE(line_of(cast.li).contact_id);
  EXPECT_EQ(propose().held, 1);
  EXPECT_EQ(line_of(cast.li).state, PlanState::kHeld);
  EXPECT_EQ(plans.overview(desk(), season_plan_id).value().held, 1);
}

TEST_P(SeasonStore, DropsAStudentWhoHasLeftWithTheReason) {
  propose();
  db().write([&](db::Tx& tx) { people::kit::leave_school(tx, cast.li, kSchoolDay); });
  EXPECT_EQ(line_of(cast.li).state, PlanState::kDropped) << "told before anybody plans again";
  EXPECT_EQ(line_of(cast.li).drop_reason, DropReason::kLeftSchool);

  EXPECT_EQ(propose().left_school, 1);
  EXPECT_FALSE(line_of(cast.li).trip_id) << "and the slot is free";
  EXPECT_EQ(propose().left_school, 0) << "told once";
  EXPECT_EQ(plans.restore(desk(), season_plan_id, cast.li).error().code, "planning.not_dropped");
}

TEST_P(SeasonStore, PlansAStudentWhoHasComeBack) {
  propose();
  db().write([&](db::Tx& tx) { people::kit::leave_school(tx, cast.li, kSchoolDay); });
  propose();
  db().write([&](db::Tx& tx) {
    tx.exec({"test.back", "update students set left_on = null, class_id = :class_id where id = :id"},
            {{"class_id", cast.school_class}, {"id", cast.li}});
  });
  EXPECT_EQ(line_of(cast.li).state, PlanState::kWaiting);
  EXPECT_FALSE(line_of(cast.li).drop_reason);
  propose();
  EXPECT_EQ(line_of(cast.li).state, PlanState::kProposed);
}

TEST_P(SeasonStore, ListsThoseInOneState) {
  propose();
  ASSERT_TRUE(plans.drop(desk(), season_plan_id, cast.zhao, DropReason::kIllness));
  auto dropped = plans.lines(desk(), {.season_plan_id = season_plan_id, .state = PlanState::kDropped});
  ASSERT_EQ(dropped.size(), 1u);
  EXPECT_EQ(dropped[0].student_id, cast.zhao);
}

TEST_P(SeasonStore, HasGoalsThatPlanningAgainKeeps) {
  propose();
  auto set = plans.set_goals(desk(), {.season_plan_id = season_plan_id,
                                      .goal_permille = 950,
                                      .goal_face_permille = 900,
                                      .themes = {VisitTheme::kSafety, VisitTheme::kHolidays}});
  ASSERT_TRUE(set);
  propose();
  auto season = plans.overview(desk(), season_plan_id).value().season;
  EXPECT_EQ(season.goal_permille, 950);
  EXPECT_EQ(season.goal_face_permille, 900);
  EXPECT_EQ(season.themes, (std::vector{VisitTheme::kSafety, VisitTheme::kHolidays}));
  EXPECT_EQ(
      plans.set_goals(desk(), {.season_plan_id = season_plan_id, .goal_face_permille = 1001}).error().code,
      "planning.bad_goal");
}

TEST_P(SeasonStore, SaysHowManyFamiliesAPairSees) {
  propose();
  auto season = [&] { return plans.overview(desk(), season_plan_id).value().season; };
  auto set = [&](std::optional<int> families) {
    return plans.set_goals(desk(), {.season_plan_id = season_plan_id, .families_a_pair = families});
  };
  EXPECT_EQ(season().families_a_pair, 4);
  EXPECT_EQ(set(6).value().families_a_pair, 6);
  propose();
  ASSERT_TRUE(set(std::nullopt));
  EXPECT_EQ(season().families_a_pair, 6) << "who does not say keeps it";
  for (int wrong : {1, 7, 0, -3}) EXPECT_EQ(set(wrong).error().code, "planning.bad_families_a_pair") << wrong;
}

TEST_P(SeasonStore, CountsThoseMetInPerson) {
  propose();
  visit(cast.li);
  EXPECT_EQ(plans.overview(desk(), season_plan_id).value().held_face, 1);
  EXPECT_TRUE(line_of(cast.li).met_in_person);
  EXPECT_FALSE(line_of(cast.zhao).met_in_person);
}

TEST_P(SeasonStore, GivesTheVisitsOfATeacherWhoHasLeftToOthers) {
  propose();
  auto to = openings(cast.zhao, math).back();
  ASSERT_TRUE(plans.change(desk(), change_of(cast.zhao, math, to)));
  db().write([&](db::Tx& tx) {
    tx.exec({"test.leave", "update staff set left_on = '2026-11-18' where id = :id"}, {{"id", math}});
  });
  EXPECT_EQ(line_of(cast.zhao).state, PlanState::kToReplan);
  EXPECT_EQ(propose().returned, 1);
  auto all = lines();
  EXPECT_EQ(all.size(), 13u);
  for (const auto& line : all) {
    EXPECT_NE(line.owner_id, math);
    EXPECT_EQ(line.state, PlanState::kProposed) << line.student_id;
  }
}

TEST_P(SeasonStore, GivesWhatWasMissedAnotherDay) {
  propose();
  auto first = lines().front();
  clock.set(clock.now() + days{20});
  EXPECT_EQ(line_of(first.student_id).state, PlanState::kToReplan);
  propose();
  EXPECT_GT(*line_of(first.student_id).planned_on, clock.today());
}

TEST_P(SeasonStore, DropsAndRestoresByHand) {
  propose();
  auto dropped = plans.drop(homeroom(), season_plan_id, cast.zhao, DropReason::kIllness);
  ASSERT_TRUE(dropped);
  EXPECT_EQ(dropped->state, PlanState::kDropped);
  propose();
  EXPECT_EQ(line_of(cast.zhao).drop_reason, DropReason::kIllness);
  EXPECT_EQ(plans.restore(homeroom(), season_plan_id, cast.zhao)->state, PlanState::kWaiting);
  propose();
  EXPECT_EQ(line_of(cast.zhao).state, PlanState::kProposed);
}

TEST_P(SeasonStore, LeavesNoEmptyTripBehind) {
  propose();
  for (const auto& line : lines())
    ASSERT_TRUE(plans.drop(desk(), season_plan_id, line.student_id, DropReason::kFamilyDeclined));
  EXPECT_EQ(count("visit_trips"), 0);
  EXPECT_EQ(count("visit_trip_members"), 0);
  EXPECT_EQ(count("visit_stops"), 0);
}

TEST_P(SeasonStore, RespectsWhatATeacherSaysOfTheWeek) {
  std::vector<BusyTime> week;
  for (int weekday = 1; weekday <= 4; ++weekday) week.push_back({weekday, DayPart::kEvening});
  ASSERT_TRUE(trips.set_busy(homeroom(), week));
  propose();
  for (const auto& line : lines())
    EXPECT_TRUE(line.owner_id != cast.homeroom ||
                std::chrono::weekday(*line.planned_on).iso_encoding() >= 5u);
  EXPECT_EQ(trips.set_busy(homeroom(), {{8, DayPart::kEvening}}).error().code, "planning.bad_weekday");
}

TEST_P(SeasonStore, IsNotPlannedOnceItIsOverOrUnknown) {
  EXPECT_EQ(plans.propose(desk(), {.season = "winter", .starts_on = kSeasonStart}).error().code,
            "planning.no_such_season");
  EXPECT_EQ(plans.propose(desk(), {.season = "秋季走访", .starts_on = kSeasonStart, .goal_permille = 0})
                .error()
                .code,
            "planning.bad_goal");
  clock.set(clock.at(make_date(2026, 12, 20), 600));
  EXPECT_EQ(plans.propose(desk(), {.season = "秋季走访", .starts_on = kSeasonStart}).error().code,
            "planning.season_over");
}

TEST_P(SeasonStore, ShowsATeacherTheOwnTripsWithAddressesAndTheirOrder) {
  db().write([&](db::Tx& tx) {
    tx.exec({"test.address", "update students set address_sealed = :sealed where id = :id"},
            {{"sealed", sealer.seal("石桥村17号")}, {"id", cast.li}});
  });
  propose();
  clock.set(clock.at(make_date(2026, 11, 19), 600));
  auto mine = trips.mine(homeroom());
  ASSERT_FALSE(mine.trips.empty());
  bool has_address = false;
  for (const auto& trip : mine.trips) {
    EXPECT_EQ(trip.members.front().person_id, cast.homeroom);
    EXPECT_EQ(trip.out_of_sight, 0);
    for (const auto& stop : trip.stops) has_address = has_address || stop.address == "石桥村17号";
  }
  EXPECT_TRUE(has_address);
}

TEST_P(SeasonStore, LetsAFamilyChooseAnOfferedTimeAndForm) {
  propose();
  auto offers = trips.offers(li_mother());
  ASSERT_EQ(offers.size(), 1u);
  ASSERT_FALSE(offers[0].openings.empty());
  EXPECT_LE(offers[0].openings.size(), kMostOffered);
  const auto& to = offers[0].openings.back();
  auto chosen = trips.choose(li_mother(), {.season_plan_id = season_plan_id,
                                           .student_id = cast.li,
                                           .planned_on = to.planned_on,
                                           .part = to.part,
                                           .slot_no = to.slot_no,
                                           .form = VisitForm::kOnline});
  ASSERT_TRUE(chosen) << chosen.error().code;
  EXPECT_TRUE(chosen->is_chosen);
  EXPECT_EQ(chosen->form, VisitForm::kOnline) << "by messages, as P4.2 has it";
  propose();
  EXPECT_EQ(line_of(cast.li).planned_on, to.planned_on) << "what a family chose is kept";
}

TEST_P(SeasonStore, TellsTheSchoolWhatAFamilyWouldRatherHave) {
  propose();
  ASSERT_TRUE(trips.wish(li_mother(), {season_plan_id, cast.li, DayPart::kMorning, std::nullopt}));
  EXPECT_EQ(line_of(cast.li).wish_part, DayPart::kMorning);
  EXPECT_EQ(plans.overview(desk(), season_plan_id)->wishes, 1);
  propose();
  EXPECT_EQ(line_of(cast.li).wish_part, DayPart::kMorning) << "and forgets it not by planning again";
  EXPECT_EQ(trips.wish(li_mother(), {season_plan_id, cast.li, {}, {}}).error().code, "planning.empty_wish");
}

TEST_P(SeasonStore, GivesNoSlotTwiceThoughManyAskAtOnce) {
  propose();
  std::vector<PlanLine> of_homeroom;
  for (const auto& line : lines())
    if (line.owner_id == cast.homeroom) of_homeroom.push_back(line);
  ASSERT_GE(of_homeroom.size(), 4u);
  auto to = openings(of_homeroom.front().student_id, cast.homeroom).back();
  std::atomic<int> given{0}, refused{0};
  std::vector<std::thread> asking;
  for (const auto& line : of_homeroom)
    asking.emplace_back([&, student_id = line.student_id] {
      auto changed = plans.change(desk(), change_of(student_id, cast.homeroom, to));
      if (changed)
        ++given;
      else if (changed.error().code == "planning.slot_taken" ||
               changed.error().code == "planning.no_visiting_time")
        ++refused;
    });
  for (auto& thread : asking) thread.join();
  EXPECT_EQ(given, 1);
  EXPECT_EQ(refused, int(of_homeroom.size()) - 1);
  int there = 0;
  for (const auto& line : lines())
    there += line.owner_id == cast.homeroom && line.planned_on == to.planned_on && line.part == to.part &&
             line.slot_no == to.slot_no;
  EXPECT_EQ(there, 1);
}

TEST_P(SeasonStore, PlansTheOtherSchoolNotAtAll) {
  propose();
  EXPECT_EQ(plans.overview(people::viewer_of(cast.as_principal_elsewhere()), season_plan_id).error().code,
            "planning.no_such_plan");
}

}  // namespace
}  // namespace kith::visits
