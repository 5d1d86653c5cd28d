// SPDX-License-Identifier: Apache-2.0
// Calendar files as telephones read them, on both engines, and whom they are given.
#include "capabilities/visits/planning/visit_calendar.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "capabilities/visits/planning/calendar_store.hpp"
#include "capabilities/visits/planning/plan_store.hpp"
#include "capabilities/visits/planning/season_kit.hpp"
#include "capabilities/visits/planning/trip_paper_routes.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http/router_kit.hpp"
#include "platform/ical/calendar_file_kit.hpp"

namespace kith::visits {
namespace {

using ical::kit::ReadCalendar;

class VisitsInACalendar : public db::BothEngines {
 protected:
  ReadCalendar of(const people::Viewer& staff) { return ReadCalendar(school.calendars.of_staff(staff, {})); }
  ReadCalendar of_li() {
    return ReadCalendar(
        school.calendars.of_family(school.li_mother(), {season(), school.cast.li, {}}).value());
  }
  std::int64_t season() const { return school.season_plan_id; }
  std::string uid_of_li() const { return entry_uid(season(), school.cast.li); }
  void pass(std::chrono::minutes time) { school.clock.set(school.clock.now() + time); }
  // To the last free time of the teacher.
  PlanLine move_li_to(std::int64_t staff_id) {
    for (const auto& teacher : school.plans.openings(school.desk(), season(), school.cast.li).value())
      if (teacher.staff_id == staff_id) {
        const auto& to = teacher.openings.back();
        return school.plans
            .change(school.desk(), {.season_plan_id = season(),
                                    .student_id = school.cast.li,
                                    .owner_id = staff_id,
                                    .planned_on = to.planned_on,
                                    .part = to.part,
                                    .slot_no = to.slot_no})
            .value();
      }
    throw std::out_of_range("not a teacher of the class");
  }

  kit::PlannedSchool school{db()};
};
KITH_BOTH_ENGINES(VisitsInACalendar);

TEST_P(VisitsInACalendar, StandAtTheirTimeInTheZoneOfTheDistrict) {
  auto line = school.line_of(school.cast.li);
  auto calendar = of(school.homeroom());
  EXPECT_EQ(calendar.problems, 0);
  auto entry = calendar.at(uid_of_li());
  EXPECT_EQ(entry.time_zone, "Asia/Shanghai");
  EXPECT_EQ(entry.starts_at, school.clock.at(*line.planned_on, *line.begins_at_minute));
  EXPECT_EQ(entry.status, "CONFIRMED");
  EXPECT_EQ(entry.location, "石桥村17号");
  EXPECT_EQ(entry.summary, "家访 · 小雨");
}

TEST_P(VisitsInACalendar, AreTheSameEntryAfterTheirTimeHasChanged) {
  auto first = of_li().at(uid_of_li());
  pass(std::chrono::minutes{1});
  auto moved = move_li_to(school.cast.homeroom);
  auto second = of_li().at(uid_of_li());
  EXPECT_GT(second.sequence, first.sequence);
  EXPECT_NE(second.starts, first.starts);
  EXPECT_EQ(second.starts_at, school.clock.at(*moved.planned_on, *moved.begins_at_minute));
  EXPECT_EQ(of(school.homeroom()).at(uid_of_li()).starts, second.starts);
}

TEST_P(VisitsInACalendar, AreCancelledForWhoGoesNoMore) {
  auto first = of(school.homeroom()).at(uid_of_li());
  pass(std::chrono::minutes{1});
  move_li_to(school.math);
  auto struck = of(school.homeroom()).at(uid_of_li());
  EXPECT_EQ(struck.status, "CANCELLED");
  EXPECT_EQ(struck.starts, first.starts);
  EXPECT_GT(struck.sequence, first.sequence);
  EXPECT_EQ(struck.location, "") << "who does not go needs no address";
  EXPECT_EQ(of(people::viewer_of(school.as_math())).at(uid_of_li()).status, "CONFIRMED");
}

TEST_P(VisitsInACalendar, AreCancelledWhenThereIsNoneThisSeason) {
  auto first = of_li().at(uid_of_li());
  pass(std::chrono::minutes{1});
  ASSERT_TRUE(school.plans.drop(school.desk(), season(), school.cast.li, DropReason::kIllness));
  for (const auto& calendar : {of_li(), of(school.homeroom())}) {
    EXPECT_EQ(calendar.at(uid_of_li()).status, "CANCELLED");
    EXPECT_EQ(calendar.at(uid_of_li()).starts, first.starts);
  }
}

TEST_P(VisitsInACalendar, AreCancelledForWhoOnlyCameAlong) {
  auto line = school.line_of(school.cast.li);
  auto english = db().write([&](db::Tx& tx) {
    auto id = people::kit::add_staff(tx, school.cast.school, {.name = "许老师"});
    people::kit::add_teaching(tx, school.cast.school_class, id, {.role = "subject", .subject = "英语"});
    EXPECT_TRUE(add_member(
        tx, {school.cast.school, id, *line.planned_on, *line.part, *line.trip_id, TripRole::kCompanion}));
    return people::kit::as_staff(id, people::kTeacher);
  });
  auto first = of(english).at(uid_of_li());
  EXPECT_EQ(first.status, "CONFIRMED");
  pass(std::chrono::minutes{1});
  move_li_to(school.math);
  auto struck = of(english).at(uid_of_li());
  EXPECT_EQ(struck.status, "CANCELLED");
  EXPECT_EQ(struck.starts, first.starts);
  EXPECT_GT(struck.sequence, first.sequence);
  EXPECT_EQ(struck.location, "");
  EXPECT_EQ(struck.summary.find("小雨"), std::string::npos) << "who does not go reads no name";
}

TEST_P(VisitsInACalendar, AreLivingAgainForWhoGoesAgain) {
  pass(std::chrono::minutes{1});
  move_li_to(school.math);
  auto struck = of(school.homeroom()).at(uid_of_li());
  pass(std::chrono::minutes{1});
  move_li_to(school.cast.homeroom);
  auto again = of(school.homeroom()).at(uid_of_li());
  EXPECT_EQ(again.status, "CONFIRMED");
  EXPECT_GT(again.sequence, struck.sequence);
}

TEST_P(VisitsInACalendar, AreOneEntryOfABigVisitForEachOfTheTeam) {
  auto visit = school.big_visits.plan(school.desk(), school.big_visit({school.cast.li})).value();
  const auto uid = big_visit_uid(visit.trip_id);
  auto first = of(school.homeroom()).at(uid);
  EXPECT_EQ(first.status, "CONFIRMED");
  EXPECT_EQ(first.summary, "大家访 · 石桥村");
  EXPECT_EQ(of(school.homeroom()).at(uid_of_li()).status, "CANCELLED") << "the small trip is no more";

  pass(std::chrono::minutes{1});
  auto wanted = school.big_visit({school.cast.li});
  wanted.members = {{school.cast.homeroom, TripRole::kLeader}, {school.math, TripRole::kRecorder}};
  ASSERT_TRUE(school.big_visits.change(school.desk(), visit.trip_id, wanted));
  EXPECT_EQ(of(school.desk()).at(uid).status, "CANCELLED");
  EXPECT_EQ(of(school.homeroom()).at(uid).status, "CONFIRMED");
  EXPECT_GT(of(school.homeroom()).at(uid).sequence, first.sequence);

  pass(std::chrono::minutes{1});
  ASSERT_TRUE(school.big_visits.cancel(school.desk(), visit.trip_id));
  for (const auto& viewer : {school.homeroom(), people::viewer_of(school.as_math())})
    EXPECT_EQ(of(viewer).at(uid).status, "CANCELLED");
}

TEST_P(VisitsInACalendar, FollowTheSeasonPlannedAnew) {
  auto first = of_li().at(uid_of_li());
  pass(std::chrono::hours{24});
  school.propose();
  auto second = of_li().at(uid_of_li());
  EXPECT_EQ(second.status, "CONFIRMED");
  EXPECT_GT(second.sequence, first.sequence);
  EXPECT_EQ(second.starts_at, school.clock.at(*school.line_of(school.cast.li).planned_on,
                                              *school.line_of(school.cast.li).begins_at_minute));
}

TEST_P(VisitsInACalendar, AreGivenToWhoGoesAndToTheFamilyAlone) {
  http::RouterKit kit{trip_paper_routes(school.day_sheets, school.calendars)};
  const std::string mine = "GET /api/visit_trips/calendar";
  const auto of_li = fmt::format("GET /api/visit_offers/{}/{}/calendar", season(), school.cast.li);
  kit.check({
      {.name = "who goes", .as = school.cast.as_homeroom(), .request = mine, .body_has = {uid_of_li()}},
      {.name = "another class's teacher has no entry of it",
       .as = school.cast.as_other_homeroom(),
       .request = mine,
       .body_lacks = {uid_of_li(), "石桥村", "小雨"}},
      {.name = "another school neither",
       .as = school.cast.as_homeroom_elsewhere(),
       .request = mine,
       .body_lacks = {uid_of_li(), "石桥村"}},
      {.name = "the family: its child, its teacher, no address, no reason",
       .as = school.cast.as_li_mother(),
       .request = of_li,
       .body_has = {uid_of_li(), "何老师", "小雨"},
       .body_lacks = {"石桥村", "key_group", "李小雨"}},
      {.name = "no other family", .as = school.cast.as_zhao_mother(), .request = of_li, .status = 404},
      {.name = "not the father whom a court bars",
       .as = school.cast.as_li_barred_father(),
       .request = of_li,
       .status = 404},
      {.name = "no family sees a teacher's",
       .as = school.cast.as_li_mother(),
       .request = mine,
       .status = 403},
      {.name = "not the district", .as = school.cast.as_officer(), .request = mine, .status = 403},
  });
}

}  // namespace
}  // namespace kith::visits
