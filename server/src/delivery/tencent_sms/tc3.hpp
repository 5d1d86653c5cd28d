// SPDX-License-Identifier: Apache-2.0
// How Tencent Cloud knows who asks: TC3-HMAC-SHA256. Pure.
#pragma once

#include <string>
#include <vector>

#include "platform/clock.hpp"

namespace kith::delivery::tencent_sms {

struct SecretKey {
  std::string id;
  std::string key;
};

// A POST of JSON to "/" of the host.
struct Action {
  std::string host;     // "sms.tencentcloudapi.com"
  std::string service;  // "sms"
  std::string name;     // "SendSms"
  std::string version;  // "2021-01-11"
  std::string region;   // "ap-guangzhou"
  std::string body;
  Instant at{};
};

// The headers to send, Host left out.
std::vector<std::string> signed_headers(const SecretKey& key, const Action& action);

}  // namespace kith::delivery::tencent_sms
