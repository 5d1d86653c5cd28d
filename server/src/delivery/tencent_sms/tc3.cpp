// SPDX-License-Identifier: Apache-2.0
#include "delivery/tencent_sms/tc3.hpp"

#include <fmt/chrono.h>

#include "platform/secrets/mac.hpp"

namespace kith::delivery::tencent_sms {
namespace {

constexpr const char* kAlgorithm = "TC3-HMAC-SHA256";
constexpr const char* kContentType = "application/json; charset=utf-8";

}  // namespace

std::vector<std::string> signed_headers(const SecretKey& key, const Action& action) {
  auto at = std::chrono::floor<std::chrono::seconds>(action.at);
  auto seconds = at.time_since_epoch().count();
  auto date = fmt::format("{:%Y-%m-%d}", at);
  auto scope = fmt::format("{}/{}/tc3_request", date, action.service);
  auto canonical = fmt::format("POST\n/\n\ncontent-type:{}\nhost:{}\n\ncontent-type;host\n{}", kContentType,
                               action.host, secrets::sha256(action.body));
  auto to_sign = fmt::format("{}\n{}\n{}\n{}", kAlgorithm, seconds, scope, secrets::sha256(canonical));
  auto day_key = secrets::hmac_sha256_bytes("TC3" + key.key, date);
  auto service_key = secrets::hmac_sha256_bytes(day_key, action.service);
  auto signature = secrets::hmac_sha256(secrets::hmac_sha256_bytes(service_key, "tc3_request"), to_sign);
  return {fmt::format("Content-Type: {}", kContentType),
          "X-TC-Action: " + action.name,
          "X-TC-Version: " + action.version,
          "X-TC-Region: " + action.region,
          fmt::format("X-TC-Timestamp: {}", seconds),
          fmt::format("Authorization: {} Credential={}/{}, SignedHeaders=content-type;host, Signature={}",
                      kAlgorithm, key.id, scope, signature)};
}

}  // namespace kith::delivery::tencent_sms
