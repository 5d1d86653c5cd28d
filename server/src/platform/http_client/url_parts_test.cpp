// SPDX-License-Identifier: Apache-2.0
#include "platform/http_client/url_parts.hpp"

#include <gtest/gtest.h>

namespace kith::http_client {
namespace {

TEST(TakingAnAddressApart, NamesTheHostThatIsConnectedTo) {
  auto parts = url_parts("https://Push.Example:8443/x?y=1").value();
  EXPECT_EQ(parts.scheme, "https");
  EXPECT_EQ(parts.host, "push.example");
  EXPECT_EQ(parts.port, "8443");
  EXPECT_FALSE(parts.has_user);
  EXPECT_TRUE(url_parts("https://push.example@other.example/")->has_user);
  EXPECT_EQ(url_parts("https://push.example@other.example/")->host, "other.example");
  EXPECT_EQ(url_parts("smtp://127.0.0.1.mail.example")->host, "127.0.0.1.mail.example");
  EXPECT_EQ(url_parts("smtp://[::1]:25")->host, "[::1]");
}

TEST(TakingAnAddressApart, RefusesWhatIsNone) {
  for (const char* none : {"", "x", "push.example", "https://", "://x", "https://a b/"})
    EXPECT_FALSE(url_parts(none)) << none;
}

}  // namespace
}  // namespace kith::http_client
