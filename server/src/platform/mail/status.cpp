// SPDX-License-Identifier: Apache-2.0
#include "platform/mail/status.hpp"

#include <algorithm>
#include <array>

namespace kith::mail {
namespace {

// Takes one to three digits off the front of `text`, and says whether there were any.
bool takes_number(std::string_view& text) {
  constexpr std::size_t kMostDigits = 3;
  auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
  text.remove_prefix(digits);
  return digits > 0 && digits <= kMostDigits;
}

bool takes_dot(std::string_view& text) {
  if (!text.starts_with('.')) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

std::string status_in(std::string_view line) {
  constexpr std::size_t kCodeAndSeparator = 4;
  if (line.size() < kCodeAndSeparator) return {};
  auto status = line.substr(kCodeAndSeparator), rest = status;
  if (!takes_number(rest) || !takes_dot(rest) || !takes_number(rest) || !takes_dot(rest) ||
      !takes_number(rest))
    return {};
  if (rest.find_first_not_of(" \t\r\n") == 0) return {};
  return std::string(status.substr(0, status.size() - rest.size()));
}

// Left out are 5.1.0, by which Postfix and Exchange refuse a sender too, 5.1.5, which is none, and 5.1.7 and
// 5.1.8, which are about the sender's.
bool is_about_mailbox(std::string_view status) {
  constexpr std::array<std::string_view, 7> kNoMailbox{"5.1.1", "5.1.2",  "5.1.3", "5.1.4",
                                                       "5.1.6", "5.1.10", "5.2.1"};
  return std::ranges::find(kNoMailbox, status) != kNoMailbox.end();
}

}  // namespace kith::mail
