// SPDX-License-Identifier: Apache-2.0
// What one entry in the ledger changes: the tallies of its subjects, and the scores by the difference. Under
// the school's lock a figure that adds up is stepped; the others are counted anew from the ledger.
#pragma once

#include "norms/counting/fact_store.hpp"
#include "norms/counting/measure.hpp"
#include "norms/counting/score_store.hpp"

namespace kith::norms {

class Recount {
 public:
  // `periods`: the open ones that hold the entry's day. Requires: the school's lock is held.
  Recount(db::Tx& tx, std::int64_t school_id, const std::vector<Measures>& periods)
      : tx_(tx), school_id_(school_id), periods_(periods) {}

  // Takes the entry's facts about each subject into its figures, or out of them. `standing`: the tallies of
  // these subjects; those of other periods are passed over.
  void entry(const std::map<Subject, std::vector<Fact>>& entry, const std::vector<Tally>& standing,
             bool is_void);
  // Puts a student into the populations of norms that a duty brings it into, or takes it out.
  void student(std::int64_t student_id, const Measures& measures, const std::optional<Profile>& profile);
  // Writes what has changed, and moves the scores by it. Nobody is recounted twice before.
  void finish();

 private:
  // Of the days and the kinds of contact that the wanted norms, and those that follow them, are counted by.
  std::vector<Fact> facts(const Subject& subject, const Wanted& wanted) const;
  void step_tally(const Tally& before, const Measures& measures, std::span<const Fact> entry, bool is_void);
  // None of a period that is not open.
  const Measures* measures_of(int period_no) const;
  void change(const Measures& measures, const Tally& before, const Tally& after);

  db::Tx& tx_;
  std::int64_t school_id_;
  const std::vector<Measures>& periods_;
  std::vector<Tally> changed_;
  ScoreSteps steps_;
};

}  // namespace kith::norms
