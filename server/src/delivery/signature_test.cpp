// SPDX-License-Identifier: Apache-2.0
#include "delivery/signature.hpp"

#include <gtest/gtest.h>

namespace kith::delivery {
namespace {

const Instant kAt{std::chrono::seconds{1'780'000'000}};
using std::chrono::minutes;
using std::chrono::seconds;

// The right side was computed with `printf '%s' '1780000000.{"a":1}' | openssl dgst -sha256 -hmac secret`.
TEST(ASignature, IsThatOfAnotherProgram) {
  EXPECT_EQ(sign("secret", R"({"a":1})", kAt),
            "t=1780000000,v1=beb6c645b997ab516be5a8e5e2215a3394f24755b01119bf1d4cb6f7d7cf71da");
}

TEST(ASignature, HoldsForItsBodySecretAndTime) {
  auto header = sign("secret", "body", kAt);
  EXPECT_TRUE(is_signed("secret", "body", header, kAt));
  EXPECT_TRUE(is_signed("secret", "body", header, kAt + minutes{5}));
  EXPECT_FALSE(is_signed("secret", "body", header, kAt + minutes{5} + seconds{1}));
  EXPECT_FALSE(is_signed("secret", "body", header, kAt - minutes{6}));
  EXPECT_FALSE(is_signed("other", "body", header, kAt));
  EXPECT_FALSE(is_signed("secret", "bodY", header, kAt));
}

TEST(ASignature, IsNothingWithoutASecret) { EXPECT_FALSE(is_signed("", "body", sign("", "body", kAt), kAt)); }

TEST(ASignature, IsNotMadeOfGarbage) {
  for (const char* header : {"", "t=", "t=x,v1=", "v1=ab", "t=-1,v1=ab", "t=99999999999999999999,v1=ab",
                             "t=9223372036854775807,v1=ab", "t=1780000000", "t=1780000000,v1="})
    EXPECT_FALSE(is_signed("secret", "body", header, kAt)) << header;
}

}  // namespace
}  // namespace kith::delivery
