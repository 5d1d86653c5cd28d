// SPDX-License-Identifier: Apache-2.0
// One school year of a calendar, as the school office writes it, and the rules it must keep. Pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calendar/calendar.hpp"

namespace kith::calendar {

struct TermDates {
  int term_no = 0;
  Date starts_on{};
  Date ends_on{};
};
KITH_DESCRIBE(TermDates, (term_no, starts_on, ends_on))

// Days in a row that are off under one name; is_working: weekend days made school days instead.
struct HolidaySpan {
  Date starts_on{};
  Date ends_on{};
  std::string name;
  bool is_working = false;
};
KITH_DESCRIBE(HolidaySpan, (starts_on, ends_on, name, is_working))

struct MilestoneDates {
  MilestoneCode code = MilestoneCode::kMidtermExam;
  int term_no = 0;
  Date starts_on{};
  Date ends_on{};
};
KITH_DESCRIBE(MilestoneDates, (code, term_no, starts_on, ends_on))

struct YearCalendar {
  int school_year = 0;
  std::vector<TermDates> terms;
  std::vector<HolidaySpan> holidays;
  std::vector<VisitSeason> seasons;
  std::vector<MilestoneDates> milestones;
};
KITH_DESCRIBE(YearCalendar, (school_year, terms, holidays, seasons, milestones))

// The sections that are written anew; one that is absent stays as it is.
struct CalendarChange {
  int school_year = 0;
  std::optional<std::vector<TermDates>> terms;
  std::optional<std::vector<HolidaySpan>> holidays;
  std::optional<std::vector<VisitSeason>> seasons;
  std::optional<std::vector<MilestoneDates>> milestones;
};
KITH_DESCRIBE(CalendarChange, (school_year, terms, holidays, seasons, milestones))

// From 1 August to 31 July.
Date first_day_of(int school_year);
Date last_day_of(int school_year);

// The part of `all` that belongs to a school year: seasons by their first day. In order of time.
YearCalendar year_in(const Calendar& all, int school_year);
// The same as rows of a calendar.
Calendar calendar_of(const YearCalendar& year);

// With names free of surrounding blanks.
YearCalendar changed(YearCalendar year, const CalendarChange& change);

// What is wrong with the year, by the path of the field ("terms.1.starts_on"); empty when nothing is. Every
// date has its order and its bounds, terms do not overlap, examinations lie in their term, no day is named
// twice. Requires: at most kMostRows rows in each section; `others` are the seasons of other school years.
std::map<std::string, std::string> faults_of(const YearCalendar& year,
                                             const std::vector<VisitSeason>& others = {});

inline constexpr std::size_t kMostRows = 100;

}  // namespace kith::calendar
