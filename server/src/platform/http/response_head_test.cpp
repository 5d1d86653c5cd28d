// SPDX-License-Identifier: Apache-2.0
#include "platform/http/response_head.hpp"

#include <gtest/gtest.h>

namespace kith::http {
namespace {

TEST(AResponseHead, LetsNoValueStartAnotherHeader) {
  Response response{.headers = {{"Location", "/a\r\nSet-Cookie: x=1"}}};
  EXPECT_THROW(render_head(response, Instant{}, {}), std::logic_error);
}

}  // namespace
}  // namespace kith::http
