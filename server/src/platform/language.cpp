// SPDX-License-Identifier: Apache-2.0
#include "platform/language.hpp"

#include <fmt/format.h>

#include <array>

namespace kith {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};

struct Parts {
  int year;
  unsigned month, day;

  std::string_view name() const { return kMonths.at(month - 1); }
  std::string_view short_name() const { return name().substr(0, 3); }
};

Parts parts_of(Date date) {
  const std::chrono::year_month_day parts{date};
  return {int(parts.year()), unsigned(parts.month()), unsigned(parts.day())};
}

}  // namespace

std::string or_not_filled_in(const std::string& words, Language language) {
  return words.empty() ? std::string(kNotFilledIn.in(language)) : words;
}

std::string or_dash(const std::string& words) { return words.empty() ? kNothing : words; }

std::string day_words(Date date, Language language) {
  const auto parts = parts_of(date);
  if (language == Language::kEn) return fmt::format("{} {} {}", parts.day, parts.name(), parts.year);
  return fmt::format("{}年{}月{}日", parts.year, parts.month, parts.day);
}

std::string_view weekday_words(Date date, Language language) {
  static constexpr std::array<Wording, 7> kDays{{{"星期日", "Sunday"},
                                                 {"星期一", "Monday"},
                                                 {"星期二", "Tuesday"},
                                                 {"星期三", "Wednesday"},
                                                 {"星期四", "Thursday"},
                                                 {"星期五", "Friday"},
                                                 {"星期六", "Saturday"}}};
  return kDays.at(std::chrono::weekday(date).c_encoding()).in(language);
}

std::string near_day_words(Date date, Date beside, Language language) {
  const auto parts = parts_of(date);
  const bool is_same_year = parts.year == parts_of(beside).year;
  if (language == Language::kZh)
    return is_same_year ? fmt::format("{}月{}日", parts.month, parts.day) : day_words(date, language);
  auto words = fmt::format("{} {}", parts.day, parts.short_name());
  return is_same_year ? words : fmt::format("{} {}", words, parts.year);
}

std::string near_days_words(Date first, Date last, Date beside, Language language) {
  const auto from = parts_of(first), to = parts_of(last);
  const auto begins = near_day_words(first, beside, language), ends = near_day_words(last, beside, language);
  if (first == last) return begins;
  const bool is_one_month = from.year == to.year && from.month == to.month;
  if (language == Language::kEn)
    return is_one_month ? fmt::format("{}–{}", from.day, ends) : fmt::format("{} – {}", begins, ends);
  return is_one_month ? fmt::format("{}–{}日", begins, to.day) : fmt::format("{}–{}", begins, ends);
}

}  // namespace kith
