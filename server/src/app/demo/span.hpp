// SPDX-License-Identifier: Apache-2.0
// The days that a demo tells about: the running term up to yesterday, or the one before it while a term is
// young or has not begun.
#pragma once

#include <vector>

#include "calendar/calendar.hpp"

namespace kith::demo {

struct Week {
  std::vector<Date> school_days;  // those that are over
  int days_in_all = 0;            // school days of the whole week
};

struct Span {
  Date today{};
  std::vector<Week> weeks;        // weeks with at least one school day over
  std::vector<Date> school_days;  // of all weeks
};

// Requires: the calendar knows the school year of `today` and the one before.
Span span_until(const calendar::Calendar& calendar, Date today);

}  // namespace kith::demo
