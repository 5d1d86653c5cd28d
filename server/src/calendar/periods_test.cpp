// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <set>

#include "calendar/calendar.hpp"

namespace kith::calendar {
namespace {

const Calendar kCalendar = usual_calendar(2026);
const Date kFriday = make_date(2026, 11, 20);
const Date kFirstDay = make_date(2026, 8, 1);
const Date kLastDay = make_date(2027, 8, 31);

// "11-07 … 11-27", or "none".
std::string span_of(const std::optional<Period>& period) {
  if (!period) return "none";
  return to_text(period->starts_on).substr(5) + " … " + to_text(period->ends_on).substr(5);
}

std::string span_on(PeriodKind kind, Date day, const Calendar& calendar = kCalendar) {
  return span_of(period_of(calendar, kind, day));
}

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
  std::set<int> kinds;
  std::set<std::string> codes;
  std::set<int> numbers;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<PeriodKind>>([&](auto enumerator) {
    for (const auto& period : periods_between(kCalendar, enumerator.value, kFirstDay, kLastDay)) {
      auto again = period_numbered(kCalendar, period.period_no);
      ASSERT_TRUE(again && again->starts_on == period.starts_on && again->ends_on == period.ends_on)
          << period.period_no;
      EXPECT_EQ(period.kind, enumerator.value);
      EXPECT_EQ(period.period_no / 1'000'000, int(period.kind));
      EXPECT_TRUE(numbers.insert(period.period_no).second) << period.period_no;
      EXPECT_TRUE(codes.insert(period_code(period.period_no)).second) << period_code(period.period_no);
      EXPECT_LE(period.starts_on, period.ends_on);
      kinds.insert(int(period.kind));
    }
  });
  EXPECT_EQ(kinds.size(), 14u);
}

TEST(FindingAPeriod, GivesOneThatHoldsTheDay) {
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<PeriodKind>>([&](auto enumerator) {
    for (Date day = kFirstDay; day <= kLastDay; day += std::chrono::days{1}) {
      auto period = period_of(kCalendar, enumerator.value, day);
      EXPECT_TRUE(!period || period->holds(day)) << to_text(day);
      auto latest = latest_period(kCalendar, enumerator.value, day);
      EXPECT_EQ(latest && latest->holds(day), period.has_value()) << to_text(day);
      EXPECT_TRUE(!latest || latest->starts_on <= day) << "nothing of the future";
    }
  });
}

TEST(FindingAPeriod, RefusesNumbersThatNameNoPeriod) {
  for (int wrong : {0, 2202603, 3202613, 4202654, 1202601, 5202600, 5202611, 6202602, 7202603, 14202701,
                    15202601, -1, 3202600})
    EXPECT_FALSE(period_numbered(kCalendar, wrong)) << wrong;
}

TEST(NamingAPeriod, IsReadable) {
  EXPECT_EQ(period_code(1202600), "2026-2027");
  EXPECT_EQ(period_code(2202601), "2026-2027-1");
  EXPECT_EQ(period_code(3202611), "2026-11");
  EXPECT_EQ(period_code(4202647), "2026-W47");
  EXPECT_EQ(period_code(5202606), "2026-2027-1-F06");
  EXPECT_EQ(period_code(5202653), "2026-2027-2-F03");
  EXPECT_EQ(period_code(6202636), "2026-W36-season");
  EXPECT_EQ(period_code(7202601), "2026-2027-1-start");
  EXPECT_EQ(period_code(8202602), "2026-2027-2-end");
  EXPECT_EQ(period_code(9202601), "2026-2027-1-after-midterm");
  EXPECT_EQ(period_code(13202602), "2026-2027-2-before-graduation");
  EXPECT_EQ(period_code(14202700), "2027-education-week");
}

TEST(PairingSchoolWeeks, RunsFromTheFirstWeekOfTheTerm) {
  EXPECT_EQ(span_on(PeriodKind::kFortnight, make_date(2026, 9, 1)), "08-31 … 09-13");
  EXPECT_EQ(span_on(PeriodKind::kFortnight, kFriday), "11-09 … 11-22") << "weeks 11 and 12";
  EXPECT_EQ(period_of(kCalendar, PeriodKind::kFortnight, kFriday)->period_no, 5202606);
  EXPECT_EQ(period_of(kCalendar, PeriodKind::kFortnight, make_date(2027, 2, 17))->period_no, 5202651);
}

TEST(PairingSchoolWeeks, LeavesTheOddLastWeekAndTheHolidaysToNone) {
  EXPECT_EQ(school_week(kCalendar, make_date(2027, 1, 20)), 21);
  EXPECT_EQ(span_on(PeriodKind::kFortnight, make_date(2027, 1, 20)), "none");
  EXPECT_EQ(span_of(latest_period(kCalendar, PeriodKind::kFortnight, make_date(2027, 2, 1))),
            "01-04 … 01-17");
}

TEST(WindowsOfATerm, AreItsFirstAndLastTwoSchoolWeeks) {
  EXPECT_EQ(span_on(PeriodKind::kTermStart, make_date(2026, 9, 13)), "08-31 … 09-13");
  EXPECT_EQ(span_on(PeriodKind::kTermStart, make_date(2026, 9, 14)), "none");
  EXPECT_EQ(span_on(PeriodKind::kTermEnd, make_date(2027, 1, 20)), "01-11 … 01-24");
  EXPECT_EQ(period_of(kCalendar, PeriodKind::kTermEnd, make_date(2027, 1, 22))->period_no, 8202601)
      << "the holiday belongs to the next term, the window to the one that ended";
}

TEST(WindowsOfAnExamination, LieThreeWeeksBeforeAndAfterIt) {
  EXPECT_EQ(span_on(PeriodKind::kBeforeMidterm, make_date(2026, 11, 3)), "10-14 … 11-03");
  EXPECT_EQ(span_on(PeriodKind::kBeforeMidterm, make_date(2026, 11, 4)), "none") << "the examination itself";
  EXPECT_EQ(span_on(PeriodKind::kAfterMidterm, make_date(2026, 11, 6)), "none") << "its last day";
  EXPECT_EQ(span_on(PeriodKind::kAfterMidterm, make_date(2026, 11, 7)), "11-07 … 11-27");
  EXPECT_EQ(span_on(PeriodKind::kBeforeFinal, make_date(2027, 1, 12)), "12-23 … 01-12");
  EXPECT_EQ(span_on(PeriodKind::kAfterFinal, make_date(2027, 1, 16)), "01-16 … 02-05");
  EXPECT_EQ(period_of(kCalendar, PeriodKind::kAfterFinal, make_date(2027, 2, 1))->period_no, 12202601);
}

TEST(WindowsOfAnExamination, DoNotExistWhereItIsNotEntered) {
  auto calendar = kCalendar;
  std::erase_if(calendar.milestones,
                [](const Milestone& one) { return one.code == MilestoneCode::kMidtermExam; });
  EXPECT_EQ(span_on(PeriodKind::kAfterMidterm, kFriday, calendar), "none");
  EXPECT_FALSE(latest_period(calendar, PeriodKind::kAfterMidterm, kFriday));
  EXPECT_FALSE(period_numbered(calendar, 9202601));
}

TEST(TheWeeksBeforeGraduation, AreSixAndEndWithItsDay) {
  EXPECT_EQ(span_on(PeriodKind::kBeforeGraduation, make_date(2027, 6, 20)), "05-10 … 06-20");
  EXPECT_EQ(span_on(PeriodKind::kBeforeGraduation, make_date(2027, 6, 21)), "none");
}

TEST(TheEducationWeek, HoldsTheFifteenthOfMayWhateverItsWeekday) {
  EXPECT_EQ(span_on(PeriodKind::kEducationWeek, make_date(2027, 5, 15)), "05-10 … 05-16");
  EXPECT_EQ(span_on(PeriodKind::kEducationWeek, make_date(2028, 5, 15)), "05-15 … 05-21");
  EXPECT_EQ(span_on(PeriodKind::kEducationWeek, make_date(2033, 5, 15)), "05-09 … 05-15");
  EXPECT_EQ(span_on(PeriodKind::kEducationWeek, kFriday), "none");
  EXPECT_EQ(span_of(latest_period({}, PeriodKind::kEducationWeek, make_date(2027, 6, 1))), "05-10 … 05-16");
}

TEST(ASeasonAsAPeriod, IsTheOneThatBeganLastWhereTheyOverlap) {
  EXPECT_EQ(span_on(PeriodKind::kSeason, make_date(2027, 1, 25)), "01-21 … 02-16");
  EXPECT_EQ(span_on(PeriodKind::kSeason, make_date(2027, 2, 10)), "02-01 … 02-28");
  EXPECT_EQ(
      periods_between(kCalendar, PeriodKind::kSeason, make_date(2027, 2, 10), make_date(2027, 2, 10)).size(),
      2u);
  EXPECT_EQ(period_of(kCalendar, PeriodKind::kSeason, make_date(2026, 9, 10))->period_no, 6202636);
}

TEST(TheLatestPeriod, IsTheRunningOneOrTheLastOfTheSameSchoolYear) {
  EXPECT_EQ(span_of(latest_period(kCalendar, PeriodKind::kTermStart, kFriday)), "08-31 … 09-13");
  EXPECT_EQ(span_of(latest_period(kCalendar, PeriodKind::kTermStart, make_date(2027, 2, 20))),
            "02-15 … 02-28");
  EXPECT_EQ(span_of(latest_period(kCalendar, PeriodKind::kTermEnd, kFriday)), "none") << "still to come";
  EXPECT_EQ(span_of(latest_period(kCalendar, PeriodKind::kTerm, make_date(2027, 7, 20))), "01-21 … 07-05");
  EXPECT_EQ(span_of(latest_period(kCalendar, PeriodKind::kTermEnd, make_date(2027, 8, 1))), "none")
      << "a new school year";
}

TEST(PeriodsBetweenTwoDays, TouchThemAndStandInOrder) {
  auto weeks = periods_between(kCalendar, PeriodKind::kWeek, make_date(2026, 12, 27), make_date(2027, 1, 4));
  ASSERT_EQ(weeks.size(), 3u);
  EXPECT_EQ(weeks.front().period_no, 4202652);
  EXPECT_EQ(weeks.back().period_no, 4202701);
  EXPECT_EQ(
      periods_between(kCalendar, PeriodKind::kMonth, make_date(2026, 11, 30), make_date(2026, 12, 1)).size(),
      2u);
  EXPECT_TRUE(periods_between({}, PeriodKind::kTerm, kFirstDay, kLastDay).empty());
}

TEST(MeasuringPace, CountsSchoolDaysOnly) {
  auto week = *period_of(kCalendar, PeriodKind::kWeek, kFriday);
  EXPECT_EQ(elapsed_permille(kCalendar, week, make_date(2026, 11, 16)), 200);
  EXPECT_EQ(elapsed_permille(kCalendar, week, kFriday), 1000);
  EXPECT_EQ(elapsed_permille(kCalendar, week, make_date(2026, 11, 15)), 0);
}

TEST(MeasuringPace, CountsEveryDayWhereThePeriodLiesInTheHolidays) {
  auto winter = *period_of(kCalendar, PeriodKind::kSeason, make_date(2027, 1, 25));
  EXPECT_EQ(elapsed_permille(kCalendar, winter, make_date(2027, 1, 29)), 333);
  auto after_final = *period_of(kCalendar, PeriodKind::kAfterFinal, make_date(2027, 1, 25));
  EXPECT_EQ(elapsed_permille(kCalendar, after_final, make_date(2027, 1, 22)), 333);
}

}  // namespace
}  // namespace kith::calendar
