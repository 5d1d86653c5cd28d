// SPDX-License-Identifier: Apache-2.0
// Terms, holidays, visit seasons, examinations and graduation in the database. School 0 is the district's own
// calendar.
#pragma once

#include "calendar/year_calendar.hpp"
#include "platform/db/db.hpp"

namespace kith::calendar {

Calendar load_calendar(db::Session& session, std::int64_t school_id);

// Writes what is not there yet; keeps what is.
void add_to_calendar(db::Tx& tx, std::int64_t school_id, const Calendar& calendar);

// Puts one school year in the place of what is there of it, and touches no other.
void replace_year(db::Tx& tx, std::int64_t school_id, const YearCalendar& year);

// Gives a new school the district's calendar, or the usual one when the district has none.
void found_calendar(db::Tx& tx, std::int64_t school_id, Date today);

}  // namespace kith::calendar
