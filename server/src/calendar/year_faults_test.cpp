// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "calendar/year_calendar.hpp"

namespace kith::calendar {
namespace {

using Faults = std::map<std::string, std::string>;

YearCalendar usual() { return year_in(usual_calendar(2026), 2026); }

TEST(CheckingAYear, FindsNothingWrongWithTheUsualOne) {
  for (int year : {2025, 2026, 2027, 2028})
    EXPECT_EQ(faults_of(year_in(usual_calendar(year), year)), Faults{}) << year;
}

TEST(CheckingAYear, WantsATermAndNoTermTwice) {
  auto year = usual();
  year.milestones.clear();
  year.terms.clear();
  EXPECT_EQ(faults_of(year), (Faults{{"terms", "calendar.no_term"}}));
  year.terms = {usual().terms[0], usual().terms[0], {3, make_date(2027, 2, 17), make_date(2027, 7, 5)}};
  EXPECT_EQ(faults_of(year), (Faults{{"terms.1.term_no", "calendar.term_twice"},
                                     {"terms.2.term_no", "calendar.no_such_term"}}));
}

TEST(CheckingAYear, KeepsTermsApartAndInsideTheSchoolYear) {
  auto year = usual();
  year.terms[1].starts_on = year.terms[0].ends_on;
  EXPECT_EQ(faults_of(year), (Faults{{"terms.1.starts_on", "calendar.terms_overlap"}}));
  year = usual();
  year.terms[0].starts_on = make_date(2025, 9, 1);
  year.terms[1].ends_on = make_date(2027, 2, 1);
  year.milestones.clear();
  EXPECT_EQ(faults_of(year), (Faults{{"terms.0.starts_on", "calendar.outside_school_year"},
                                     {"terms.1.ends_on", "calendar.ends_before_start"}}));
}

TEST(CheckingAYear, NamesEachHolidayAndTakesADayOnce) {
  auto year = usual();
  year.holidays = {{make_date(2026, 10, 1), make_date(2026, 10, 7), "国庆节"},
                   {make_date(2026, 10, 7), make_date(2026, 10, 8), ""},
                   {make_date(2026, 10, 10), make_date(2026, 10, 10), "调休", true},
                   {make_date(2026, 10, 12), make_date(2026, 10, 12), "调休", true},
                   {make_date(2027, 2, 1), make_date(2027, 6, 1), "长假"}};
  EXPECT_EQ(faults_of(year), (Faults{{"holidays.1.name", "calendar.name_missing"},
                                     {"holidays.1.starts_on", "calendar.day_twice"},
                                     {"holidays.3.starts_on", "calendar.already_working"},
                                     {"holidays.4.ends_on", "calendar.holiday_too_long"}}));
}

TEST(CheckingAYear, LetsASummerSeasonReachIntoAugustAndNoTwoBeginInOneWeek) {
  auto year = usual();
  year.seasons = {{"summer", make_date(2027, 7, 6), make_date(2027, 8, 31)},
                  {"雨季回访", make_date(2027, 7, 8), make_date(2027, 7, 20)},
                  {std::string(61, 'x'), make_date(2027, 8, 2), make_date(2027, 8, 3)}};
  EXPECT_EQ(faults_of(year), (Faults{{"seasons.1.starts_on", "calendar.season_same_week"},
                                     {"seasons.2.season", "calendar.name_too_long"},
                                     {"seasons.2.starts_on", "calendar.outside_school_year"}}));
}

TEST(CheckingAYear, SeesTheSeasonsOfTheYearBefore) {
  auto year = usual();
  ASSERT_EQ(year.seasons[0].starts_on, make_date(2026, 8, 1));
  std::vector<VisitSeason> before{{"summer", make_date(2026, 7, 27), make_date(2026, 8, 31)}};
  EXPECT_EQ(faults_of(year, before), (Faults{{"seasons.0.starts_on", "calendar.season_same_week"}}));
}

TEST(CheckingAYear, KeepsExaminationsInTheirTermAndInOrder) {
  auto year = usual();
  year.milestones = {{MilestoneCode::kMidtermExam, 1, make_date(2027, 1, 13), make_date(2027, 1, 21)},
                     {MilestoneCode::kFinalExam, 1, make_date(2027, 1, 13), make_date(2027, 1, 15)},
                     {MilestoneCode::kFinalExam, 1, make_date(2027, 1, 25), make_date(2027, 1, 26)},
                     {MilestoneCode::kGraduation, 2, make_date(2027, 7, 20), make_date(2027, 7, 20)},
                     {MilestoneCode::kMidtermExam, 3, make_date(2027, 4, 1), make_date(2027, 4, 2)}};
  EXPECT_EQ(faults_of(year), (Faults{{"milestones.0.ends_on", "calendar.outside_term"},
                                     {"milestones.1.starts_on", "calendar.final_before_midterm"},
                                     {"milestones.2.code", "calendar.milestone_twice"},
                                     {"milestones.2.ends_on", "calendar.outside_term"},
                                     {"milestones.4.term_no", "calendar.no_such_term"}}))
      << "graduation may be after the last day of term";
}

TEST(CheckingAYear, FindsAnExaminationThatATermLeftBehind) {
  auto year = usual();
  year.terms[0].ends_on = make_date(2027, 1, 14);
  EXPECT_EQ(faults_of(year), (Faults{{"milestones.1.ends_on", "calendar.outside_term"}}));
}

TEST(WritingAYear, JoinsDaysInARowAndPartsThemAgain) {
  auto year = usual();
  ASSERT_EQ(year.holidays.size(), 4u);
  EXPECT_EQ(year.holidays[0].ends_on, make_date(2026, 10, 7));
  auto again = calendar_of(year);
  EXPECT_EQ(again.holidays.size(), usual_calendar(2026).holidays.size());
  EXPECT_EQ(again.milestones.size(), 5u);
  EXPECT_EQ(again.terms.size(), 2u);
}

TEST(WritingAYear, LeavesTheSectionsAloneThatAreNotGiven) {
  auto year = changed(
      usual(),
      {.school_year = 2026,
       .seasons = std::vector<VisitSeason>{{"  回访 ", make_date(2026, 10, 8), make_date(2026, 10, 9)}}});
  EXPECT_EQ(year.terms.size(), 2u);
  ASSERT_EQ(year.seasons.size(), 1u);
  EXPECT_EQ(year.seasons[0].season, "回访");
}

}  // namespace
}  // namespace kith::calendar
