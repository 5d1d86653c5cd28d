// SPDX-License-Identifier: Apache-2.0
#include "norms/recount.hpp"

#include <algorithm>

#include "norms/judgement.hpp"

namespace kith::norms {

// A norm whose population is a result comes after that one in the catalogue. What `refresh` does to a
// population shows in the tallies, so each is looked for again when its turn comes.
void Recount::subject(std::int64_t subject_id, const std::function<bool(const Norm&)>& is_concerned) {
  auto tallies = store_.tallies_of(tx_, school_id_, subject_id, periods_);
  for (const auto& norm : catalogue_.norms()) {
    if (!is_concerned(norm)) continue;
    bool may_have_changed = norm.rule.among == Among::kMet;
    for (const auto& tally :
         may_have_changed ? store_.tallies_of(tx_, school_id_, subject_id, periods_) : tallies)
      if (tally.norm_id == norm.clause) refresh(norm, tally);
  }
}

void Recount::refresh(const Norm& norm, Tally tally) {
  int figure = store_.figure(tx_, norm, school_id_, tally.subject_id, period(tally.period_no));
  if (figure == tally.figure) return;
  bool was_met = tally.met;
  tally.figure = figure;
  tally.met = figure >= tally.target;
  store_.save_tally(tx_, school_id_, tally);
  if (tally.met == was_met) return;
  shift(norm, tally, 0, tally.met ? 1 : -1);
  follow(norm, tally);
}

void Recount::follow(const Norm& norm, const Tally& tally) {
  for (const auto* next : catalogue_.after(norm.clause))
    if (tally.met)
      enter(*next, tally);
    else
      leave(*next, tally);
}

void Recount::enter(const Norm& norm, const Tally& base) {
  auto in_force = store_.in_force(tx_, school_id_, base.period_no, norm.clause);
  if (!in_force) return;
  Tally tally{.period_no = base.period_no,
              .class_id = base.class_id,
              .subject_id = base.subject_id,
              .norm_id = norm.clause,
              .target = in_force->target};
  tally.figure = store_.figure(tx_, norm, school_id_, tally.subject_id, period(tally.period_no));
  tally.met = tally.figure >= tally.target;
  store_.add_tally(tx_, school_id_, tally);
  shift(norm, tally, 1, tally.met);
  if (tally.met) follow(norm, tally);
}

void Recount::leave(const Norm& norm, const Tally& base) {
  auto tallies = store_.tallies_of(tx_, school_id_, base.subject_id, periods_);
  auto found = std::find_if(tallies.begin(), tallies.end(), [&](const Tally& tally) {
    return tally.norm_id == norm.clause && tally.period_no == base.period_no &&
           tally.class_id == base.class_id;
  });
  if (found == tallies.end()) return;
  auto tally = *found;
  store_.remove_tally(tx_, school_id_, tally);
  shift(norm, tally, -1, tally.met ? -1 : 0);
  tally.met = false;
  follow(norm, tally);
}

void Recount::shift(const Norm& norm, const Tally& tally, int population, int met) {
  ScoreStep step{.population = population, .met = met};
  if (norm.rule.in_each == InEach::kClass) {
    auto in_force = store_.in_force(tx_, school_id_, tally.period_no, norm.clause);
    int share = in_force ? in_force->share_permille : norm.rule.share_permille;
    auto before = store_.class_score(tx_, school_id_, tally);
    ClassScore after{before.population + population, before.met + met};
    step.class_count = int(after.population > 0) - int(before.population > 0);
    step.classes_met =
        int(reaches(after.met, after.population, share)) - int(reaches(before.met, before.population, share));
  }
  store_.shift_scores(tx_, school_id_, tally, step);
}

const calendar::Period& Recount::period(int period_no) const {
  return *std::find_if(periods_.begin(), periods_.end(),
                       [&](const calendar::Period& period) { return period.period_no == period_no; });
}

}  // namespace kith::norms
