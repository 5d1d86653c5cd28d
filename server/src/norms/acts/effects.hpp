// SPDX-License-Identifier: Apache-2.0
// What a contact that has not been recorded yet would do for the norms of its subjects. Pure.
#pragma once

#include "norms/boards/board_store.hpp"

namespace kith::norms {

struct Effect {
  const Norm& norm;
  int figure = 0;  // as it stands
  int target = 1;
  bool was_met = false;
  // The figure would reach its target.
  bool closes() const { return !was_met && figure + 1 >= target; }
};

// A tally read norm by norm.
struct NormFigure {
  std::string norm_id;
  std::int64_t subject_id = 0;
  int figure = 0;
  int target = 1;
  bool met = false;
};
// Of the norms in force; `tallies` may be of several subjects, and of periods other than theirs, which are
// left out.
std::vector<NormFigure> figures_in(const Catalogue& catalogue, const std::vector<Tally>& tallies,
                                   const std::vector<ScoreRow>& in_force);

const NormFigure* figure_in(const std::vector<NormFigure>& figures, const std::string& norm_id,
                            std::int64_t subject_id);
const ScoreRow* score_of(const std::vector<ScoreRow>& scores, const std::string& norm_id);

class Effects {
 public:
  // `figures` of the subjects and `in_force`, the school's norms, both of the running periods; they outlive
  // this.
  Effects(const Catalogue& catalogue, const std::vector<NormFigure>& figures,
          const std::vector<ScoreRow>& in_force)
      : catalogue_(catalogue), figures_(figures), in_force_(in_force) {}

  // The norms `fact` would count for. One whose population is another's result is among them when the contact
  // itself would bring the subject into it.
  std::vector<Effect> of(Of of, std::int64_t subject_id, const Fact& fact) const;

 private:
  const Catalogue& catalogue_;
  const std::vector<NormFigure>& figures_;
  const std::vector<ScoreRow>& in_force_;
};

}  // namespace kith::norms
