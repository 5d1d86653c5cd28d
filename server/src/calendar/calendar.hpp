// SPDX-License-Identifier: Apache-2.0
// Terms, weeks, months and school years of one school, and the periods that norms are judged by.
// Pure values; all days are local days of the district.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/clock.hpp"
#include "platform/json/describe.hpp"

namespace kith::calendar {

// school_year 2026 is 2026–2027; term_no 1 is the autumn term, 2 the spring term.
struct Term {
  int school_year = 0;
  int term_no = 0;
  Date starts_on{};
  Date ends_on{};
};
KITH_DESCRIBE(Term, (school_year, term_no, starts_on, ends_on))

// is_working: a weekend day made a school day (调休) instead of a day off.
struct Holiday {
  Date day_on{};
  std::string name;
  bool is_working = false;
};
KITH_DESCRIBE(Holiday, (day_on, name, is_working))

// A visit season (P4.8), in which visits are planned together: winter, summer, february, august, march,
// september, or a code of the school's own.
struct VisitSeason {
  std::string season;
  Date starts_on{};
  Date ends_on{};
};
KITH_DESCRIBE(VisitSeason, (season, starts_on, ends_on))

enum class PeriodKind { kSchoolYear, kTerm, kMonth, kWeek };
KITH_DESCRIBE_ENUM(PeriodKind, kSchoolYear, kTerm, kMonth, kWeek)

// period_no is the same in every school: a digit for the kind (1 year, 2 term, 3 month, 4 week), four for
// the year, two for the number. 2202601 is the first term of 2026–2027; 4202647 is ISO week 47 of 2026.
struct Period {
  int period_no = 0;
  PeriodKind kind = PeriodKind::kTerm;
  Date starts_on{};
  Date ends_on{};

  bool holds(Date day) const { return starts_on <= day && day <= ends_on; }
};
KITH_DESCRIBE(Period, (period_no, kind, starts_on, ends_on))

struct Calendar {
  std::vector<Term> terms;  // in order of time
  std::vector<Holiday> holidays;
  std::vector<VisitSeason> seasons;  // in order of time; they may overlap
};

// The school year a day falls into when no calendar is known: it turns on 1 August, because classes are
// promoted and rosters arrive during August.
int school_year_of(Date day);

// Monday of the day's week.
Date monday_of(Date day);

// The period of `kind` that holds `day`. Weeks and months always exist. The holidays before a term belong
// to that term, so that visits of the summer and winter seasons (P4.8) count for the term they prepare;
// nullopt when the day lies before the first or after the last known term.
std::optional<Period> period_of(const Calendar& calendar, PeriodKind kind, Date day);

// The period with this number; nullopt when the calendar has no such term or the number is malformed.
std::optional<Period> period_numbered(const Calendar& calendar, int period_no);

// "2026-2027", "2026-2027-1", "2026-11", "2026-W47".
std::string period_code(int period_no);

// The term whose teaching days or preceding holidays hold `day`.
const Term* term_of(const Calendar& calendar, Date day);

// The numbered school week: 1 is the week of the term's first day. 0 outside the teaching weeks.
int school_week(const Calendar& calendar, Date day);

// Monday to Friday within a term, holidays and moved working days respected.
bool is_school_day(const Calendar& calendar, Date day);

// Share of the period's school days that have passed when `today` ends, in permille: the pace a running
// norm is compared with. 0 before it starts, 1000 after it ends.
int elapsed_permille(const Calendar& calendar, const Period& period, Date today);

// The seasons that hold `day`, of calendar.seasons.
std::vector<VisitSeason> seasons_on(const Calendar& calendar, Date day);

// A calendar to begin with, until the district enters its own: autumn term from 1 September to 20 January,
// spring term from 17 February to 5 July, the fixed public holidays, and the six seasons of P4.8.
Calendar usual_calendar(int school_year);

}  // namespace kith::calendar
