// SPDX-License-Identifier: Apache-2.0
#include "delivery/access_token.hpp"

#include <gtest/gtest.h>

namespace kith::delivery {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

class AnAccessToken : public testing::Test {
 protected:
  void pass(seconds time) { clock_.set(clock_.now() + time); }

  FixedClock clock_{Instant{seconds{1'780'000'000}}};
  int fetched_ = 0;
  bool is_given_ = true;
  AccessToken token_{clock_, [this]() -> AccessToken::Fetched {
                       ++fetched_;
                       if (!is_given_) return {"", {}, 40001};
                       return {"token " + std::to_string(fetched_), seconds{7'200}};
                     }};
};

TEST_F(AnAccessToken, IsFetchedOnceAndKeptUntilShortlyBeforeItEnds) {
  EXPECT_EQ(token_.get().token, "token 1");
  pass(seconds{7'200 - 301});
  EXPECT_EQ(token_.get().token, "token 1");
  pass(seconds{2});
  EXPECT_EQ(token_.get().token, "token 2");
}

TEST_F(AnAccessToken, IsFetchedAgainWhenItIsRefused) {
  token_.get();
  token_.forget("token 1");
  EXPECT_EQ(token_.get().token, "token 2");
  token_.forget("token 1");
  EXPECT_EQ(token_.get().token, "token 2") << "another thread's late word about the old one";
}

TEST_F(AnAccessToken, IsAskedForOnceAMinuteWhenItIsNotGiven) {
  is_given_ = false;
  for (int i = 0; i < 100; ++i) EXPECT_EQ(token_.get().errcode, 40001);
  EXPECT_EQ(fetched_, 1);
  pass(minutes{1});
  is_given_ = true;
  EXPECT_EQ(token_.get().token, "token 2");
}

}  // namespace
}  // namespace kith::delivery
