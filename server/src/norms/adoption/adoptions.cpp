// SPDX-License-Identifier: Apache-2.0
#include "norms/adoption/adoptions.hpp"

#include <algorithm>

#include "norms/adoption/adoption_history.hpp"

namespace kith::norms {
namespace {

void take_stricter(InForce& norm, const InForce& other) {
  if (other.target <= norm.target && other.raised_target <= norm.raised_target &&
      other.share_permille <= norm.share_permille)
    return;
  norm.target = std::max(norm.target, other.target);
  norm.raised_target = std::max(norm.raised_target, other.raised_target);
  norm.share_permille = std::max(norm.share_permille, other.share_permille);
  norm.stricter_by = other.norm_id;
}

void unite(const Catalogue& catalogue, std::vector<InForce>& norms) {
  const auto own = norms;
  for (auto& norm : norms)
    for (const auto& twin : catalogue.find(norm.norm_id)->twins)
      for (const auto& other : own)
        if (other.norm_id == twin) take_stricter(norm, other);
}

}  // namespace

InForce in_force_of(const Norm& norm, const Adoption& adoption) {
  int target = adoption.target.value_or(norm.rule.at_least);
  int raised = norm.rule.more ? adoption.raised_target.value_or(norm.rule.more->at_least) : target;
  return {norm.clause, target, std::max(target, raised),
          adoption.share_permille.value_or(norm.rule.share_permille), std::nullopt};
}

std::vector<InForce> norms_in_force(const Catalogue& catalogue, const std::vector<Adoption>& adoptions,
                                    Date day) {
  std::vector<InForce> norms;
  for (const auto& norm : catalogue.norms()) {
    const auto* newest = newest_of(adoptions, norm.clause, day);
    if (holds_on(newest, day)) norms.push_back(in_force_of(norm, *newest));
  }
  unite(catalogue, norms);
  return norms;
}

}  // namespace kith::norms
