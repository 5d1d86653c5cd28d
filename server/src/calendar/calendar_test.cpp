// SPDX-License-Identifier: Apache-2.0
#include "calendar/calendar.hpp"

#include <gtest/gtest.h>

namespace kith::calendar {
namespace {

const Calendar kCalendar = usual_calendar(2026);
const Date kFriday = make_date(2026, 11, 20);

TEST(CountingSchoolWeeks, StartsWithTheWeekOfTheFirstDay) {
  EXPECT_EQ(school_week(kCalendar, make_date(2026, 9, 1)), 1);
  EXPECT_EQ(school_week(kCalendar, make_date(2026, 9, 7)), 2);
  EXPECT_EQ(school_week(kCalendar, kFriday), 12);
  EXPECT_EQ(school_week(kCalendar, make_date(2026, 8, 20)), 0);
}

TEST(AskingForASchoolDay, KnowsWeekendsHolidaysAndMovedDays) {
  auto calendar = kCalendar;
  calendar.holidays.push_back({make_date(2026, 10, 10), "调休", true});
  EXPECT_TRUE(is_school_day(calendar, kFriday));
  EXPECT_FALSE(is_school_day(calendar, make_date(2026, 11, 21)));
  EXPECT_FALSE(is_school_day(calendar, make_date(2026, 10, 1)));
  EXPECT_TRUE(is_school_day(calendar, make_date(2026, 10, 10)));
}

TEST(CountingWorkingDays, SkipsWeekendsAndPublicHolidaysAndTakesMovedDays) {
  auto calendar = kCalendar;
  EXPECT_EQ(working_days_after(calendar, make_date(2026, 9, 30), 1), make_date(2026, 10, 8));
  EXPECT_EQ(working_days_after(calendar, make_date(2026, 10, 9), 1), make_date(2026, 10, 12));
  calendar.holidays.push_back({make_date(2026, 10, 10), "调休", true});
  EXPECT_EQ(working_days_after(calendar, make_date(2026, 10, 9), 1), make_date(2026, 10, 10));
  EXPECT_EQ(working_days_after(calendar, kFriday, 5), make_date(2026, 11, 27));
  EXPECT_EQ(working_days_after(calendar, make_date(2026, 11, 21), 0), make_date(2026, 11, 21));
}

TEST(CountingWorkingDays, GoesOnInTheSchoolHolidays) {
  EXPECT_EQ(working_days_after(kCalendar, make_date(2027, 1, 29), 5), make_date(2027, 2, 5));
  EXPECT_FALSE(is_school_day(kCalendar, make_date(2027, 2, 5)));
}

TEST(CountingSchoolDays, LeavesOutHolidaysAndWhatLiesOutsideTheTerms) {
  EXPECT_EQ(school_days_between(kCalendar, make_date(2026, 9, 28), make_date(2026, 10, 11)), 5);
  EXPECT_EQ(school_days_between(kCalendar, make_date(2027, 1, 21), make_date(2027, 2, 16)), 0);
}

TEST(ReceivingFamilies, IsOnTheSaturdayOfTheSecondWeekUnlessThatIsAHoliday) {
  auto calendar = kCalendar;
  auto fortnight = *period_of(calendar, PeriodKind::kFortnight, kFriday);
  EXPECT_EQ(second_saturday(calendar, fortnight), make_date(2026, 11, 21));
  calendar.holidays.push_back({make_date(2026, 11, 21), "调休", true});
  EXPECT_TRUE(second_saturday(calendar, fortnight)) << "a moved working day is no holiday";
  calendar.holidays.back().is_working = false;
  EXPECT_FALSE(second_saturday(calendar, fortnight));
}

TEST(FindingAVisitSeason, GivesAllThatHoldTheDay) {
  EXPECT_EQ(seasons_on(kCalendar, make_date(2026, 9, 10)).at(0).season, "september");
  EXPECT_EQ(seasons_on(kCalendar, make_date(2027, 2, 10)).size(), 2u) << "winter holiday and February";
  EXPECT_TRUE(seasons_on(kCalendar, kFriday).empty());
}

TEST(TurningTheSchoolYear, HappensInAugust) {
  EXPECT_EQ(school_year_of(make_date(2026, 7, 31)), 2025);
  EXPECT_EQ(school_year_of(make_date(2026, 8, 1)), 2026);
}

}  // namespace
}  // namespace kith::calendar
