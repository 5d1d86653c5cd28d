// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "calendar/calendar.hpp"

namespace kith::calendar {
namespace {

using std::chrono::days;

// Wednesday to Friday of the week that begins on `monday`.
Milestone examination(MilestoneCode code, const Term& term, Date monday) {
  return {code, term.school_year, term.term_no, monday + days{2}, monday + days{4}};
}

void add_examinations(Calendar& calendar, const Term& term) {
  Date tenth_week = monday_of(term.starts_on) + days{9 * 7};
  Date last_but_one = monday_of(term.ends_on) - days{7};
  calendar.milestones.push_back(examination(MilestoneCode::kMidtermExam, term, tenth_week));
  calendar.milestones.push_back(examination(MilestoneCode::kFinalExam, term, last_but_one));
}

}  // namespace

Calendar usual_calendar(int school_year) {
  Calendar calendar;
  calendar.terms = {{school_year, 1, make_date(school_year, 9, 1), make_date(school_year + 1, 1, 20)},
                    {school_year, 2, make_date(school_year + 1, 2, 17), make_date(school_year + 1, 7, 5)}};
  for (unsigned day = 1; day <= 7; ++day)
    calendar.holidays.push_back({make_date(school_year, 10, day), "国庆节", false});
  calendar.holidays.push_back({make_date(school_year + 1, 1, 1), "元旦", false});
  for (unsigned day = 4; day <= 6; ++day)
    calendar.holidays.push_back({make_date(school_year + 1, 4, day), "清明节", false});
  for (unsigned day = 1; day <= 5; ++day)
    calendar.holidays.push_back({make_date(school_year + 1, 5, day), "劳动节", false});
  int spring = school_year + 1;
  calendar.seasons = {
      {"august", make_date(school_year, 8, 1), make_date(school_year, 8, 31)},
      {"september", make_date(school_year, 9, 1), make_date(school_year, 9, 30)},
      {"winter", make_date(spring, 1, 21), make_date(spring, 2, 16)},
      {"february", make_date(spring, 2, 1), Date{std::chrono::year{spring} / 2 / std::chrono::last}},
      {"march", make_date(spring, 3, 1), make_date(spring, 3, 31)},
      {"summer", make_date(spring, 7, 6), make_date(spring, 8, 31)}};
  for (const auto& term : calendar.terms) add_examinations(calendar, term);
  Date graduation = make_date(spring, 6, 20);
  calendar.milestones.push_back({MilestoneCode::kGraduation, school_year, 2, graduation, graduation});
  std::sort(calendar.milestones.begin(), calendar.milestones.end(),
            [](const Milestone& a, const Milestone& b) { return a.starts_on < b.starts_on; });
  return calendar;
}

}  // namespace kith::calendar
