// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "calendar/year_calendar.hpp"

namespace kith::calendar {
namespace {

using std::chrono::days;

constexpr std::size_t kLongestName = 60;  // bytes: twenty Chinese characters
constexpr days kLongestHoliday{60};

// Goes through a year and notes the first fault of each field.
class Check {
 public:
  explicit Check(const YearCalendar& year) : year_(year) {}

  void terms();
  void holidays();
  void seasons(const std::vector<VisitSeason>& others);
  void milestones();

  std::map<std::string, std::string> take() && { return std::move(faults_); }

 private:
  void blame(const char* section, std::size_t index, const char* field, const char* code) {
    faults_.emplace(std::string(section) + '.' + std::to_string(index) + '.' + field, code);
  }

  // Whether first and last day stand in order and inside the school year, or up to `may_end`.
  template <class Row>
  bool dates_hold(const char* section, std::size_t index, const Row& row, Date may_end) {
    auto is_inside = [&](Date day) { return first_day_of(year_.school_year) <= day && day <= may_end; };
    if (!is_inside(row.starts_on)) blame(section, index, "starts_on", "calendar.outside_school_year");
    if (!is_inside(row.ends_on)) blame(section, index, "ends_on", "calendar.outside_school_year");
    if (row.ends_on < row.starts_on) blame(section, index, "ends_on", "calendar.ends_before_start");
    return is_inside(row.starts_on) && is_inside(row.ends_on) && row.starts_on <= row.ends_on;
  }

  void name_holds(const char* section, std::size_t index, const char* field, const std::string& name) {
    if (name.empty()) blame(section, index, field, "calendar.name_missing");
    if (name.size() > kLongestName) blame(section, index, field, "calendar.name_too_long");
  }

  const TermDates* term(int term_no) const {
    for (const auto& one : year_.terms)
      if (one.term_no == term_no) return &one;
    return nullptr;
  }

  void examinations_in_order();

  const YearCalendar& year_;
  Date end_ = last_day_of(year_.school_year);
  std::map<std::string, std::string> faults_;
};

void Check::terms() {
  if (year_.terms.empty()) faults_.emplace("terms", "calendar.no_term");
  std::set<int> known;
  for (std::size_t i = 0; i < year_.terms.size(); ++i) {
    const auto& row = year_.terms[i];
    if (row.term_no != 1 && row.term_no != 2) blame("terms", i, "term_no", "calendar.no_such_term");
    if (!known.insert(row.term_no).second) blame("terms", i, "term_no", "calendar.term_twice");
    dates_hold("terms", i, row, end_);
  }
  const auto *first = term(1), *second = term(2);
  if (!first || !second || first->ends_on < second->starts_on) return;
  for (std::size_t i = 0; i < year_.terms.size(); ++i)
    if (year_.terms[i].term_no == 2) blame("terms", i, "starts_on", "calendar.terms_overlap");
}

void Check::holidays() {
  std::set<Date> known;
  for (std::size_t i = 0; i < year_.holidays.size(); ++i) {
    const auto& row = year_.holidays[i];
    name_holds("holidays", i, "name", row.name);
    if (!dates_hold("holidays", i, row, end_)) continue;
    if (row.ends_on - row.starts_on >= kLongestHoliday) {
      blame("holidays", i, "ends_on", "calendar.holiday_too_long");
      continue;
    }
    for (Date day = row.starts_on; day <= row.ends_on; day += days{1}) {
      if (!known.insert(day).second) blame("holidays", i, "starts_on", "calendar.day_twice");
      if (row.is_working && day - monday_of(day) < days{5})
        blame("holidays", i, "starts_on", "calendar.already_working");
    }
  }
}

void Check::seasons(const std::vector<VisitSeason>& others) {
  // Two that begin in one week would be one period.
  std::set<Date> weeks;
  for (const auto& other : others) weeks.insert(monday_of(other.starts_on));
  // The season of the summer holidays reaches into the next school year.
  Date may_end = make_date(year_.school_year + 1, 8, 31);
  for (std::size_t i = 0; i < year_.seasons.size(); ++i) {
    const auto& row = year_.seasons[i];
    name_holds("seasons", i, "season", row.season);
    dates_hold("seasons", i, row, may_end);
    if (row.starts_on > end_) blame("seasons", i, "starts_on", "calendar.outside_school_year");
    if (!weeks.insert(monday_of(row.starts_on)).second)
      blame("seasons", i, "starts_on", "calendar.season_same_week");
  }
}

void Check::milestones() {
  std::set<std::pair<MilestoneCode, int>> known;
  for (std::size_t i = 0; i < year_.milestones.size(); ++i) {
    const auto& row = year_.milestones[i];
    const auto* own = term(row.term_no);
    if (!own) blame("milestones", i, "term_no", "calendar.no_such_term");
    if (!known.insert({row.code, row.term_no}).second)
      blame("milestones", i, "code", "calendar.milestone_twice");
    if (!dates_hold("milestones", i, row, end_) || !own || row.code == MilestoneCode::kGraduation) continue;
    if (row.starts_on < own->starts_on) blame("milestones", i, "starts_on", "calendar.outside_term");
    if (own->ends_on < row.ends_on) blame("milestones", i, "ends_on", "calendar.outside_term");
  }
  examinations_in_order();
}

void Check::examinations_in_order() {
  for (std::size_t i = 0; i < year_.milestones.size(); ++i) {
    const auto& last = year_.milestones[i];
    if (last.code != MilestoneCode::kFinalExam) continue;
    for (const auto& middle : year_.milestones)
      if (middle.code == MilestoneCode::kMidtermExam && middle.term_no == last.term_no &&
          last.starts_on <= middle.ends_on)
        blame("milestones", i, "starts_on", "calendar.final_before_midterm");
  }
}

}  // namespace

std::map<std::string, std::string> faults_of(const YearCalendar& year,
                                             const std::vector<VisitSeason>& others) {
  Check check(year);
  check.terms();
  check.holidays();
  check.seasons(others);
  check.milestones();
  return std::move(check).take();
}

}  // namespace kith::calendar
