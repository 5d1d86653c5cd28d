// SPDX-License-Identifier: Apache-2.0
#include "calendar/paper_words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kith::calendar {
namespace {

constexpr Wording kYear{"{}–{} 学年", "School year {}–{}"};
constexpr Wording kFirstTerm{"第一学期", "Autumn term"}, kSecondTerm{"第二学期", "Spring term"};
constexpr Wording kTermOfYear{"{2}–{3} 学年{0}{1}", "{0} {2}–{3}{1}"};
constexpr Wording kWeek{"第 {} 周", "Week {}"}, kWeeks{"第 {}–{} 周", "Weeks {}–{}"};
constexpr Wording kMonth{"{}月", "{}"}, kMonthOfYear{"{1}年{0}月", "{0} {1}"};
constexpr Wording kEducationWeek{"家庭教育宣传周（{}）", "Family Education Week, {}"};
constexpr Wording kSeason{"{}走访季", "{} visits"}, kSomeSeason{"走访季（{}）", "Visit season, {}"};

struct Named {
  std::string_view season;
  Wording wording;
};
constexpr Named kSeasons[] = {{"winter", {"寒假", "Winter"}},     {"summer", {"暑假", "Summer"}},
                              {"february", {"二月", "February"}}, {"august", {"八月", "August"}},
                              {"march", {"三月", "March"}},       {"september", {"九月", "September"}}};

constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};

template <class... Parts>
std::string filled(const Wording& wording, Language language, const Parts&... parts) {
  return fmt::format(fmt::runtime(wording.in(language)), parts...);
}

int year_of(const Period& period) { return period.period_no % 1'000'000 / 100; }
int number_of(const Period& period) { return period.period_no % 100; }

// What hangs on a term, after its name.
Wording in_term(PeriodKind kind) {
  switch (kind) {
    case PeriodKind::kTermStart:
      return {"开学两周", ", first two weeks"};
    case PeriodKind::kTermEnd:
      return {"最后两周", ", last two weeks"};
    case PeriodKind::kAfterMidterm:
      return {"期中考试后三周", ", three weeks after the mid-term examination"};
    case PeriodKind::kBeforeMidterm:
      return {"期中考试前三周", ", three weeks before the mid-term examination"};
    case PeriodKind::kBeforeFinal:
      return {"期末考试前三周", ", three weeks before the final examination"};
    case PeriodKind::kAfterFinal:
      return {"期末考试后三周", ", three weeks after the final examination"};
    case PeriodKind::kBeforeGraduation:
      return {"毕业前六周", ", six weeks before graduation"};
    default:
      return {"", ""};
  }
}

Wording wording_of_term(int term_no) { return term_no == 1 ? kFirstTerm : kSecondTerm; }

std::string term_part_words(int school_year, int term_no, Wording part, Language language) {
  return filled(kTermOfYear, language, wording_of_term(term_no).in(language), part.in(language), school_year,
                school_year + 1);
}

std::string near_term_words(const Period& period, Date beside, Language language) {
  const auto part = in_term(period.kind);
  if (year_of(period) != school_year_of(beside))
    return term_part_words(year_of(period), number_of(period), part, language);
  return std::string(wording_of_term(number_of(period)).in(language)) + std::string(part.in(language));
}

std::string month_words(const Period& period, Date beside, Language language) {
  const int month = number_of(period);
  const bool is_near = school_year_of(period.starts_on) == school_year_of(beside);
  const Wording& wording = is_near ? kMonth : kMonthOfYear;
  if (language == Language::kZh) return filled(wording, language, month, year_of(period));
  return filled(wording, language, kMonths[month - 1], year_of(period));
}

// School weeks begin anew with each term, so one of another school year, or of the holidays, is told by its
// days.
std::string weeks_words(const Calendar& calendar, const Period& period, Date beside, Language language) {
  const int pair = number_of(period) % 50;
  const int week = std::max(school_week(calendar, period.starts_on), school_week(calendar, period.ends_on));
  if (week == 0 || school_year_of(period.starts_on) != school_year_of(beside))
    return near_days_words(period.starts_on, period.ends_on, beside, language);
  return period.kind == PeriodKind::kWeek ? filled(kWeek, language, week)
                                          : filled(kWeeks, language, pair * 2 - 1, pair * 2);
}

std::string season_words(const Calendar& calendar, const Period& period, Date beside, Language language) {
  const auto season =
      std::find_if(calendar.seasons.begin(), calendar.seasons.end(), [&](const VisitSeason& each) {
        return each.starts_on == period.starts_on && each.ends_on == period.ends_on;
      });
  if (season == calendar.seasons.end())
    return filled(kSomeSeason, language, near_days_words(period.starts_on, period.ends_on, beside, language));
  for (const auto& known : kSeasons)
    if (known.season == season->season) return filled(kSeason, language, known.wording.in(language));
  return season->season;
}

}  // namespace

std::string school_year_words(int school_year, Language language) {
  return filled(kYear, language, school_year, school_year + 1);
}

std::string term_words(int school_year, int term_no, Language language) {
  return term_part_words(school_year, term_no, {"", ""}, language);
}

std::string near_period_words(const Calendar& calendar, const Period& period, Date beside,
                              Language language) {
  switch (period.kind) {
    case PeriodKind::kSchoolYear:
      return school_year_words(year_of(period), language);
    case PeriodKind::kMonth:
      return month_words(period, beside, language);
    case PeriodKind::kWeek:
    case PeriodKind::kFortnight:
      return weeks_words(calendar, period, beside, language);
    case PeriodKind::kSeason:
      return season_words(calendar, period, beside, language);
    case PeriodKind::kEducationWeek:
      return filled(kEducationWeek, language,
                    near_days_words(period.starts_on, period.ends_on, beside, language));
    default:
      return near_term_words(period, beside, language);
  }
}

}  // namespace kith::calendar
