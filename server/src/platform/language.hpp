// SPDX-License-Identifier: Apache-2.0
// The languages in which the server itself writes: on paper and in workbooks, which no web page can
// translate afterwards (docs/adr/0007-paper-speaks.md). Replies of the API carry codes instead.
#pragma once

#include <string>
#include <string_view>

#include "platform/clock.hpp"
#include "platform/json/describe.hpp"

namespace kith {

enum class Language { kZh, kEn };
KITH_DESCRIBE_ENUM(Language, kZh, kEn)

// One wording in each language. Views of literals.
struct Wording {
  std::string_view zh;
  std::string_view en;

  std::string_view in(Language language) const { return language == Language::kZh ? zh : en; }
};

// What a form says where nothing was written, so that no cell looks forgotten; in a column of small facts a
// dash.
inline constexpr Wording kNotFilledIn{"未填", "Not filled in"};
inline constexpr const char* kNothing = "—";
std::string or_not_filled_in(const std::string& words, Language language);
std::string or_dash(const std::string& words);

// As one writes a day at the foot of a letter: 2026年11月20日, 20 November 2026.
std::string day_words(Date date, Language language);

// 星期五, Friday.
std::string_view weekday_words(Date date, Language language);

// A day in a table of a paper that is dated `beside`: 11月20日, 20 Nov; with the year when that is another.
std::string near_day_words(Date date, Date beside, Language language);

// From the first day to the last, both included: 11月16日–22日, 16–22 Nov; years as in near_day_words.
std::string near_days_words(Date first, Date last, Date beside, Language language);

}  // namespace kith
