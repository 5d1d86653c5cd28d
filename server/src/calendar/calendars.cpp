// SPDX-License-Identifier: Apache-2.0
#include "calendar/calendars.hpp"

#include "calendar/calendar_store.hpp"

namespace kith::calendar {
namespace {

constexpr int kFirstYear = 2000;
constexpr int kLastYear = 2200;

template <class Rows>
bool is_long(const std::optional<Rows>& rows) {
  return rows && rows->size() > kMostRows;
}

std::vector<VisitSeason> seasons_of_other_years(const Calendar& all, int school_year) {
  auto seasons = all.seasons;
  std::erase_if(seasons,
                [&](const VisitSeason& season) { return school_year_of(season.starts_on) == school_year; });
  return seasons;
}

}  // namespace

CalendarSheet Calendars::sheet_of(db::Session& session, std::int64_t school_id, int school_year) const {
  return {.calendar = year_in(load_calendar(session, school_id), school_year),
          .this_year = school_year_of(clock_.today()),
          .may_edit = !refusal(school_year)};
}

std::optional<Error> Calendars::refusal(int school_year) const {
  auto this_year = school_year_of(clock_.today());
  if (school_year < this_year) return conflict("calendar.year_closed");
  if (school_year > this_year + 1) return conflict("calendar.year_too_far");
  return std::nullopt;
}

Result<CalendarSheet> Calendars::sheet(std::int64_t school_id, std::optional<int> school_year) {
  auto year = school_year.value_or(school_year_of(clock_.today()));
  if (year < kFirstYear || year > kLastYear) return invalid("calendar.year_too_far");
  return db_.read([&](db::Session& session) { return sheet_of(session, school_id, year); });
}

Result<CalendarSheet> Calendars::change(std::int64_t school_id, const CalendarChange& change) {
  if (auto refused = refusal(change.school_year)) return *refused;
  if (is_long(change.terms) || is_long(change.holidays) || is_long(change.seasons) ||
      is_long(change.milestones))
    return invalid("calendar.too_many");
  return db_.write([&](db::Tx& tx) -> Result<CalendarSheet> {
    tx.lock(school_id);
    auto all = load_calendar(tx, school_id);
    auto year = changed(year_in(all, change.school_year), change);
    auto faults = faults_of(year, seasons_of_other_years(all, change.school_year));
    if (!faults.empty()) return invalid("calendar.invalid", std::move(faults));
    replace_year(tx, school_id, year);
    periods_changed_(tx, school_id);
    return sheet_of(tx, school_id, change.school_year);
  });
}

Result<CalendarSheet> Calendars::begin(std::int64_t school_id, int school_year) {
  if (auto refused = refusal(school_year)) return *refused;
  return db_.write([&](db::Tx& tx) -> Result<CalendarSheet> {
    tx.lock(school_id);
    if (!year_in(load_calendar(tx, school_id), school_year).terms.empty())
      return conflict("calendar.year_begun");
    auto year = year_in(load_calendar(tx, 0), school_year);
    if (year.terms.empty()) year = year_in(usual_calendar(school_year), school_year);
    replace_year(tx, school_id, year);
    periods_changed_(tx, school_id);
    return sheet_of(tx, school_id, school_year);
  });
}

}  // namespace kith::calendar
