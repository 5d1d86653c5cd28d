// SPDX-License-Identifier: Apache-2.0
#include "app/demo/span.hpp"

namespace kith::demo {
namespace {

using std::chrono::days;

constexpr days kYoung{42};

Date first_day(const calendar::Calendar& calendar, Date today) {
  const calendar::Term* told = nullptr;
  for (const auto& term : calendar.terms)
    if (term.starts_on + kYoung <= today && (!told || term.starts_on > told->starts_on)) told = &term;
  return told ? told->starts_on : today - days{90};
}

}  // namespace

Span span_until(const calendar::Calendar& calendar, Date today) {
  Span span{.today = today};
  for (Date monday = calendar::monday_of(first_day(calendar, today)); monday < today; monday += days{7}) {
    Week week;
    for (Date day = monday; day < monday + days{7}; day += days{1}) {
      if (!calendar::is_school_day(calendar, day)) continue;
      ++week.days_in_all;
      if (day < today) week.school_days.push_back(day);
    }
    span.school_days.insert(span.school_days.end(), week.school_days.begin(), week.school_days.end());
    if (!week.school_days.empty()) span.weeks.push_back(std::move(week));
  }
  return span;
}

}  // namespace kith::demo
