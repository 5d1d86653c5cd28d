// SPDX-License-Identifier: Apache-2.0
#include "norms/acts/effects.hpp"

#include <algorithm>

namespace kith::norms {
namespace {

bool closes(const std::vector<Effect>& effects, const std::string& clause) {
  return std::any_of(effects.begin(), effects.end(),
                     [&](const Effect& effect) { return effect.norm.clause == clause && effect.closes(); });
}

}  // namespace

std::vector<NormFigure> figures_in(const Catalogue& catalogue, const std::vector<Tally>& tallies,
                                   const std::vector<ScoreRow>& in_force) {
  std::vector<NormFigure> figures;
  for (const auto& score : in_force) {
    const auto* norm = catalogue.find(score.norm_id);
    if (!norm || norm->rule.due) continue;
    Measured measured{norm, {score.norm_id, score.target, score.raised_target, score.share_permille, {}}};
    for (const auto& tally : tallies)
      if (tally.of == norm->rule.of && tally.period_no == score.period_no && tally.is_concerned(*norm))
        figures.push_back({norm->clause, tally.subject_id, tally.figure(norm->slot), tally.target(measured),
                           tally.is_met(*norm)});
  }
  return figures;
}

const NormFigure* figure_in(const std::vector<NormFigure>& figures, const std::string& norm_id,
                            std::int64_t subject_id) {
  auto found = std::find_if(figures.begin(), figures.end(), [&](const NormFigure& figure) {
    return figure.norm_id == norm_id && figure.subject_id == subject_id;
  });
  return found == figures.end() ? nullptr : &*found;
}

const ScoreRow* score_of(const std::vector<ScoreRow>& scores, const std::string& norm_id) {
  auto found =
      std::find_if(scores.begin(), scores.end(), [&](const ScoreRow& row) { return row.norm_id == norm_id; });
  return found == scores.end() ? nullptr : &*found;
}

std::vector<Effect> Effects::of(Of of, std::int64_t subject_id, const Fact& fact) const {
  std::vector<Effect> effects;
  for (const auto& norm : catalogue_.norms()) {
    if (norm.rule.due || norm.rule.of != of || !counts(norm.rule.count, fact)) continue;
    const auto* in_force = score_of(in_force_, norm.clause);
    if (const auto* own = figure_in(figures_, norm.clause, subject_id))
      effects.push_back({norm, own->figure, own->target, own->met});
    else if (norm.rule.among.met && closes(effects, *norm.rule.among.met) && in_force)
      effects.push_back({norm, 0, in_force->target, false});
  }
  return effects;
}

}  // namespace kith::norms
