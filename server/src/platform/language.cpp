// SPDX-License-Identifier: Apache-2.0
#include "platform/language.hpp"

#include <fmt/format.h>

#include <array>

namespace kith {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};

}  // namespace

std::string day_words(Date date, Language language) {
  const std::chrono::year_month_day parts{date};
  const int year = int(parts.year());
  const unsigned month = unsigned(parts.month()), day = unsigned(parts.day());
  if (language == Language::kEn) return fmt::format("{} {} {}", day, kMonths.at(month - 1), year);
  return fmt::format("{}年{}月{}日", year, month, day);
}

}  // namespace kith
