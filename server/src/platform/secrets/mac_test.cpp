// SPDX-License-Identifier: Apache-2.0
#include "platform/secrets/mac.hpp"

#include <gtest/gtest.h>

#include "platform/secrets/encoding.hpp"

namespace kith::secrets {
namespace {

// RFC 4231, test cases 2 and 6 (a key longer than a block).
TEST(AMac, IsThatOfThePublishedVectors) {
  EXPECT_EQ(hmac_sha256("Jefe", "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(hmac_sha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First"),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

// RFC 5869, test case 1, of whose 42 bytes we need no more than 32; FIPS 180 ("abc").
TEST(AMac, MakesKeysAndHashesOfThePublishedVectors) {
  std::string salt, purpose;
  for (char c = 0; c <= 0x0c; ++c) salt += c;
  for (int c = 0xf0; c <= 0xf9; ++c) purpose += char(c);
  auto key = hkdf_sha256(salt, std::string(22, '\x0b'), purpose, 32);
  EXPECT_EQ(hex(std::vector<unsigned char>(key.begin(), key.end())),
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha1("abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
}

TEST(AMac, IsComparedWhole) {
  EXPECT_TRUE(are_equal("abc", "abc"));
  EXPECT_FALSE(are_equal("abc", "abd"));
  EXPECT_FALSE(are_equal("abc", "ab"));
}

}  // namespace
}  // namespace kith::secrets
