// SPDX-License-Identifier: Apache-2.0
#include "delivery/reach_choice.hpp"

#include <gtest/gtest.h>

#include "people/people_kit.hpp"

namespace kith::delivery {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

TEST(TheDigest, ComesAnHourBeforeTheQuietHours) {
  EXPECT_EQ(digest_minute({}), 20 * 60);
  EXPECT_EQ(digest_minute({.begins_minute = 22 * 60, .ends_minute = 6 * 60}), 21 * 60);
}

TEST(TheDigest, ComesAtEightWhereNoEveningIsQuiet) {
  EXPECT_EQ(digest_minute({.begins_minute = 0, .ends_minute = 0}), 20 * 60);
  EXPECT_EQ(digest_minute({.begins_minute = 30, .ends_minute = 7 * 60}), 20 * 60);
  EXPECT_EQ(digest_minute({.begins_minute = 12 * 60, .ends_minute = 14 * 60}), 20 * 60);
}

TEST(TheDigest, IsTheNextOneAndNeverTooLateForAnAnswer) {
  FixedClock clock{people::kit::morning()};
  const auto evening = clock.at(clock.today(), 20 * 60);
  EXPECT_EQ(digest_for({}, clock, clock.now(), std::nullopt), evening);
  EXPECT_EQ(digest_for({}, clock, evening, std::nullopt), evening + hours{24});
  EXPECT_EQ(digest_for({}, clock, clock.now(), evening + hours{12}), evening);
  EXPECT_EQ(digest_for({}, clock, clock.now(), evening + hours{12} - minutes{1}), std::nullopt);
}

}  // namespace
}  // namespace kith::delivery
