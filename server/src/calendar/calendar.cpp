// SPDX-License-Identifier: Apache-2.0
#include "calendar/calendar.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kith::calendar {
namespace {

using std::chrono::days;
using std::chrono::weekday;
using std::chrono::year_month_day;

constexpr int kPerKind = 1'000'000;

int number(PeriodKind kind, int year, int n) { return (int(kind) + 1) * kPerKind + year * 100 + n; }

Date term_period_start(const Calendar& calendar, const Term& term) {
  const Term* before = nullptr;
  for (const auto& other : calendar.terms)
    if (other.ends_on < term.starts_on && (!before || other.ends_on > before->ends_on)) before = &other;
  if (before) return before->ends_on + days{1};
  return term.term_no == 1 ? std::min(term.starts_on, make_date(term.school_year, 8, 1)) : term.starts_on;
}

Period term_period(const Calendar& calendar, const Term& term) {
  return {number(PeriodKind::kTerm, term.school_year, term.term_no), PeriodKind::kTerm,
          term_period_start(calendar, term), term.ends_on};
}

std::optional<Period> year_period(const Calendar& calendar, int school_year) {
  std::optional<Period> found;
  for (const auto& term : calendar.terms) {
    if (term.school_year != school_year) continue;
    auto period = term_period(calendar, term);
    if (!found) found = Period{number(PeriodKind::kSchoolYear, school_year, 0), PeriodKind::kSchoolYear, period.starts_on, period.ends_on};
    found->starts_on = std::min(found->starts_on, period.starts_on);
    found->ends_on = std::max(found->ends_on, period.ends_on);
  }
  return found;
}

Period month_period(int year, unsigned month) {
  auto first = std::chrono::year{year} / std::chrono::month{month};
  return {number(PeriodKind::kMonth, year, int(month)), PeriodKind::kMonth, Date{first / 1}, Date{first / std::chrono::last}};
}

// ISO 8601: a week belongs to the year of its Thursday.
Period week_period(Date day) {
  Date monday = monday_of(day);
  Date thursday = monday + days{3};
  int year = int(year_month_day{thursday}.year());
  int week = int((thursday - make_date(year, 1, 1)).count()) / 7 + 1;
  return {number(PeriodKind::kWeek, year, week), PeriodKind::kWeek, monday, monday + days{6}};
}

bool is_weekend(Date day) {
  auto name = weekday{std::chrono::sys_days{day.time_since_epoch()}};
  return name == std::chrono::Saturday || name == std::chrono::Sunday;
}

int school_days_between(const Calendar& calendar, Date from, Date to) {
  int count = 0;
  for (Date day = from; day <= to; day += days{1}) count += is_school_day(calendar, day);
  return count;
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

std::optional<Period> period_of(const Calendar& calendar, PeriodKind kind, Date day) {
  year_month_day date{day};
  if (kind == PeriodKind::kWeek) return week_period(day);
  if (kind == PeriodKind::kMonth) return month_period(int(date.year()), unsigned(date.month()));
  const Term* term = term_of(calendar, day);
  if (!term) return std::nullopt;
  return kind == PeriodKind::kTerm ? term_period(calendar, *term) : year_period(calendar, term->school_year);
}

std::optional<Period> period_numbered(const Calendar& calendar, int period_no) {
  int kind = period_no / kPerKind - 1, year = period_no % kPerKind / 100, n = period_no % 100;
  switch (kind) {
    case int(PeriodKind::kSchoolYear):
      return n == 0 ? year_period(calendar, year) : std::nullopt;
    case int(PeriodKind::kTerm):
      for (const auto& term : calendar.terms)
        if (term.school_year == year && term.term_no == n) return term_period(calendar, term);
      return std::nullopt;
    case int(PeriodKind::kMonth):
      return n >= 1 && n <= 12 ? std::optional(month_period(year, unsigned(n))) : std::nullopt;
    case int(PeriodKind::kWeek): {
      auto week = week_period(make_date(year, 1, 4) + days{7 * (n - 1)});
      return week.period_no == period_no ? std::optional(week) : std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

std::string period_code(int period_no) {
  int year = period_no % kPerKind / 100, n = period_no % 100;
  switch (PeriodKind(period_no / kPerKind - 1)) {
    case PeriodKind::kSchoolYear: return fmt::format("{}-{}", year, year + 1);
    case PeriodKind::kTerm: return fmt::format("{}-{}-{}", year, year + 1, n);
    case PeriodKind::kMonth: return fmt::format("{}-{:02}", year, n);
    case PeriodKind::kWeek: return fmt::format("{}-W{:02}", year, n);
  }
  return {};
}

const Term* term_of(const Calendar& calendar, Date day) {
  auto found = std::find_if(calendar.terms.begin(), calendar.terms.end(),
                            [&](const Term& term) { return term_period(calendar, term).holds(day); });
  return found == calendar.terms.end() ? nullptr : &*found;
}

int school_week(const Calendar& calendar, Date day) {
  const Term* term = term_of(calendar, day);
  if (!term || day < monday_of(term->starts_on)) return 0;
  return int((monday_of(day) - monday_of(term->starts_on)).count()) / 7 + 1;
}

bool is_school_day(const Calendar& calendar, Date day) {
  for (const auto& holiday : calendar.holidays)
    if (holiday.day_on == day) return holiday.is_working;
  if (is_weekend(day)) return false;
  return std::any_of(calendar.terms.begin(), calendar.terms.end(),
                     [&](const Term& term) { return term.starts_on <= day && day <= term.ends_on; });
}

int elapsed_permille(const Calendar& calendar, const Period& period, Date today) {
  if (today < period.starts_on) return 0;
  if (today >= period.ends_on) return 1000;
  int all = school_days_between(calendar, period.starts_on, period.ends_on);
  return all == 0 ? 0 : school_days_between(calendar, period.starts_on, today) * 1000 / all;
}

std::vector<VisitSeason> seasons_on(const Calendar& calendar, Date day) {
  std::vector<VisitSeason> found;
  for (const auto& season : calendar.seasons)
    if (season.starts_on <= day && day <= season.ends_on) found.push_back(season);
  return found;
}

Calendar usual_calendar(int school_year) {
  Calendar calendar;
  calendar.terms = {{school_year, 1, make_date(school_year, 9, 1), make_date(school_year + 1, 1, 20)},
                    {school_year, 2, make_date(school_year + 1, 2, 17), make_date(school_year + 1, 7, 5)}};
  for (unsigned day = 1; day <= 7; ++day) calendar.holidays.push_back({make_date(school_year, 10, day), "国庆节", false});
  calendar.holidays.push_back({make_date(school_year + 1, 1, 1), "元旦", false});
  for (unsigned day = 4; day <= 6; ++day) calendar.holidays.push_back({make_date(school_year + 1, 4, day), "清明节", false});
  for (unsigned day = 1; day <= 5; ++day) calendar.holidays.push_back({make_date(school_year + 1, 5, day), "劳动节", false});
  int spring = school_year + 1;
  calendar.seasons = {{"august", make_date(school_year, 8, 1), make_date(school_year, 8, 31)},
                      {"september", make_date(school_year, 9, 1), make_date(school_year, 9, 30)},
                      {"winter", make_date(spring, 1, 21), make_date(spring, 2, 16)},
                      {"february", make_date(spring, 2, 1), Date{std::chrono::year{spring} / 2 / std::chrono::last}},
                      {"march", make_date(spring, 3, 1), make_date(spring, 3, 31)},
                      {"summer", make_date(spring, 7, 6), make_date(spring, 8, 31)}};
  return calendar;
}

}  // namespace kith::calendar
