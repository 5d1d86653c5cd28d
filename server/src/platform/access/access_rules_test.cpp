// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "platform/access/attempts.hpp"
#include "platform/access/device.hpp"
#include "platform/access/password_rules.hpp"

namespace kith::access {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr Limit kTenInFifteen{"test", 10, minutes{15}};
const Instant kBegan{seconds{1'790'000'000}};

std::string refusal(std::string_view password, const std::vector<std::string>& logins = {}) {
  auto checked = check_password(password, logins);
  return checked ? "" : checked.error().code;
}

TEST(ChoosingAPassword, AcceptsEightCharactersThatAreNotPlain) {
  EXPECT_EQ(refusal("river-42"), "");
  EXPECT_EQ(refusal("春江花月夜水清清"), "");
  EXPECT_EQ(refusal("13800000001x"), "");
}

TEST(ChoosingAPassword, CountsCharactersNotBytes) {
  EXPECT_EQ(refusal("春江花月"), "access.password_too_short");
  EXPECT_EQ(refusal("river-4"), "access.password_too_short");
  EXPECT_EQ(refusal(""), "access.password_too_short");
  EXPECT_EQ(refusal(std::string(129, 'r') + "x"), "access.password_too_long");
}

TEST(ChoosingAPassword, RefusesTheLoginInAnyCase) {
  EXPECT_EQ(refusal("ChenLaoshi", {"chenlaoshi"}), "access.password_is_login");
  EXPECT_EQ(refusal("ChenLaoshi7", {"chenlaoshi"}), "");
}

TEST(ChoosingAPassword, RefusesWhatEverybodyTriesFirst) {
  for (const std::string plain : {"12345678", "20080816", "13800000001", "aaaaaaaa", "Password1", "abc12345"})
    EXPECT_EQ(refusal(plain), "access.password_too_plain") << plain;
}

TEST(CountingTries, AllowsTheLimitAndNoMore) {
  Window window{kBegan, 9, 0};
  EXPECT_EQ(wait_for(window, kTenInFifteen, kBegan), milliseconds::zero());
  window.tries = 10;
  EXPECT_GT(wait_for(window, kTenInFifteen, kBegan), milliseconds::zero());
}

TEST(CountingTries, AllowsOneMoreExactlyAfterTheWait) {
  for (const auto& window :
       {Window{kBegan, 10, 0}, Window{kBegan, 14, 3}, Window{kBegan, 3, 10}, Window{kBegan, 0, 10}}) {
    const auto wait = wait_for(window, kTenInFifteen, kBegan);
    ASSERT_GT(wait, milliseconds::zero());
    const auto before = kBegan + wait - seconds{1}, after = kBegan + wait;
    EXPECT_GT(wait_for(rolled(window, kTenInFifteen, before), kTenInFifteen, before), milliseconds::zero());
    EXPECT_EQ(wait_for(rolled(window, kTenInFifteen, after), kTenInFifteen, after), milliseconds::zero());
  }
}

TEST(CountingTries, ForgetsAfterTwoWindows) {
  const Window window{kBegan, 10, 10};
  const auto later = rolled(window, kTenInFifteen, kBegan + minutes{31});
  EXPECT_EQ(later.tries, 0);
  EXPECT_EQ(later.tries_before, 0);
}

TEST(CountingTries, CarriesTheLastWindowOver) {
  const auto next = rolled({kBegan, 10, 4}, kTenInFifteen, kBegan + minutes{16});
  EXPECT_EQ(next.window_began_at, kBegan + minutes{15});
  EXPECT_EQ(next.tries_before, 10);
}

TEST(NamingADevice, KeepsOnlyBrowserAndSystem) {
  EXPECT_EQ(device_of("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Safari MicroMessenger/8.0"),
            "wechat ios");
  EXPECT_EQ(device_of("Mozilla/5.0 (Linux; Android 14; Ana's phone) Chrome/120 Safari/537"),
            "chrome android");
  EXPECT_EQ(device_of("Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537 Edg/120"), "edge windows");
  EXPECT_EQ(device_of(""), "other other");
}

}  // namespace
}  // namespace kith::access
