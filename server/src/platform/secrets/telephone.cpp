// SPDX-License-Identifier: Apache-2.0
#include "platform/secrets/telephone.hpp"

#include <algorithm>

namespace kith::secrets {
namespace {

constexpr std::string_view kFullWidth = "\xEF\xBC";  // U+FF00 … U+FF3F in UTF-8, before the last byte
constexpr std::string_view kWideBlank = "\xE3\x80\x80";

// Full-width forms as ASCII; every other character stays.
std::string narrowed(std::string_view text) {
  std::string narrow;
  for (std::size_t i = 0; i < text.size();) {
    const auto rest = text.substr(i);
    if (rest.starts_with(kFullWidth) && rest.size() > 2 && static_cast<unsigned char>(rest[2]) > 0x80) {
      narrow += char(static_cast<unsigned char>(rest[2]) - 0x60);
      i += 3;
    } else if (rest.starts_with(kWideBlank)) {
      i += 3;
    } else {
      narrow += text[i++];
    }
  }
  return narrow;
}

bool is_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<std::string> normal_telephone(std::string_view text) {
  std::string number = narrowed(text);
  std::erase_if(number, [](char c) { return std::string_view(" \t-.()").find(c) != std::string_view::npos; });
  if (number.starts_with("+86"))
    number.erase(0, 3);
  else if (number.starts_with("0086"))
    number.erase(0, 4);
  else if (number.size() == 13 && number.starts_with("861"))
    number.erase(0, 2);
  const std::string_view digits = std::string_view(number).substr(number.starts_with('+') ? 1 : 0);
  if (!is_digits(digits) || digits.size() < 7 || digits.size() > 15) return std::nullopt;
  return number;
}

std::string telephone_hash(const Sealer& sealer, std::string_view telephone) {
  return sealer.blind_index("telephone", telephone);
}

}  // namespace kith::secrets
