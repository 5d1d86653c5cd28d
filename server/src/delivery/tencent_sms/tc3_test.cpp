// SPDX-License-Identifier: Apache-2.0
#include "delivery/tencent_sms/tc3.hpp"

#include <gtest/gtest.h>

namespace kith::delivery::tencent_sms {
namespace {

// The example of Tencent Cloud's own page about the signature.
TEST(Tc3, IsThatOfThePublishedExample) {
  const Action action{
      .host = "cvm.tencentcloudapi.com",
      .service = "cvm",
      .name = "DescribeInstances",
      .version = "2017-03-12",
      .region = "ap-guangzhou",
      .body = R"({"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]})",
      .at = Instant{std::chrono::seconds{1551113065}}};
  auto headers =
      signed_headers({"AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"}, action);
  EXPECT_EQ(headers.back(),
            "Authorization: TC3-HMAC-SHA256 "
            "Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request, "
            "SignedHeaders=content-type;host, "
            "Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168");
}

}  // namespace
}  // namespace kith::delivery::tencent_sms
