// SPDX-License-Identifier: Apache-2.0
#include "norms/counting/population.hpp"

#include <gtest/gtest.h>

namespace kith::norms {
namespace {

using calendar::PeriodKind;

const calendar::Calendar kUsual = calendar::usual_calendar(2026);

Date newcomers_from(PeriodKind kind, Date day, int weeks) {
  return span_of(kUsual, *calendar::period_of(kUsual, kind, day), weeks).newcomers_from;
}

TEST(ComingTooLateToBegin, IsInTheLastSchoolWeeksOfAPeriod) {
  EXPECT_EQ(newcomers_from(PeriodKind::kTerm, make_date(2026, 11, 20), 2), make_date(2027, 1, 11));
  EXPECT_EQ(newcomers_from(PeriodKind::kMonth, make_date(2026, 10, 20), 2), make_date(2026, 10, 19));
}

TEST(ComingTooLateToBegin, PassesOverWeeksOfHolidays) {
  EXPECT_EQ(newcomers_from(PeriodKind::kMonth, make_date(2027, 1, 12), 2), make_date(2027, 1, 11))
      << "term ends on 20 January: the weeks after it are no school weeks";
}

TEST(ComingTooLateToBegin, GoesByTheCalendarWhereNoSchoolIsHeld) {
  EXPECT_EQ(newcomers_from(PeriodKind::kSeason, make_date(2027, 7, 20), 2), make_date(2027, 8, 23));
}

TEST(ComingTooLateToBegin, IsNobodyWithNoWeeksAndAllButTheFirstDayOfAShortPeriod) {
  EXPECT_GT(newcomers_from(PeriodKind::kTerm, make_date(2026, 11, 20), 0), make_date(2027, 1, 20));
  EXPECT_EQ(newcomers_from(PeriodKind::kWeek, make_date(2026, 11, 20), 2), make_date(2026, 11, 17));
}

}  // namespace
}  // namespace kith::norms
