// SPDX-License-Identifier: Apache-2.0
// The figures that a school sets for a clause instead of the pack's. Pure.
#pragma once

#include <map>

#include "norms/adoption/adoptions.hpp"

namespace kith::norms {

constexpr int kMostTarget = 1000;

// Absent: the pack's. Shares in permille.
struct OwnFigures {
  std::optional<int> target;
  std::optional<int> raised_target;
  std::optional<int> share_permille;
  friend bool operator==(const OwnFigures&, const OwnFigures&) = default;

  bool are_any() const { return target || raised_target || share_permille; }
};
KITH_DESCRIBE(OwnFigures, (target, raised_target, share_permille))

// A rule about duties has no target, nor has one that asks for every school day; only a rule with `more` has
// a raised one.
bool has_target(const Rule& rule);

OwnFigures figures_of_pack(const Rule& rule);
OwnFigures figures_of(const Norm& norm, const InForce& in_force);
OwnFigures own_figures_of(const Adoption& adoption);
// Those that are the pack's left out.
OwnFigures without_pack(const Rule& rule, OwnFigures figures);

// By figure: norms.target_out_of_range (1 … 1000), norms.raised_target_too_low (below the target),
// norms.raised_target_out_of_range, norms.share_out_of_range (1 … 1000 permille), norms.no_such_figure (the
// rule has none). Empty when all is well.
std::map<std::string, std::string> faults_of(const Rule& rule, const OwnFigures& figures);

}  // namespace kith::norms
