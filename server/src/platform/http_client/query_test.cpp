// SPDX-License-Identifier: Apache-2.0
#include "platform/http_client/query.hpp"

#include <gtest/gtest.h>

namespace kith::http_client {
namespace {

TEST(WritingAQuery, EscapesAllThatIsReserved) {
  EXPECT_EQ(escaped("aZ09-._~"), "aZ09-._~");
  EXPECT_EQ(escaped("a b+*/&=%\""), "a%20b%2B%2A%2F%26%3D%25%22");
  EXPECT_EQ(escaped("秋"), "%E7%A7%8B");
  EXPECT_EQ(query_text({{"b", "2"}, {"a", "1 "}}), "a=1%20&b=2");
}

}  // namespace
}  // namespace kith::http_client
