// SPDX-License-Identifier: Apache-2.0
// A team on its way to one village, on both engines: nobody in two places, no slot twice, nothing lost when
// it is changed or called off, and what a committee member must not learn.
#include "capabilities/visits/planning/big_visits.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "capabilities/visits/planning/big_visit_routes.hpp"
#include "capabilities/visits/planning/plan_routes.hpp"
#include "capabilities/visits/planning/season_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http/router_kit.hpp"
#include "platform/pdf/pdf_kit.hpp"

namespace kith::visits {
namespace {

class ABigVisit : public db::BothEngines {
 protected:
  std::int64_t li() const { return school.cast.li; }
  std::int64_t zhao() const { return school.cast.zhao; }
  BigVisit plan(const NewBigVisit& wanted) {
    auto planned = school.big_visits.plan(school.desk(), wanted);
    EXPECT_TRUE(planned) << planned.error().code;
    return planned.value();
  }
  std::string refusal_of(const NewBigVisit& wanted) {
    auto planned = school.big_visits.plan(school.desk(), wanted);
    return planned ? "" : planned.error().code;
  }
  std::vector<BigVisit> all() {
    return school.big_visits.list(school.desk(), school.season_plan_id).value().big_visits;
  }
  BigVisitDraft draft(std::optional<Date> day = std::nullopt) {
    return school.big_visits
        .draft(school.desk(), {.season_plan_id = school.season_plan_id,
                               .place = "石桥村",
                               .planned_on = day,
                               .part = day ? std::optional(DayPart::kMorning) : std::nullopt,
                               .trip_id = std::nullopt})
        .value();
  }
  static const DraftMember& in(const std::vector<DraftMember>& people, std::int64_t person_id) {
    return *std::find_if(people.begin(), people.end(),
                         [&](const DraftMember& each) { return each.person_id == person_id; });
  }
  std::int64_t count(std::string_view table) {
    auto sql = "select count(*) from " + std::string(table);
    return db().read([&](db::Session& session) { return session.one<std::int64_t>({"test.count", sql}); });
  }

  kit::PlannedSchool school{db()};
};
KITH_BOTH_ENGINES(ABigVisit);

TEST_P(ABigVisit, KnowsTheNeighbourhoodsAndWhomNobodyHasVisitedThere) {
  auto places = school.big_visits.list(school.desk(), school.season_plan_id).value().neighbourhoods;
  ASSERT_EQ(places.size(), 1u);
  EXPECT_EQ(places[0].place, "石桥村");
  EXPECT_EQ(places[0].families, 5);
  EXPECT_EQ(places[0].not_visited, 5);
}

TEST_P(ABigVisit, IsProposedWithThoseNotVisitedFirstAndATeamThatIsFree) {
  school.plans.drop(school.desk(), school.season_plan_id, zhao(), DropReason::kFamilyDeclined).value();
  auto proposed = draft(make_date(2026, 11, 28));
  EXPECT_EQ(proposed.families_a_pair, 4);
  ASSERT_EQ(proposed.families.size(), 5u);
  EXPECT_EQ(proposed.families.front().student_ids, std::vector{li()}) << "a key group comes first";
  EXPECT_EQ(proposed.families.back().student_ids, std::vector{zhao()});
  EXPECT_FALSE(proposed.families.back().is_proposed);
  EXPECT_EQ(std::count_if(proposed.families.begin(), proposed.families.end(),
                          [](const DraftFamily& family) { return family.is_proposed; }),
            4);
  EXPECT_EQ(in(proposed.staff, school.cast.homeroom).proposed_role, TripRole::kHomeroom);
}

TEST_P(ABigVisit, GoesFromDoorToDoorAndIsSeenByEachOfTheTeam) {
  auto visit = plan(school.big_visit({li(), school.qian[0], zhao()}));
  ASSERT_EQ(visit.stops.size(), 3u);
  EXPECT_EQ(visit.stops[0].student_id, zhao()) << "house 2 before 17 before 30";
  EXPECT_EQ(visit.stops[1].student_id, li());
  EXPECT_EQ(visit.stops[2].student_id, school.qian[0]);
  for (const auto& stop : visit.stops) {
    EXPECT_EQ(stop.state, PlanState::kKept);
    EXPECT_NE(std::find(stop.reasons.begin(), stop.reasons.end(), PlanReason::kBigVisit), stop.reasons.end());
  }
  for (const auto& viewer : {school.desk(), school.homeroom()}) {
    auto mine = school.trips.mine(viewer).trips;
    auto big = std::find_if(mine.begin(), mine.end(), [](const TripLine& trip) { return trip.is_big; });
    ASSERT_NE(big, mine.end());
    EXPECT_EQ(big->place, "石桥村");
    EXPECT_EQ(big->stops.size(), 3u);
    EXPECT_EQ(big->members.front().person_id, school.cast.principal) << "the leader first";
  }
}

TEST_P(ABigVisit, StaysWhenTheSeasonIsPlannedAnew) {
  auto visit = plan(school.big_visit({li(), zhao()}));
  school.propose();
  ASSERT_EQ(all().size(), 1u);
  EXPECT_EQ(all()[0].stops.size(), 2u);
  EXPECT_EQ(all()[0].members.size(), 2u);
  EXPECT_EQ(school.line_of(li()).trip_id, visit.trip_id);
}

TEST_P(ABigVisit, PutsNobodyInTwoPlaces) {
  plan(school.big_visit({li()}));
  auto other = school.big_visit({zhao()});
  EXPECT_EQ(refusal_of(other), "planning.member_not_free");
  auto refused = school.big_visits.plan(school.desk(), other).error();
  EXPECT_EQ(refused.fields.at("members." + std::to_string(school.cast.homeroom)),
            "planning.member_other_trip");
  EXPECT_EQ(in(draft(other.planned_on).staff, school.cast.homeroom).conflict, MemberConflict::kOtherTrip);
  EXPECT_EQ(all().size(), 1u);
  EXPECT_NE(school.line_of(zhao()).trip_id, all()[0].trip_id) << "nothing half done";
}

TEST_P(ABigVisit, AsksForALeaderATeamAndFamiliesItCanReach) {
  auto wanted = school.big_visit({li()});
  auto with = [&](auto change) {
    auto changed = wanted;
    change(changed);
    return refusal_of(changed);
  };
  EXPECT_EQ(with([](auto& w) { w.place = ""; }), "planning.no_place");
  EXPECT_EQ(with([](auto& w) { w.members[0].role = TripRole::kRecorder; }), "planning.no_leader");
  EXPECT_EQ(with([](auto& w) { w.members.pop_back(); }), "planning.team_too_small");
  EXPECT_EQ(with([](auto& w) { w.members.push_back(w.members[1]); }), "planning.member_twice");
  EXPECT_EQ(with([](auto& w) { w.student_ids.clear(); }), "planning.nobody_chosen");
  EXPECT_EQ(with([](auto& w) { w.planned_on = make_date(2026, 11, 29); }), "planning.no_visiting_day");
  EXPECT_EQ(with([&](auto& w) { w.planned_on = people::kit::kSchoolDay; }), "planning.no_visiting_day");
  EXPECT_EQ(with([&](auto& w) { w.student_ids = {school.cast.sun + 1000}; }), "planning.no_such_plan");
  EXPECT_EQ(with([&](auto& w) {
              w.student_ids = {li(), zhao(), school.qian[0], school.qian[1], school.qian[2]};
            }),
            "planning.too_many_families");
  EXPECT_EQ(with([&](auto& w) {
              w.members.push_back({school.cast.li_mother, TripRole::kCommitteeMember});
            }),
            "planning.member_not_free")
      << "she has no seat";
  EXPECT_EQ(with([](auto&) {}), "");
}

TEST_P(ABigVisit, LetsThoseLeftOutWaitWhenItIsChanged) {
  auto visit = plan(school.big_visit({li(), zhao()}));
  auto wanted = school.big_visit({zhao(), school.qian[1]});
  wanted.planned_on = make_date(2026, 12, 12);
  auto changed = school.big_visits.change(school.desk(), visit.trip_id, wanted);
  ASSERT_TRUE(changed) << changed.error().code;
  EXPECT_EQ(changed->trip_id, visit.trip_id);
  EXPECT_EQ(changed->stops.size(), 2u);
  EXPECT_EQ(school.line_of(li()).state, PlanState::kWaiting);
  school.propose();
  EXPECT_EQ(school.line_of(li()).state, PlanState::kProposed) << "and are planned again";
  plan(school.big_visit({li()}));
}

TEST_P(ABigVisit, CalledOffLeavesNothingBehindAndNobodyForgotten) {
  auto visit = plan(school.big_visit({li(), zhao()}));
  ASSERT_TRUE(school.big_visits.cancel(school.desk(), visit.trip_id));
  EXPECT_TRUE(all().empty());
  EXPECT_EQ(school.line_of(li()).state, PlanState::kWaiting);
  EXPECT_EQ(school.line_of(zhao()).state, PlanState::kWaiting);
  EXPECT_EQ(count("visit_trips where is_big = 1"), 0);
  EXPECT_EQ(count("visit_trip_members where role = 'leader'"), 0);
  auto cancelled = school.calendars.of_family(school.li_mother(), {school.season_plan_id, li(), {}}).value();
  EXPECT_NE(cancelled.find("STATUS:CANCELLED"), std::string::npos);
}

TEST_P(ABigVisit, SaysWhenItsLeaderHasLeftAndKeepsItsFamilies) {
  auto visit = plan(school.big_visit({li()}));
  db().write([&](db::Tx& tx) {
    tx.exec({"test.left", "update staff set left_on = '2026-11-20' where id = :id"},
            {{"id", school.cast.principal}});
  });
  school.clock.set(school.clock.at(make_date(2026, 11, 21), 600));
  EXPECT_EQ(all()[0].members.front().conflict, MemberConflict::kLeftSchool);
  EXPECT_EQ(all()[0].stops.size(), 1u);
  auto wanted = school.big_visit({li()});
  wanted.members = {{school.cast.homeroom, TripRole::kLeader}, {school.math, TripRole::kRecorder}};
  auto settled = school.big_visits.change(school.desk(), visit.trip_id, wanted);
  ASSERT_TRUE(settled) << settled.error().code;
  EXPECT_EQ(settled->members.front().person_id, school.cast.homeroom);
}

TEST_P(ABigVisit, IsToldToTheFamilyWhichMayDeclineTheCommittee) {
  school.seat(school.cast.zhao_mother);
  auto wanted = school.big_visit({li()});
  wanted.members.push_back({school.cast.zhao_mother, TripRole::kCommitteeMember});
  auto visit = plan(wanted);
  auto offers = school.trips.offers(school.li_mother());
  ASSERT_EQ(offers.size(), 1u);
  EXPECT_TRUE(offers[0].is_big);
  EXPECT_TRUE(offers[0].openings.empty());
  EXPECT_EQ(std::count_if(offers[0].team.begin(), offers[0].team.end(),
                          [](const TripMember& each) { return each.role == TripRole::kCommitteeMember; }),
            1);
  auto answered = school.trips.answer_committee(school.li_mother(), {school.season_plan_id, li(), true});
  ASSERT_TRUE(answered);
  EXPECT_TRUE(answered->declines_committee);
  EXPECT_TRUE(all()[0].stops[0].declines_committee);
  auto sheet = school.day_sheets.paper(school.homeroom(), {visit.planned_on, {}, {}}).value();
  EXPECT_NE(pdf::kit::Printed(sheet).text().find("家委会成员不进这一家"), std::string::npos);
}

TEST_P(ABigVisit, TellsACommitteeMemberDayPlaceAndTeamAndNothingOfAnyFamily) {
  school.seat(school.cast.zhao_mother);
  auto wanted = school.big_visit({li(), zhao()});
  wanted.members.push_back({school.cast.zhao_mother, TripRole::kCommitteeMember});
  auto visit = plan(wanted);
  auto routes = big_visit_routes(school.big_visits);
  for (auto& route : plan_routes(school.plans, school.trips)) routes.push_back(route);
  http::RouterKit kit(routes);
  const std::string joined = "GET /api/big_visits/joined";
  const auto list = fmt::format("GET /api/visit_seasons/{}/big_visits", school.season_plan_id);
  const std::vector<std::string> of_families = {"小雨", "李",   "大海", "石桥村17", "stops",     "student",
                                                "家长", "周敏", "key_", "family",   "telephone", "address"};
  kit.check({
      {.name = "the member who joins",
       .as = school.cast.as_zhao_mother(),
       .request = joined,
       .body_has = {"石桥村", "2026-11-28", "冯校长", "何老师", "committee_member"},
       .body_lacks = of_families},
      {.name = "no other parent",
       .as = school.cast.as_li_mother(),
       .request = joined,
       .body_lacks = {"石桥村"}},
      {.name = "the member's own child's visit, and no other family's",
       .as = school.cast.as_zhao_mother(),
       .request = "GET /api/visit_offers",
       .body_has = {"大海"},
       .body_lacks = {"小雨", "石桥村17", "key_group"}},
      {.name = "not the trips of the staff",
       .as = school.cast.as_zhao_mother(),
       .request = "GET /api/visit_trips/mine",
       .status = 403},
      {.name = "not the desk's list", .as = school.cast.as_zhao_mother(), .request = list, .status = 403},
      {.name = "nor does a teacher plan one",
       .as = school.cast.as_homeroom(),
       .request = fmt::format("DELETE /api/big_visits/{}", visit.trip_id),
       .status = 403},
      {.name = "another school's desk finds none",
       .as = school.cast.as_principal_elsewhere(),
       .request = fmt::format("DELETE /api/big_visits/{}", visit.trip_id),
       .status = 404},
      {.name = "nor its list",
       .as = school.cast.as_principal_elsewhere(),
       .request = list,
       .status = 404,
       .body_lacks = {"石桥村"}},
      {.name = "another family answers nothing for the Li family",
       .as = school.cast.as_zhao_mother(),
       .request = fmt::format("PUT /api/visit_offers/{}/{}/committee", school.season_plan_id, li()),
       .body = R"({"declines": true})",
       .status = 404},
      {.name = "the district nothing", .as = school.cast.as_officer(), .request = list, .status = 403},
  });
}

TEST_P(ABigVisit, IsNotToldToAMemberWhoseSeatHasEnded) {
  school.seat(school.cast.zhao_mother);
  auto wanted = school.big_visit({li()});
  wanted.members.push_back({school.cast.zhao_mother, TripRole::kCommitteeMember});
  plan(wanted);
  db().write([&](db::Tx& tx) {
    tx.exec({"test.unseat", "update committee_seats set until_on = '2026-11-20'"}, {});
  });
  EXPECT_TRUE(school.big_visits.joined(people::viewer_of(school.cast.as_zhao_mother())).empty());
  for (const auto& member : all()[0].members)
    EXPECT_EQ(member.conflict == MemberConflict::kSeatEnded, member.role == TripRole::kCommitteeMember);
}

}  // namespace
}  // namespace kith::visits
