// SPDX-License-Identifier: Apache-2.0
#include "platform/jobs/back_off.hpp"

#include <gtest/gtest.h>

namespace kith::jobs {
namespace {

using std::chrono::milliseconds;

constexpr BackOff kRule{.first = milliseconds{1'000}, .longest = milliseconds{60'000}};

TEST(BackingOff, DoublesFromAttemptToAttempt) {
  EXPECT_EQ(pause_after(kRule, 1, 0), milliseconds{500});
  EXPECT_EQ(pause_after(kRule, 2, 0), milliseconds{1'000});
  EXPECT_EQ(pause_after(kRule, 3, 0), milliseconds{2'000});
}

TEST(BackingOff, NeverWaitsLongerThanTheLongest) {
  EXPECT_EQ(pause_after(kRule, 7, 0), milliseconds{30'000});
  EXPECT_EQ(pause_after(kRule, 1'000'000, 0), milliseconds{30'000});
  EXPECT_LT(pause_after(kRule, 1'000'000, 0.999), kRule.longest);
}

TEST(BackingOff, ShakesItsSecondHalf) {
  EXPECT_EQ(pause_after(kRule, 3, 0.25), milliseconds{2'500});
  EXPECT_EQ(pause_after(kRule, 3, 0.5), milliseconds{3'000});
}

}  // namespace
}  // namespace kith::jobs
