// SPDX-License-Identifier: Apache-2.0
// Periods as paper says them; days are in platform/language.hpp. Pure.
#pragma once

#include "calendar/calendar.hpp"
#include "platform/language.hpp"

namespace kith::calendar {

// 2026–2027 学年, School year 2026–2027.
std::string school_year_words(int school_year, Language language);

// 2026–2027 学年第一学期, Autumn term 2026–2027.
std::string term_words(int school_year, int term_no, Language language);

// A period on a paper that is dated `beside`, which says of which school year it tells: 第一学期, 第 12 周,
// 11月; with its year when that is another. A week of the holidays is told by its days; a season by its name.
std::string near_period_words(const Calendar& calendar, const Period& period, Date beside, Language language);

}  // namespace kith::calendar
