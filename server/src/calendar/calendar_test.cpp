// SPDX-License-Identifier: Apache-2.0
#include "calendar/calendar.hpp"

#include <gtest/gtest.h>

namespace kith::calendar {
namespace {

const Calendar kCalendar = usual_calendar(2026);
const Date kFriday = make_date(2026, 11, 20);

TEST(FindingAPeriod, CountsWeeksFromMondayToSundayAsIso8601Does) {
  auto week = period_of(kCalendar, PeriodKind::kWeek, kFriday);
  EXPECT_EQ(week->period_no, 4202647);
  EXPECT_EQ(week->starts_on, make_date(2026, 11, 16));
  EXPECT_EQ(week->ends_on, make_date(2026, 11, 22));
}

TEST(FindingAPeriod, GivesTheLastDaysOfDecemberToTheYearOfTheirThursday) {
  EXPECT_EQ(period_of(kCalendar, PeriodKind::kWeek, make_date(2024, 12, 31))->period_no, 4202501);
  EXPECT_EQ(period_of(kCalendar, PeriodKind::kWeek, make_date(2027, 1, 3))->period_no, 4202653);
}

TEST(FindingAPeriod, GivesTheWinterHolidayToTheSpringTerm) {
  EXPECT_EQ(period_of(kCalendar, PeriodKind::kTerm, make_date(2027, 1, 20))->period_no, 2202601);
  EXPECT_EQ(period_of(kCalendar, PeriodKind::kTerm, make_date(2027, 2, 1))->period_no, 2202602);
}

TEST(FindingAPeriod, FindsNothingAfterTheLastKnownTerm) {
  EXPECT_FALSE(period_of(kCalendar, PeriodKind::kTerm, make_date(2027, 7, 20)));
}

TEST(FindingAPeriod, SpansBothTermsForASchoolYear) {
  auto year = period_of(kCalendar, PeriodKind::kSchoolYear, kFriday);
  EXPECT_EQ(year->period_no, 1202600);
  EXPECT_EQ(year->starts_on, make_date(2026, 8, 1));
  EXPECT_EQ(year->ends_on, make_date(2027, 7, 5));
}

TEST(FindingAPeriod, ReadsBackEveryNumberItGives) {
  for (auto kind : {PeriodKind::kSchoolYear, PeriodKind::kTerm, PeriodKind::kMonth, PeriodKind::kWeek})
    for (Date day = make_date(2026, 8, 1); day <= make_date(2027, 7, 5); day += std::chrono::days{1}) {
      auto period = period_of(kCalendar, kind, day);
      auto again = period_numbered(kCalendar, period->period_no);
      ASSERT_TRUE(again && again->starts_on == period->starts_on && again->ends_on == period->ends_on) << period->period_no;
    }
}

TEST(FindingAPeriod, RefusesNumbersThatNameNoPeriod) {
  for (int wrong : {0, 2202603, 3202613, 4202654, 1202601, 5202601}) EXPECT_FALSE(period_numbered(kCalendar, wrong)) << wrong;
}

TEST(NamingAPeriod, IsReadable) {
  EXPECT_EQ(period_code(1202600), "2026-2027");
  EXPECT_EQ(period_code(2202601), "2026-2027-1");
  EXPECT_EQ(period_code(3202611), "2026-11");
  EXPECT_EQ(period_code(4202647), "2026-W47");
}

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

TEST(MeasuringPace, CountsSchoolDaysOnly) {
  auto week = *period_of(kCalendar, PeriodKind::kWeek, kFriday);
  EXPECT_EQ(elapsed_permille(kCalendar, week, make_date(2026, 11, 16)), 200);
  EXPECT_EQ(elapsed_permille(kCalendar, week, kFriday), 1000);
  EXPECT_EQ(elapsed_permille(kCalendar, week, make_date(2026, 11, 15)), 0);
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
