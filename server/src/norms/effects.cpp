// SPDX-License-Identifier: Apache-2.0
#include "norms/effects.hpp"

#include <algorithm>

namespace kith::norms {
namespace {

bool closes(const std::vector<Effect>& effects, const std::string& clause) {
  return std::any_of(effects.begin(), effects.end(),
                     [&](const Effect& effect) { return effect.norm.clause == clause && effect.closes(); });
}

}  // namespace

const Tally* tally_of(const std::vector<Tally>& tallies, const std::string& norm_id,
                      std::int64_t subject_id) {
  auto found = std::find_if(tallies.begin(), tallies.end(), [&](const Tally& tally) {
    return tally.norm_id == norm_id && tally.subject_id == subject_id;
  });
  return found == tallies.end() ? nullptr : &*found;
}

const ScoreRow* score_of(const std::vector<ScoreRow>& scores, const std::string& norm_id) {
  auto found =
      std::find_if(scores.begin(), scores.end(), [&](const ScoreRow& row) { return row.norm_id == norm_id; });
  return found == scores.end() ? nullptr : &*found;
}

std::vector<Effect> Effects::of(Of of, std::int64_t subject_id, const Fact& fact) const {
  std::vector<Effect> effects;
  for (const auto& norm : catalogue_.norms()) {
    if (norm.rule.of != of || !counts(norm.rule.count, fact)) continue;
    const auto* in_force = score_of(in_force_, norm.clause);
    if (const auto* tally = tally_of(tallies_, norm.clause, subject_id))
      effects.push_back({norm, tally->figure, tally->target, tally->met});
    else if (norm.rule.among_met && closes(effects, *norm.rule.among_met) && in_force)
      effects.push_back({norm, 0, in_force->target, false});
  }
  return effects;
}

}  // namespace kith::norms
