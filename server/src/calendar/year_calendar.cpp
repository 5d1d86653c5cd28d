// SPDX-License-Identifier: Apache-2.0
#include "calendar/year_calendar.hpp"

#include "platform/text/normal.hpp"

namespace kith::calendar {
namespace {

using std::chrono::days;

std::vector<HolidaySpan> spans_of(const std::vector<Holiday>& holidays, int school_year) {
  std::vector<HolidaySpan> spans;
  for (const auto& day : holidays) {
    if (day.day_on < first_day_of(school_year) || last_day_of(school_year) < day.day_on) continue;
    bool goes_on = !spans.empty() && spans.back().ends_on + days{1} == day.day_on &&
                   spans.back().name == day.name && spans.back().is_working == day.is_working;
    if (goes_on)
      spans.back().ends_on = day.day_on;
    else
      spans.push_back({day.day_on, day.day_on, day.name, day.is_working});
  }
  return spans;
}

}  // namespace

Date first_day_of(int school_year) { return make_date(school_year, 8, 1); }
Date last_day_of(int school_year) { return make_date(school_year + 1, 7, 31); }

YearCalendar year_in(const Calendar& all, int school_year) {
  YearCalendar year{.school_year = school_year, .holidays = spans_of(all.holidays, school_year)};
  for (const auto& term : all.terms)
    if (term.school_year == school_year) year.terms.push_back({term.term_no, term.starts_on, term.ends_on});
  for (const auto& season : all.seasons)
    if (school_year_of(season.starts_on) == school_year) year.seasons.push_back(season);
  for (const auto& one : all.milestones)
    if (one.school_year == school_year)
      year.milestones.push_back({one.code, one.term_no, one.starts_on, one.ends_on});
  return year;
}

Calendar calendar_of(const YearCalendar& year) {
  Calendar calendar{.seasons = year.seasons};
  for (const auto& term : year.terms)
    calendar.terms.push_back({year.school_year, term.term_no, term.starts_on, term.ends_on});
  for (const auto& span : year.holidays)
    for (Date day = span.starts_on; day <= span.ends_on; day += days{1})
      calendar.holidays.push_back({day, span.name, span.is_working});
  for (const auto& one : year.milestones)
    calendar.milestones.push_back({one.code, year.school_year, one.term_no, one.starts_on, one.ends_on});
  return calendar;
}

YearCalendar changed(YearCalendar year, const CalendarChange& change) {
  if (change.terms) year.terms = *change.terms;
  if (change.holidays) year.holidays = *change.holidays;
  if (change.seasons) year.seasons = *change.seasons;
  if (change.milestones) year.milestones = *change.milestones;
  for (auto& span : year.holidays) span.name = text::normal_text(span.name);
  for (auto& season : year.seasons) season.season = text::normal_text(season.season);
  return year;
}

}  // namespace kith::calendar
