// SPDX-License-Identifier: Apache-2.0
#include "norms/frame.hpp"

#include "calendar/calendar_store.hpp"

namespace kith::norms {

Frame::Frame(db::Session& session, const Catalogue& catalogue, std::int64_t school_id, Date today)
    : school_id_(school_id), today_(today), calendar_(calendar::load_calendar(session, school_id)) {
  if (school_id == 0 && calendar_.terms.empty())
    calendar_ = calendar::usual_calendar(calendar::school_year_of(today));
  for (auto kind : catalogue.period_kinds())
    if (auto period = calendar::period_of(calendar_, kind, today)) periods_.push_back(*period);
}

const calendar::Period* Frame::current(calendar::PeriodKind kind) const {
  for (const auto& period : periods_)
    if (period.kind == kind) return &period;
  return nullptr;
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
          .has_pace = rule.among != Among::kMet};
}

}  // namespace kith::norms
