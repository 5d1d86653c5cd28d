// SPDX-License-Identifier: Apache-2.0
// How a norm would stand with other figures.
#pragma once

#include "norms/boards/board.hpp"

namespace kith::norms {

// Absent figures stay as they are. share: percent, 0.1 ... 100.
struct OtherFigures {
  std::string clause;
  std::optional<int> at_least;
  std::optional<double> share;
  std::optional<int> period_no;
};
KITH_DESCRIBE(OtherFigures, (clause, at_least, share, period_no))

// norm: as it stands. failing_classes: those within sight that would not be on track. newly_missing: who
// meets the norm now and would not, within sight, at most 500; newly_missing_count is the school's.
struct WhatIf {
  NormLine norm;
  int target = 1;
  int target_permille = 1000;
  int population = 0;
  int met = 0;
  int share_permille = 0;
  int class_count = 0;
  int classes_met = 0;
  State state = State::kNothingToJudge;
  int newly_missing_count = 0;
  std::vector<NormClassLine> failing_classes;
  std::vector<MissingLine> newly_missing;
};
KITH_DESCRIBE(WhatIf, (norm, target, target_permille, population, met, share_permille, class_count,
                       classes_met, state, newly_missing_count, failing_classes, newly_missing))

}  // namespace kith::norms
