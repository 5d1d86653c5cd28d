// SPDX-License-Identifier: Apache-2.0
#include "norms/boards/frame.hpp"

#include "calendar/calendar_store.hpp"

namespace kith::norms {

namespace {

Pace pace_of(const Rule& rule) {
  if (rule.among.met || rule.due) return Pace::kAlways;
  bool is_group = rule.of == Of::kClass || rule.of == Of::kGrade || rule.of == Of::kSchool;
  return is_group ? Pace::kByTheEnd : Pace::kSteady;
}

}  // namespace

Frame::Frame(db::Session& session, const Catalogue& catalogue, std::int64_t school_id, Date today)
    : catalogue_(catalogue),
      school_id_(school_id),
      today_(today),
      calendar_(calendar::load_calendar(session, school_id)) {
  if (school_id == 0 && calendar_.terms.empty())
    calendar_ = calendar::usual_calendar(calendar::school_year_of(today));
  for (auto kind : catalogue.period_kinds())
    if (auto period = calendar::latest_period(calendar_, kind, today)) periods_.push_back(*period);
}

const calendar::Period* Frame::current(const Rule& rule) const {
  auto comes_first = [&](const calendar::Period& a, const calendar::Period& b) {
    bool is_over = a.ends_on < today_;
    if (is_over != (b.ends_on < today_)) return !is_over;
    return is_over ? a.ends_on > b.ends_on : a.ends_on < b.ends_on;
  };
  const calendar::Period* found = nullptr;
  for (const auto& period : periods_)
    if (recurs_in(rule, period.kind) && (!found || comes_first(period, *found))) found = &period;
  return found;
}

std::optional<calendar::Period> Frame::coming(const Rule& rule) const {
  constexpr std::chrono::days kAYear{366};
  std::optional<calendar::Period> next;
  for (auto kind : rule.per)
    for (const auto& period : calendar::periods_between(calendar_, kind, today_, today_ + kAYear))
      if (period.starts_on > today_ && (!next || period.starts_on < next->starts_on)) next = period;
  return next;
}

std::vector<ScoreRow> Frame::current(std::vector<ScoreRow> scores) const {
  std::erase_if(scores, [&](const ScoreRow& score) {
    const auto* norm = catalogue_.find(score.norm_id);
    const auto* period = norm ? current(norm->rule) : nullptr;
    return !period || period->period_no != score.period_no;
  });
  return scores;
}

Standing Frame::standing(const Rule& rule, const calendar::Period& period, int target_permille,
                         std::int64_t population, std::int64_t met) const {
  auto elapsed = elapsed_.find(period.period_no);
  if (elapsed == elapsed_.end()) {
    int passed = calendar::elapsed_permille(calendar_, period, today_ - std::chrono::days{1});
    elapsed = elapsed_.emplace(period.period_no, passed).first;
  }
  return {.population = population,
          .met = met,
          .target_permille = target_permille,
          .elapsed_permille = elapsed->second,
          .is_over = period.ends_on < today_,
          .pace = pace_of(rule)};
}

}  // namespace kith::norms
