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

// As one writes a day at the foot of a letter: 2026年11月20日, 20 November 2026.
std::string day_words(Date date, Language language);

}  // namespace kith
