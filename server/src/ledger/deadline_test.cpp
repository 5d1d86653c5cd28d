// SPDX-License-Identifier: Apache-2.0
#include "ledger/deadline.hpp"

#include <gtest/gtest.h>

namespace kith::ledger {
namespace {

class ADeadline : public testing::Test {
 protected:
  // The local day and minute until which something caused at `cause_at` is in time.
  std::string until(Deadline deadline, Instant cause_at) {
    auto due = due_at(deadline, cause_at, calendar, clock);
    return to_text(clock.date_of(due)) + " " + std::to_string(clock.minute_of_day(due));
  }
  Instant on(int month, int day, int minute = 600) {
    return clock.at(make_date(2026, unsigned(month), unsigned(day)), minute);
  }

  FixedClock clock{SystemClock().at(make_date(2026, 9, 25), 600)};
  calendar::Calendar calendar{.holidays = {{make_date(2026, 10, 1), "国庆节", false},
                                           {make_date(2026, 10, 2), "国庆节", false},
                                           {make_date(2026, 10, 10), "调休", true}}};
};

TEST_F(ADeadline, RunsByTheMinute) {
  EXPECT_EQ(until({30, DeadlineUnit::kMinutes}, on(9, 25)), "2026-09-25 630");
  EXPECT_EQ(until({2, DeadlineUnit::kHours}, on(9, 25, 23 * 60)), "2026-09-26 60");
}

TEST_F(ADeadline, EndsWithTheDay) {
  EXPECT_EQ(until({3, DeadlineUnit::kDays}, on(9, 25)), "2026-09-28 1439");
  EXPECT_EQ(until({0, DeadlineUnit::kDays}, on(9, 25)), "2026-09-25 1439");
}

TEST_F(ADeadline, LeavesOutWeekendsAndHolidays) {
  // Friday; then Monday, Tuesday, Wednesday, two holidays, a weekend, Monday.
  EXPECT_EQ(until({4, DeadlineUnit::kWorkingDays}, on(9, 25)), "2026-10-05 1439");
}

TEST_F(ADeadline, CountsASaturdayThatWasMadeAWorkingDay) {
  EXPECT_EQ(until({1, DeadlineUnit::kWorkingDays}, on(10, 9)), "2026-10-10 1439");
}

TEST_F(ADeadline, MayLieBeforeAnEvent) {
  EXPECT_EQ(until({1, DeadlineUnit::kDaysBefore}, on(10, 17, 9 * 60)), "2026-10-16 1439");
}

TEST_F(ADeadline, FollowsTheCalendarOfTheDistrictsZone) {
  // 20:00 UTC on the 25th is the 26th in Shanghai.
  auto late = Instant{std::chrono::sys_days{std::chrono::year{2026} / 9 / 25}} + std::chrono::hours{20};
  EXPECT_EQ(until({0, DeadlineUnit::kDays}, late), "2026-09-26 1439");
}

}  // namespace
}  // namespace kith::ledger
