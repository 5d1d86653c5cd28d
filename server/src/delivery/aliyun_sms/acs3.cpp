// SPDX-License-Identifier: Apache-2.0
#include "delivery/aliyun_sms/acs3.hpp"

#include <fmt/chrono.h>

#include "platform/http_client/query.hpp"
#include "platform/secrets/mac.hpp"

namespace kith::delivery::aliyun_sms {
namespace {

constexpr const char* kAlgorithm = "ACS3-HMAC-SHA256";

std::string text_of(Instant at) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", std::chrono::floor<std::chrono::seconds>(at));
}

}  // namespace

std::vector<std::string> signed_headers(const AccessKey& key, const Action& action) {
  const auto body_hash = secrets::sha256("");
  const std::map<std::string, std::string> headers{{"host", action.host},
                                                   {"x-acs-action", action.name},
                                                   {"x-acs-content-sha256", body_hash},
                                                   {"x-acs-date", text_of(action.at)},
                                                   {"x-acs-signature-nonce", action.nonce},
                                                   {"x-acs-version", action.version}};
  std::string lines, names;
  std::vector<std::string> sent;
  for (const auto& [name, value] : headers) {
    lines += name + ':' + value + '\n';
    names += (names.empty() ? "" : ";") + name;
    if (name != "host") sent.push_back(name + ": " + value);
  }
  auto canonical = fmt::format("POST\n/\n{}\n{}\n{}\n{}", http_client::query_text(action.parameters), lines,
                               names, body_hash);
  auto signature =
      secrets::hmac_sha256(key.secret, fmt::format("{}\n{}", kAlgorithm, secrets::sha256(canonical)));
  sent.push_back(fmt::format("Authorization: {} Credential={},SignedHeaders={},Signature={}", kAlgorithm,
                             key.id, names, signature));
  return sent;
}

}  // namespace kith::delivery::aliyun_sms
