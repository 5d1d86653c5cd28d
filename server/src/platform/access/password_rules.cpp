// SPDX-License-Identifier: Apache-2.0
#include "platform/access/password_rules.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace kith::access {
namespace {

constexpr std::size_t kShortest = 8, kLongest = 128;
constexpr std::array<std::string_view, 12> kCommon{"password",   "password1", "passw0rd",  "qwertyui",
                                                   "qwertyuiop", "asdfghjkl", "abcd1234",  "abc12345",
                                                   "1qaz2wsx",   "a1234567",  "a12345678", "woaini1314"};

std::string lower(std::string_view text) {
  std::string made(text);
  std::transform(made.begin(), made.end(), made.begin(),
                 [](unsigned char c) { return char(std::tolower(c)); });
  return made;
}

// Bytes of UTF-8 that do not continue a character.
std::size_t characters(std::string_view text) {
  return std::size_t(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

bool is_plain(std::string_view password) {
  const bool only_digits =
      std::all_of(password.begin(), password.end(), [](unsigned char c) { return std::isdigit(c); });
  const bool one_character = password.find_first_not_of(password[0]) == password.npos;
  return only_digits || one_character ||
         std::find(kCommon.begin(), kCommon.end(), lower(password)) != kCommon.end();
}

Error refused(std::string code) { return invalid(code, {{"new_password", code}}); }

}  // namespace

Result<void> check_password(std::string_view password, const std::vector<std::string>& logins) {
  if (characters(password) < kShortest) return refused("access.password_too_short");
  if (characters(password) > kLongest) return refused("access.password_too_long");
  for (const auto& login : logins)
    if (lower(login) == lower(password)) return refused("access.password_is_login");
  if (is_plain(password)) return refused("access.password_too_plain");
  return {};
}

}  // namespace kith::access
