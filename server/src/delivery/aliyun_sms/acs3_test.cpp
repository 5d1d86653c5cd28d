// SPDX-License-Identifier: Apache-2.0
#include "delivery/aliyun_sms/acs3.hpp"

#include <gtest/gtest.h>

namespace kith::delivery::aliyun_sms {
namespace {

// The example of Alibaba Cloud's own page about the signature.
TEST(Acs3, IsThatOfThePublishedExample) {
  const Action action{.host = "ecs.cn-shanghai.aliyuncs.com",
                      .name = "RunInstances",
                      .version = "2014-05-26",
                      .parameters = {{"ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"},
                                     {"RegionId", "cn-shanghai"}},
                      .nonce = "3156853299f313e23d1673dc12e1703d",
                      .at = Instant{std::chrono::seconds{1698315752}}};
  auto headers = signed_headers({"YourAccessKeyId", "YourAccessKeySecret"}, action);
  EXPECT_NE(std::find(headers.begin(), headers.end(), "x-acs-date: 2023-10-26T10:22:32Z"), headers.end());
  EXPECT_EQ(
      headers.back(),
      "Authorization: ACS3-HMAC-SHA256 Credential=YourAccessKeyId,"
      "SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,"
      "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
}

}  // namespace
}  // namespace kith::delivery::aliyun_sms
