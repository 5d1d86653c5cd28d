// SPDX-License-Identifier: Apache-2.0
#include "calendar/calendar.hpp"

#include <algorithm>

namespace kith::calendar {
namespace {

using std::chrono::days;
using std::chrono::weekday;
using std::chrono::year_month_day;

bool is_weekend(Date day) {
  auto name = weekday{std::chrono::sys_days{day.time_since_epoch()}};
  return name == std::chrono::Saturday || name == std::chrono::Sunday;
}

const Holiday* entry_on(const Calendar& calendar, Date day) {
  auto found = std::find_if(calendar.holidays.begin(), calendar.holidays.end(),
                            [&](const Holiday& holiday) { return holiday.day_on == day; });
  return found == calendar.holidays.end() ? nullptr : &*found;
}

}  // namespace

int school_year_of(Date day) {
  year_month_day date{day};
  return int(date.year()) - (unsigned(date.month()) < 8);
}

Date monday_of(Date day) {
  auto name = weekday{std::chrono::sys_days{day.time_since_epoch()}};
  return day - days{name.iso_encoding() - 1};
}

const Term* term_of(const Calendar& calendar, Date day) {
  auto period = period_of(calendar, PeriodKind::kTerm, day);
  if (!period) return nullptr;
  auto found = std::find_if(calendar.terms.begin(), calendar.terms.end(),
                            [&](const Term& term) { return term.ends_on == period->ends_on; });
  return &*found;
}

int school_week(const Calendar& calendar, Date day) {
  const Term* term = term_of(calendar, day);
  if (!term || day < monday_of(term->starts_on)) return 0;
  return int((monday_of(day) - monday_of(term->starts_on)).count()) / 7 + 1;
}

bool is_school_day(const Calendar& calendar, Date day) {
  if (const auto* entry = entry_on(calendar, day)) return entry->is_working;
  if (is_weekend(day)) return false;
  return std::any_of(calendar.terms.begin(), calendar.terms.end(),
                     [&](const Term& term) { return term.starts_on <= day && day <= term.ends_on; });
}

int school_days_between(const Calendar& calendar, Date from, Date to) {
  int count = 0;
  for (Date day = from; day <= to; day += days{1}) count += is_school_day(calendar, day);
  return count;
}

bool is_working_day(const Calendar& calendar, Date day) {
  if (const auto* entry = entry_on(calendar, day)) return entry->is_working;
  return !is_weekend(day);
}

Date working_days_after(const Calendar& calendar, Date day, int count) {
  while (count > 0) {
    day += days{1};
    count -= is_working_day(calendar, day);
  }
  return day;
}

std::optional<Date> second_saturday(const Calendar& calendar, const Period& fortnight) {
  Date saturday = fortnight.ends_on - days{1};
  const auto* entry = entry_on(calendar, saturday);
  return entry && !entry->is_working ? std::nullopt : std::optional(saturday);
}

std::vector<VisitSeason> seasons_on(const Calendar& calendar, Date day) {
  std::vector<VisitSeason> found;
  for (const auto& season : calendar.seasons)
    if (season.starts_on <= day && day <= season.ends_on) found.push_back(season);
  return found;
}

}  // namespace kith::calendar
