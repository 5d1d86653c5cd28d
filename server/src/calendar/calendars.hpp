// SPDX-License-Identifier: Apache-2.0
// The calendars of schools and of the district (school 0), read and edited a school year at a time.
// Thread-safe: no state of its own.
#pragma once

#include <functional>

#include "calendar/year_calendar.hpp"
#include "platform/clock.hpp"
#include "platform/db/db.hpp"

namespace kith::calendar {

struct CalendarSheet {
  YearCalendar calendar;
  int this_year = 0;      // the school year of today
  bool may_edit = false;  // this school year and the next
};
KITH_DESCRIBE(CalendarSheet, (calendar, this_year, may_edit))

class Calendars {
 public:
  // Told in the same transaction that a school's periods are not what they were.
  using PeriodsChanged = std::function<void(db::Tx&, std::int64_t school_id)>;

  Calendars(db::Db& db, const Clock& clock, PeriodsChanged periods_changed)
      : db_(db), clock_(clock), periods_changed_(std::move(periods_changed)) {}

  // Of the current school year unless another is named; empty when nothing is entered.
  // Error: calendar.year_too_far outside 2000 … 2200.
  Result<CalendarSheet> sheet(std::int64_t school_id, std::optional<int> school_year);

  // Writes the sections of the change, all or nothing.
  // Errors: calendar.year_closed, calendar.year_too_far, calendar.too_many; calendar.invalid with faults_of
  // as fields.
  Result<CalendarSheet> change(std::int64_t school_id, const CalendarChange& change);

  // Fills a year that has no term: with the district's calendar, or with the usual one when the district has
  // none. Errors: calendar.year_closed, calendar.year_too_far, calendar.year_begun.
  Result<CalendarSheet> begin(std::int64_t school_id, int school_year);

 private:
  std::optional<Error> refusal(int school_year) const;
  CalendarSheet sheet_of(db::Session& session, std::int64_t school_id, int school_year) const;

  db::Db& db_;
  const Clock& clock_;
  PeriodsChanged periods_changed_;
};

}  // namespace kith::calendar
