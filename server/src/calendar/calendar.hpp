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

// What the school year turns on besides its terms. A final examination or the day of graduation may have the
// weeks before it or after it as a period of its own (P3.5).
enum class MilestoneCode { kMidtermExam, kFinalExam, kGraduation };
KITH_DESCRIBE_ENUM(MilestoneCode, kMidtermExam, kFinalExam, kGraduation)

// A marked time of a term: once at most in each.
struct Milestone {
  MilestoneCode code = MilestoneCode::kMidtermExam;
  int school_year = 0;
  int term_no = 0;
  Date starts_on{};
  Date ends_on{};
};
KITH_DESCRIBE(Milestone, (code, school_year, term_no, starts_on, ends_on))

// The value is the first part of a period's number and is stored: never change one.
enum class PeriodKind {
  kSchoolYear = 1,
  kTerm = 2,
  kMonth = 3,
  kWeek = 4,
  kFortnight = 5,  // two numbered school weeks of a term, 1–2, 3–4 …; a week left over belongs to none
  kSeason = 6,     // a visit season (P4.8)
  kTermStart = 7,  // the first two school weeks of a term
  kTermEnd = 8,    // the last two
  kAfterMidterm = 9,    // the three weeks from the day after the examination (P3.5)
  kBeforeMidterm = 10,  // the three weeks that end the day before it
  kBeforeFinal = 11,    // likewise for the final examination
  kAfterFinal = 12,
  kBeforeGraduation = 13,  // the six weeks that end with the day of graduation (P3.5)
  kEducationWeek = 14,     // the week that contains 15 May (P1.14)
};
KITH_DESCRIBE_ENUM(PeriodKind, kSchoolYear, kTerm, kMonth, kWeek, kFortnight, kSeason, kTermStart, kTermEnd,
                   kAfterMidterm, kBeforeMidterm, kBeforeFinal, kAfterFinal, kBeforeGraduation,
                   kEducationWeek)

// period_no is the same in every school: the kind, four digits for the year, two for the number. 2202601 is
// the first term of 2026–2027; 4202647 is ISO week 47 of 2026. Year and number are
//   school year: its first year, 0              term and what hangs on it: the school year, the term's number
//   month, week: the calendar year, 1 …         fortnight: the school year, (term_no - 1) * 50 + the pair's
//   number season: the ISO week of its first day       education week: the calendar year, 0
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
  std::vector<VisitSeason> seasons;   // in order of time; they may overlap
  std::vector<Milestone> milestones;  // in order of time
};

// The school year a day falls into when no calendar is known: it turns on 1 August, because classes are
// promoted and rosters arrive during August.
int school_year_of(Date day);

// Monday of the day's week.
Date monday_of(Date day);

// The period of `kind` that holds `day`. Weeks, months and education weeks need no calendar. The holidays
// before a term belong to that term, so that visits of the summer and winter seasons (P4.8) count for the
// term they prepare. Of seasons that overlap it is the one that began last. nullopt when the calendar has no
// such period: the day lies outside the known terms, or the examination is not entered.
std::optional<Period> period_of(const Calendar& calendar, PeriodKind kind, Date day);

// The period that holds `day`, else the last one that ended before it in the same school year (which turns on
// 1 August): what a board shows.
std::optional<Period> latest_period(const Calendar& calendar, PeriodKind kind, Date day);

// Every period of `kind` that shares a day with `from` … `to`, in the order in which they begin.
std::vector<Period> periods_between(const Calendar& calendar, PeriodKind kind, Date from, Date to);

// The period with this number; nullopt when the calendar has no such period or the number is malformed.
std::optional<Period> period_numbered(const Calendar& calendar, int period_no);

// "2026-2027", "2026-2027-1", "2026-11", "2026-W47", "2026-2027-1-F06", "2026-W36-season",
// "2026-2027-1-start", "2026-2027-1-after-midterm", "2027-education-week". Empty when the number is
// malformed.
std::string period_code(int period_no);

// The term whose teaching days or preceding holidays hold `day`.
const Term* term_of(const Calendar& calendar, Date day);

// The numbered school week: 1 is the week of the term's first day. 0 outside the teaching weeks.
int school_week(const Calendar& calendar, Date day);

// Monday to Friday within a term, holidays and moved working days respected.
bool is_school_day(const Calendar& calendar, Date day);

// How many school days lie in `from` … `to`, both included.
int school_days_between(const Calendar& calendar, Date from, Date to);

// Monday to Friday, public holidays and moved working days respected; school holidays have working days too.
bool is_working_day(const Calendar& calendar, Date day);

// The `count`th working day after `day`; `day` itself for 0.
Date working_days_after(const Calendar& calendar, Date day, int count);

// The Saturday of a fortnight's second week, on which the school receives families (P2c.7); nullopt when it
// is a holiday. Requires: a period of kind kFortnight.
std::optional<Date> second_saturday(const Calendar& calendar, const Period& fortnight);

// Share of the period's school days that have passed when `today` ends, in permille: the pace a running
// norm is compared with. 0 before it starts, 1000 after it ends. Seasons and the weeks after a final
// examination lie in holidays: there every day counts.
int elapsed_permille(const Calendar& calendar, const Period& period, Date today);

// The seasons that hold `day`, of calendar.seasons.
std::vector<VisitSeason> seasons_on(const Calendar& calendar, Date day);

// A calendar to begin with, until the district enters its own: autumn term from 1 September to 20 January,
// spring term from 17 February to 5 July, the fixed public holidays, the six seasons of P4.8, mid-term
// examinations in the 10th school week, final ones in the last week but one, graduation on 20 June.
Calendar usual_calendar(int school_year);

}  // namespace kith::calendar
