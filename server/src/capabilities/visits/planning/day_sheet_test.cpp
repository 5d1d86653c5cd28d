// SPDX-License-Identifier: Apache-2.0
// What the sheet for the day says, and to whom it is given.
#include "capabilities/visits/planning/day_sheet.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "capabilities/visits/planning/season_kit.hpp"
#include "capabilities/visits/planning/trip_paper_routes.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http/router_kit.hpp"
#include "platform/pdf/pdf_kit.hpp"

namespace kith::visits {
namespace {

class DaySheetOfATeacher : public ::testing::Test {
 protected:
  std::string day_of_li() { return kith::to_text(*school.line_of(school.cast.li).planned_on); }
  std::string get(const std::string& day, std::int64_t staff_id = 0) const {
    auto request = "GET /api/visit_trips/day_sheet?day_on=" + day;
    return staff_id ? request + fmt::format("&staff_id={}", staff_id) : request;
  }
  std::string text_for(const people::Viewer& viewer, const WantedDaySheet& wanted) {
    return pdf::kit::Printed(school.day_sheets.paper(viewer, wanted).value()).text();
  }

  db::ScratchDatabase database;
  kit::PlannedSchool school{database.db()};
  http::RouterKit kit{trip_paper_routes(school.day_sheets, school.calendars)};
};

TEST_F(DaySheetOfATeacher, SaysWhenWhomWhereAndLeavesRoomToWrite) {
  auto text = text_for(school.homeroom(), {*school.line_of(school.cast.li).planned_on, {}, {}});
  for (const auto* words : {"家访路线单", "何老师", "小雨", "石桥村17号", "13900001234", "孩子的长处",
                            "问题与办法", "约定与期限", "家长的意见", "惠民政策"})
    EXPECT_NE(text.find(words), std::string::npos) << words << "\n" << text;
}

TEST_F(DaySheetOfATeacher, SaysWhatTheSeasonIsAbout) {
  school.plans
      .set_goals(school.desk(), {.season_plan_id = school.season_plan_id, .themes = {VisitTheme::kHolidays}})
      .value();
  auto text = text_for(school.homeroom(), {*school.line_of(school.cast.li).planned_on, {}, {}});
  EXPECT_NE(text.find("假期生活"), std::string::npos) << text;
}

TEST_F(DaySheetOfATeacher, NamesChildrenByTheirCallNameAndNoCareGroup) {
  auto text = text_for(school.homeroom(), {*school.line_of(school.cast.li).planned_on, {}, {}});
  for (const auto* words : {"李小雨", "留守", "重点"})
    EXPECT_EQ(text.find(words), std::string::npos) << words << "\n" << text;
}

TEST_F(DaySheetOfATeacher, ListsTheDoorsInTheOrderOfTheWay) {
  auto line = school.line_of(school.cast.zhao);
  auto text = text_for(school.desk(), {*line.planned_on, line.owner_id, Language::kZh});
  std::size_t at = 0;
  for (const auto& each : school.lines()) {
    if (each.trip_id != line.trip_id) continue;
    auto found = text.find(people::given_name(each.name), at);
    ASSERT_NE(found, std::string::npos) << each.slot_no.value();
    at = found;
  }
}

TEST_F(DaySheetOfATeacher, IsGivenToWhoGoesAndToTheDesk) {
  auto day = day_of_li();
  auto homeroom = school.cast.homeroom;
  kit.check({
      {.name = "who goes", .as = school.cast.as_homeroom(), .request = get(day), .body_has = {"%PDF"}},
      {.name = "the desk",
       .as = school.cast.as_principal(),
       .request = get(day, homeroom),
       .body_has = {"%PDF"}},
      {.name = "no colleague", .as = school.as_math(), .request = get(day, homeroom), .status = 403},
      {.name = "no desk of another school",
       .as = school.cast.as_principal_elsewhere(),
       .request = get(day, homeroom),
       .status = 404},
      {.name = "no family", .as = school.cast.as_li_mother(), .request = get(day), .status = 403},
      {.name = "not the district",
       .as = school.cast.as_officer(),
       .request = get(day, homeroom),
       .status = 403},
      {.name = "nothing on a day without a trip",
       .as = school.cast.as_homeroom(),
       .request = get("2027-01-10"),
       .status = 404},
  });
}

TEST(TheOrderOfDoors, CountsHouseNumbersAsNumbers) {
  EXPECT_LT(route_key_of("石桥村2号"), route_key_of("石桥村17号"));
  EXPECT_LT(route_key_of("石桥村17号"), route_key_of("石桥村17号2室"));
  EXPECT_LT(route_key_of("幸福家园3栋9室"), route_key_of("幸福家园3栋10室"));
  EXPECT_EQ(route_key_of(""), "");
}

}  // namespace
}  // namespace kith::visits
