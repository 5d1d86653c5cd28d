// SPDX-License-Identifier: Apache-2.0
#include "delivery/signature.hpp"

#include <charconv>

#include "platform/secrets/mac.hpp"

namespace kith::delivery {
namespace {

std::string signed_at(std::string_view secret, std::string_view body, std::int64_t seconds) {
  auto said = std::to_string(seconds);
  return "t=" + said + ",v1=" + secrets::hmac_sha256(secret, said + "." + std::string(body));
}

}  // namespace

std::string sign(std::string_view secret, std::string_view body, Instant at) {
  return signed_at(secret, body, std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count());
}

bool is_signed(std::string_view secret, std::string_view body, std::string_view header, Instant now) {
  if (secret.empty() || !header.starts_with("t=")) return false;
  std::int64_t seconds = 0;
  auto [end, problem] = std::from_chars(header.data() + 2, header.data() + header.size(), seconds);
  // A year 5138 is far enough, and safe to reckon with.
  if (problem != std::errc{} || seconds < 0 || seconds > 100'000'000'000) return false;
  auto age = now - Instant{std::chrono::seconds{seconds}};
  if (age > kOldestSignature || -age > kOldestSignature) return false;
  return secrets::are_equal(header, signed_at(secret, body, seconds));
}

}  // namespace kith::delivery
