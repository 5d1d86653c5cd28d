// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "calendar/calendar.hpp"

namespace kith::calendar {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;
using std::chrono::years;

constexpr int kPerKind = 1'000'000;
constexpr int kPairsOfATerm = 50;
constexpr days kWeekLong{7};
constexpr days kFortnightLong{14};
constexpr days kAroundAnExamination{21};
constexpr days kBeforeGraduationLong{42};

Period make_period(PeriodKind kind, int year, int n, Date starts_on, Date ends_on) {
  return {int(kind) * kPerKind + year * 100 + n, kind, starts_on, ends_on};
}

int year_of(Date day) { return int(year_month_day{day}.year()); }

Date term_period_start(const Calendar& calendar, const Term& term) {
  const Term* before = nullptr;
  for (const auto& other : calendar.terms)
    if (other.ends_on < term.starts_on && (!before || other.ends_on > before->ends_on)) before = &other;
  if (before) return before->ends_on + days{1};
  return term.term_no == 1 ? std::min(term.starts_on, make_date(term.school_year, 8, 1)) : term.starts_on;
}

Period term_period(const Calendar& calendar, const Term& term) {
  return make_period(PeriodKind::kTerm, term.school_year, term.term_no, term_period_start(calendar, term),
                     term.ends_on);
}

std::vector<Period> school_years(const Calendar& calendar) {
  std::vector<Period> found;
  for (const auto& term : calendar.terms) {
    auto part = term_period(calendar, term);
    auto year = make_period(PeriodKind::kSchoolYear, term.school_year, 0, part.starts_on, part.ends_on);
    auto known = std::find_if(found.begin(), found.end(),
                              [&](const Period& one) { return one.period_no == year.period_no; });
    if (known == found.end()) {
      found.push_back(year);
      continue;
    }
    known->starts_on = std::min(known->starts_on, year.starts_on);
    known->ends_on = std::max(known->ends_on, year.ends_on);
  }
  return found;
}

std::vector<Period> fortnights(const Term& term) {
  std::vector<Period> found;
  Date first = monday_of(term.starts_on);
  int weeks = int((monday_of(term.ends_on) - first).count()) / 7 + 1;
  for (int pair = 1; pair * 2 <= weeks; ++pair) {
    Date starts_on = first + kFortnightLong * (pair - 1);
    found.push_back(make_period(PeriodKind::kFortnight, term.school_year,
                                (term.term_no - 1) * kPairsOfATerm + pair, starts_on,
                                starts_on + kFortnightLong - days{1}));
  }
  return found;
}

Period term_edge(PeriodKind kind, const Term& term) {
  Date starts_on =
      kind == PeriodKind::kTermStart ? monday_of(term.starts_on) : monday_of(term.ends_on) - kWeekLong;
  return make_period(kind, term.school_year, term.term_no, starts_on, starts_on + kFortnightLong - days{1});
}

Period month_period(int year, unsigned month) {
  auto first = std::chrono::year{year} / std::chrono::month{month};
  return make_period(PeriodKind::kMonth, year, int(month), Date{first / 1}, Date{first / std::chrono::last});
}

// ISO 8601: a week belongs to the year of its Thursday.
Period week_period(Date day) {
  Date monday = monday_of(day), thursday = monday + days{3};
  int week = int((thursday - make_date(year_of(thursday), 1, 1)).count()) / 7 + 1;
  return make_period(PeriodKind::kWeek, year_of(thursday), week, monday, monday + days{6});
}

Period education_week(int year) {
  Date monday = monday_of(make_date(year, 5, 15));
  return make_period(PeriodKind::kEducationWeek, year, 0, monday, monday + days{6});
}

Period season_period(const VisitSeason& season) {
  int week_no = week_period(season.starts_on).period_no % kPerKind;
  return make_period(PeriodKind::kSeason, week_no / 100, week_no % 100, season.starts_on, season.ends_on);
}

MilestoneCode milestone_of(PeriodKind kind) {
  if (kind == PeriodKind::kAfterMidterm || kind == PeriodKind::kBeforeMidterm)
    return MilestoneCode::kMidtermExam;
  return kind == PeriodKind::kBeforeGraduation ? MilestoneCode::kGraduation : MilestoneCode::kFinalExam;
}

Period around(PeriodKind kind, const Milestone& milestone) {
  auto period =
      make_period(kind, milestone.school_year, milestone.term_no, milestone.starts_on, milestone.ends_on);
  if (kind == PeriodKind::kBeforeGraduation) {
    period.starts_on = milestone.ends_on - kBeforeGraduationLong + days{1};
  } else if (kind == PeriodKind::kAfterMidterm || kind == PeriodKind::kAfterFinal) {
    period.starts_on = milestone.ends_on + days{1};
    period.ends_on = milestone.ends_on + kAroundAnExamination;
  } else {
    period.starts_on = milestone.starts_on - kAroundAnExamination;
    period.ends_on = milestone.starts_on - days{1};
  }
  return period;
}

std::vector<Period> periods_of_term(const Calendar& calendar, PeriodKind kind, const Term& term) {
  if (kind == PeriodKind::kFortnight) return fortnights(term);
  if (kind == PeriodKind::kTerm) return {term_period(calendar, term)};
  return {term_edge(kind, term)};
}

// All periods of a kind that comes from what the calendar holds, in the order in which they begin.
std::vector<Period> entered_periods(const Calendar& calendar, PeriodKind kind) {
  std::vector<Period> found;
  switch (kind) {
    case PeriodKind::kSchoolYear:
      found = school_years(calendar);
      break;
    case PeriodKind::kTerm:
    case PeriodKind::kFortnight:
    case PeriodKind::kTermStart:
    case PeriodKind::kTermEnd:
      for (const auto& term : calendar.terms)
        for (const auto& period : periods_of_term(calendar, kind, term)) found.push_back(period);
      break;
    case PeriodKind::kSeason:
      for (const auto& season : calendar.seasons) found.push_back(season_period(season));
      break;
    case PeriodKind::kAfterMidterm:
    case PeriodKind::kBeforeMidterm:
    case PeriodKind::kBeforeFinal:
    case PeriodKind::kAfterFinal:
    case PeriodKind::kBeforeGraduation:
      for (const auto& milestone : calendar.milestones)
        if (milestone.code == milestone_of(kind)) found.push_back(around(kind, milestone));
      break;
    case PeriodKind::kMonth:
    case PeriodKind::kWeek:
    case PeriodKind::kEducationWeek:
      break;
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Period& a, const Period& b) { return a.starts_on < b.starts_on; });
  return found;
}

// The first period that ends on `day` or later, of a kind that needs no calendar.
Period fixed_period(PeriodKind kind, Date day) {
  year_month_day date{day};
  if (kind == PeriodKind::kMonth) return month_period(int(date.year()), unsigned(date.month()));
  if (kind == PeriodKind::kWeek) return week_period(day);
  auto week = education_week(int(date.year()));
  return week.ends_on < day ? education_week(int(date.year()) + 1) : week;
}

bool is_fixed(PeriodKind kind) {
  return kind == PeriodKind::kMonth || kind == PeriodKind::kWeek || kind == PeriodKind::kEducationWeek;
}

// A day of the period with this number, if it is of a fixed kind and exists.
Date day_of_fixed(PeriodKind kind, int year, int n) {
  if (kind == PeriodKind::kWeek) return make_date(year, 1, 4) + kWeekLong * (n - 1);
  if (kind == PeriodKind::kMonth) return make_date(year, unsigned(std::clamp(n, 1, 12)), 1);
  return make_date(year, 5, 15);
}

}  // namespace

std::vector<Period> periods_between(const Calendar& calendar, PeriodKind kind, Date from, Date to) {
  std::vector<Period> found;
  if (is_fixed(kind)) {
    for (auto period = fixed_period(kind, from); period.starts_on <= to;
         period = fixed_period(kind, period.ends_on + days{1}))
      found.push_back(period);
    return found;
  }
  found = entered_periods(calendar, kind);
  std::erase_if(found, [&](const Period& period) { return period.ends_on < from || to < period.starts_on; });
  return found;
}

std::optional<Period> period_of(const Calendar& calendar, PeriodKind kind, Date day) {
  auto found = periods_between(calendar, kind, day, day);
  return found.empty() ? std::nullopt : std::optional(found.back());
}

std::optional<Period> latest_period(const Calendar& calendar, PeriodKind kind, Date day) {
  if (auto holding = period_of(calendar, kind, day)) return holding;
  auto over = periods_between(calendar, kind, make_date(school_year_of(day), 8, 1), day);
  auto latest = std::max_element(over.begin(), over.end(),
                                 [](const Period& a, const Period& b) { return a.ends_on < b.ends_on; });
  return latest == over.end() ? std::nullopt : std::optional(*latest);
}

std::optional<Period> period_numbered(const Calendar& calendar, int period_no) {
  auto kind = PeriodKind(period_no / kPerKind);
  if (is_fixed(kind)) {
    auto period = fixed_period(kind, day_of_fixed(kind, period_no % kPerKind / 100, period_no % 100));
    return period.period_no == period_no ? std::optional(period) : std::nullopt;
  }
  for (const auto& period : entered_periods(calendar, kind))
    if (period.period_no == period_no) return period;
  return std::nullopt;
}

std::string period_code(int period_no) {
  int year = period_no % kPerKind / 100, n = period_no % 100;
  auto of_term = [&](std::string_view what) { return fmt::format("{}-{}-{}{}", year, year + 1, n, what); };
  switch (PeriodKind(period_no / kPerKind)) {
    case PeriodKind::kSchoolYear:
      return fmt::format("{}-{}", year, year + 1);
    case PeriodKind::kTerm:
      return of_term("");
    case PeriodKind::kMonth:
      return fmt::format("{}-{:02}", year, n);
    case PeriodKind::kWeek:
      return fmt::format("{}-W{:02}", year, n);
    case PeriodKind::kFortnight:
      return fmt::format("{}-{}-{}-F{:02}", year, year + 1, n / kPairsOfATerm + 1, n % kPairsOfATerm);
    case PeriodKind::kSeason:
      return fmt::format("{}-W{:02}-season", year, n);
    case PeriodKind::kTermStart:
      return of_term("-start");
    case PeriodKind::kTermEnd:
      return of_term("-end");
    case PeriodKind::kAfterMidterm:
      return of_term("-after-midterm");
    case PeriodKind::kBeforeMidterm:
      return of_term("-before-midterm");
    case PeriodKind::kBeforeFinal:
      return of_term("-before-final");
    case PeriodKind::kAfterFinal:
      return of_term("-after-final");
    case PeriodKind::kBeforeGraduation:
      return of_term("-before-graduation");
    case PeriodKind::kEducationWeek:
      return fmt::format("{}-education-week", year);
  }
  return {};
}

int elapsed_permille(const Calendar& calendar, const Period& period, Date today) {
  if (today < period.starts_on) return 0;
  if (today >= period.ends_on) return 1000;
  bool counts_every_day = period.kind == PeriodKind::kSeason || period.kind == PeriodKind::kAfterFinal;
  auto days_until = [&](Date last) {
    return counts_every_day ? int((last - period.starts_on).count()) + 1
                            : school_days_between(calendar, period.starts_on, last);
  };
  int all = days_until(period.ends_on);
  return all == 0 ? 0 : days_until(today) * 1000 / all;
}

}  // namespace kith::calendar
