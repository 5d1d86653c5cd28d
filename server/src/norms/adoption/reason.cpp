// SPDX-License-Identifier: Apache-2.0
#include "norms/adoption/reason.hpp"

namespace kith::norms {
namespace {

Error at_reason(const char* code) { return invalid(code, {{"reason", code}}); }

}  // namespace

std::string reason_of(const std::optional<std::string>& given) {
  auto reason = given.value_or("");
  constexpr const char* kSpaces = " \t\r\n";
  auto from = reason.find_first_not_of(kSpaces);
  return from == std::string::npos ? "" : reason.substr(from, reason.find_last_not_of(kSpaces) - from + 1);
}

std::optional<Error> reason_refusal(const std::string& reason, bool is_needed) {
  if (is_needed && reason.empty()) return at_reason("norms.reason_missing");
  if (reason.size() > kLongestReason) return at_reason("norms.reason_too_long");
  return std::nullopt;
}

}  // namespace kith::norms
