// SPDX-License-Identifier: Apache-2.0
#include "delivery/quiet_hours.hpp"

#include <gtest/gtest.h>

namespace kith::delivery {
namespace {

const SystemClock kClock;
const Date kMonday = make_date(2026, 11, 16);

Instant at(int hour, int minute = 0, Date day = kMonday) { return kClock.at(day, hour * 60 + minute); }

TEST(QuietHours, LastFromNineInTheEveningUntilSevenUnlessTheSchoolSaysOtherwise) {
  const QuietHours usual;
  auto tomorrow = kMonday + std::chrono::days{1};
  EXPECT_FALSE(quiet_until(usual, kClock, at(20, 59)));
  EXPECT_EQ(quiet_until(usual, kClock, at(21)), at(7, 0, tomorrow));
  EXPECT_EQ(quiet_until(usual, kClock, at(23, 59)), at(7, 0, tomorrow));
  EXPECT_EQ(quiet_until(usual, kClock, at(0)), at(7));
  EXPECT_EQ(quiet_until(usual, kClock, at(6, 59)), at(7));
  EXPECT_FALSE(quiet_until(usual, kClock, at(7)));
  EXPECT_FALSE(quiet_until(usual, kClock, at(12)));
}

TEST(QuietHours, MayLieWithinOneDay) {
  const QuietHours midday{.begins_minute = 12 * 60, .ends_minute = 14 * 60};
  EXPECT_FALSE(quiet_until(midday, kClock, at(11, 59)));
  EXPECT_EQ(quiet_until(midday, kClock, at(13)), at(14));
  EXPECT_FALSE(quiet_until(midday, kClock, at(14)));
}

TEST(QuietHours, AreNoneWhenTheyEndAsTheyBegin) {
  const QuietHours none{.begins_minute = 0, .ends_minute = 0};
  EXPECT_FALSE(quiet_until(none, kClock, at(0)));
  EXPECT_FALSE(quiet_until(none, kClock, at(22)));
}

}  // namespace
}  // namespace kith::delivery
