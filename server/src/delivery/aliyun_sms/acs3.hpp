// SPDX-License-Identifier: Apache-2.0
// How Alibaba Cloud knows who asks: its signature version 3, ACS3-HMAC-SHA256
// (https://help.aliyun.com/document_detail/2593177.html). Pure.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "platform/clock.hpp"

namespace kith::delivery::aliyun_sms {

struct AccessKey {
  std::string id;
  std::string secret;
};

// A POST to "/" of the host, its parameters in the query, with no body.
struct Action {
  std::string host;
  std::string name;     // "SendSms"
  std::string version;  // "2017-05-25"
  std::map<std::string, std::string> parameters;
  std::string nonce;  // never used before
  Instant at{};
};

// The headers to send, Host left out.
std::vector<std::string> signed_headers(const AccessKey& key, const Action& action);

}  // namespace kith::delivery::aliyun_sms
