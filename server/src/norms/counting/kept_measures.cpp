// SPDX-License-Identifier: Apache-2.0
#include "norms/counting/kept_measures.hpp"

#include <algorithm>

#include "norms/counting/score_store.hpp"

namespace kith::norms {

std::vector<Measures> KeptMeasures::of(db::Session& session, std::int64_t school_id,
                                       const std::vector<PeriodRow>& periods) {
  std::lock_guard lock(mutex_);
  if (auto unknown = this->unknown(school_id, periods); !unknown.empty()) read(session, school_id, unknown);
  std::vector<Measures> measures;
  for (const auto& row : periods)
    measures.push_back({row.span(), kept_.at({school_id, row.period_no}).norms});
  return measures;
}

std::vector<PeriodRow> KeptMeasures::unknown(std::int64_t school_id,
                                             const std::vector<PeriodRow>& periods) const {
  std::vector<PeriodRow> unknown;
  for (const auto& row : periods) {
    auto kept = kept_.find({school_id, row.period_no});
    if (kept == kept_.end() || kept->second.edition != row.edition) unknown.push_back(row);
  }
  return unknown;
}

void KeptMeasures::read(db::Session& session, std::int64_t school_id, const std::vector<PeriodRow>& periods) {
  std::vector<int> period_nos;
  for (const auto& row : periods) period_nos.push_back(row.period_no);
  std::map<int, std::map<int, InForce>> in_force;  // by period and Norm::number: the catalogue's order
  for (auto& [period_no, norm] : norms_of_periods(session, school_id, period_nos))
    if (const auto* known = catalogue_.find(norm.norm_id))
      in_force[period_no].emplace(known->number, std::move(norm));
  for (const auto& row : periods) {
    std::vector<Measured> norms;
    for (auto& [number, norm] : in_force[row.period_no])
      norms.push_back({&catalogue_.norm(number), std::move(norm)});
    kept_.insert_or_assign({school_id, row.period_no},
                           Kept{row.edition, row.ends_on, shared(std::move(norms))});
  }
  forget_frozen(school_id, std::ranges::max(periods, {}, &PeriodRow::starts_on).starts_on);
}

MeasuredNorms KeptMeasures::shared(std::vector<Measured> norms) {
  return *shared_.insert(std::make_shared<std::vector<Measured>>(std::move(norms))).first;
}

// Without this a server that is up for a year would keep every week of it.
void KeptMeasures::forget_frozen(std::int64_t school_id, Date begun_on) {
  std::erase_if(kept_, [&](const auto& each) {
    return each.first.first == school_id && each.second.ends_on + kFrozenAfter < begun_on;
  });
  std::erase_if(shared_, [](const auto& norms) { return norms.use_count() == 1; });
}

}  // namespace kith::norms
