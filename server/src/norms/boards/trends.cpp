// SPDX-License-Identifier: Apache-2.0
#include "norms/boards/trends.hpp"

namespace kith::norms {
namespace {

constexpr int kPastWeeks = 12;
constexpr int kWeeksOfDuties = 26;  // a term
constexpr std::chrono::days kWeek{7};

}  // namespace

Trends::Trends(db::Session& session, const Frame& frame, const Periods& periods, const Hides& hides,
               const Catalogue& catalogue, const Clock& clock)
    : catalogue_(catalogue), this_week_(calendar::monday_of(frame.today())) {
  read_duties(session, frame, clock);
  Periods longer;
  for (const auto& period : periods)
    if (period.kind == calendar::PeriodKind::kWeek)
      read_past_weeks(session, frame, period, hides);
    else
      longer.push_back(period);
  for (const auto& week : week_scores(session, frame.school_id(), longer))
    if (!hides(week.norm_id, week.population))
      points_[{week.period_no, week.norm_id}].push_back(
          {week.week_on, share_permille(week.met, week.population)});
}

void Trends::read_past_weeks(db::Session& session, const Frame& frame, const calendar::Period& week,
                             const Hides& hides) {
  Periods past;
  std::map<int, Date> mondays;
  for (int back = kPastWeeks - 1; back > 0; --back) {
    auto found = calendar::latest_period(frame.calendar(), week.kind, week.starts_on - back * kWeek);
    if (!found || !mondays.try_emplace(found->period_no, found->starts_on).second) continue;
    past.push_back(*found);
  }
  std::map<std::string, std::map<Date, int>> shares;
  for (const auto& score : school_scores(session, frame.school_id(), past))
    if (score.population > 0 && !hides(score.norm_id, score.population))
      shares[score.norm_id][mondays[score.period_no]] = share_permille(score.met, score.population);
  for (const auto& [norm_id, by_week] : shares)
    for (const auto& [monday, share] : by_week) points_[{week.period_no, norm_id}].push_back({monday, share});
}

void Trends::read_duties(db::Session& session, const Frame& frame, const Clock& clock) {
  const auto first = this_week_ - (kWeeksOfDuties - 1) * kWeek;
  std::set<std::string> kinds;
  for (const auto& norm : catalogue_.norms())
    if (norm.rule.due) kinds.insert(norm.rule.due->duties.begin(), norm.rule.due->duties.end());
  for (const auto& row : duty_weeks(session, frame.school_id(), kinds, clock.at(first), clock.now())) {
    auto& [due, in_time] = duties_[row.kind][first + row.week * kWeek];
    due += row.due;
    in_time += row.in_time;
  }
}

std::vector<TrendPoint> Trends::of_duties(const NormLine& line) const {
  const bool is_week = line.per == calendar::PeriodKind::kWeek;
  const auto first = is_week ? line.starts_on - (kPastWeeks - 1) * kWeek : line.starts_on - kWeek;
  std::map<Date, DutiesDue> weeks;
  for (const auto& kind : catalogue_.find(line.clause)->rule.due->duties)
    if (auto found = duties_.find(kind); found != duties_.end())
      for (const auto& [monday, each] : found->second) {
        if (monday <= first || monday > line.ends_on) continue;
        weeks[monday].due += each.due;
        weeks[monday].in_time += each.in_time;
      }
  std::vector<TrendPoint> trend;
  for (const auto& [monday, each] : weeks) trend.push_back({monday, share_permille(each.in_time, each.due)});
  return trend;
}

std::vector<TrendPoint> Trends::of(const NormLine& line) const {
  if (line.is_duty) return of_duties(line);
  if (line.population == 0) return {};
  std::vector<TrendPoint> trend;
  if (auto found = points_.find({line.period_no, line.clause}); found != points_.end()) trend = found->second;
  bool is_week = line.per == calendar::PeriodKind::kWeek;
  if (!is_week && line.ends_on < this_week_) return trend;
  auto now = is_week ? line.starts_on : this_week_;
  std::erase_if(trend, [&](const TrendPoint& point) { return point.week_on >= now; });
  trend.push_back({now, line.share_permille});
  return trend;
}

}  // namespace kith::norms
