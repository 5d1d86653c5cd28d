// SPDX-License-Identifier: Apache-2.0
#include "norms/counting/kept_measures.hpp"

#include "norms/counting/score_store.hpp"

namespace kith::norms {

std::vector<Measures> KeptMeasures::of(db::Session& session, std::int64_t school_id,
                                       const std::vector<PeriodRow>& periods) {
  std::lock_guard lock(mutex_);
  if (auto period_nos = unknown(school_id, periods); !period_nos.empty())
    read(session, school_id, period_nos, periods);
  std::vector<Measures> measures;
  for (const auto& row : periods)
    measures.push_back({row.span(), kept_.at({school_id, row.period_no}).norms});
  return measures;
}

std::vector<int> KeptMeasures::unknown(std::int64_t school_id, const std::vector<PeriodRow>& periods) const {
  std::vector<int> period_nos;
  for (const auto& row : periods) {
    auto kept = kept_.find({school_id, row.period_no});
    if (kept == kept_.end() || kept->second.edition != row.edition) period_nos.push_back(row.period_no);
  }
  return period_nos;
}

void KeptMeasures::read(db::Session& session, std::int64_t school_id, const std::vector<int>& period_nos,
                        const std::vector<PeriodRow>& periods) {
  std::map<int, std::map<int, InForce>> norms;  // by period and Norm::number: the catalogue's order
  for (auto& [period_no, in_force] : norms_of_periods(session, school_id, period_nos))
    if (const auto* norm = catalogue_.find(in_force.norm_id))
      norms[period_no].emplace(norm->number, std::move(in_force));
  for (const auto& row : periods) {
    if (std::find(period_nos.begin(), period_nos.end(), row.period_no) == period_nos.end()) continue;
    Kept kept{row.edition, {}};
    for (auto& [number, in_force] : norms[row.period_no])
      kept.norms.push_back({&catalogue_.norm(number), std::move(in_force)});
    kept_.insert_or_assign({school_id, row.period_no}, std::move(kept));
  }
}

}  // namespace kith::norms
