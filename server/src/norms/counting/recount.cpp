// SPDX-License-Identifier: Apache-2.0
#include "norms/counting/recount.hpp"

#include "norms/counting/score_store.hpp"
#include "norms/counting/tally_store.hpp"

#include <algorithm>
#include <set>

namespace kith::norms {
namespace {

// Whether the norm, or one whose result is its population, is concerned.
bool may_change(const Measures& measures, const Norm& norm, const Wanted& concerned) {
  if (concerned(norm)) return true;
  return norm.base_slot >= 0 && std::ranges::any_of(*measures.norms, [&](const Measured& base) {
           return base.norm->rule.of == norm.rule.of && base.norm->slot == norm.base_slot &&
                  may_change(measures, *base.norm, concerned);
         });
}

ScoreStep step_of(const Norm& norm, const Tally& before, const Tally& after) {
  int population = int(after.is_concerned(norm)) - int(before.is_concerned(norm));
  int met = int(after.is_met(norm)) - int(before.is_met(norm));
  int care_population =
      int(after.in_care && after.is_concerned(norm)) - int(before.in_care && before.is_concerned(norm));
  int care_met = int(after.in_care && after.is_met(norm)) - int(before.in_care && before.is_met(norm));
  return {population, met, care_population, care_met};
}

}  // namespace

std::vector<Fact> Recount::facts(const Subject& subject, const Wanted& wanted) const {
  std::set<ledger::ContactKind> kinds;
  std::optional<Days> days;
  for (const auto& measures : periods_)
    for (const auto& [norm, in_force] : *measures.norms) {
      if (norm->rule.due || norm->rule.of != subject.of || !may_change(measures, *norm, wanted)) continue;
      auto counted = counted_kinds(norm->rule.count);
      kinds.insert(counted.begin(), counted.end());
      const auto& period = measures.span.period;
      if (!days) days = Days{period.starts_on, period.ends_on};
      *days = {std::min(days->from, period.starts_on), std::max(days->to, period.ends_on)};
    }
  if (!days) return {};
  return facts_of(tx_, school_id_, subject, *days, {kinds.begin(), kinds.end()});
}

void Recount::entry(const std::map<Subject, std::vector<Fact>>& entry, const std::vector<Tally>& standing,
                    bool is_void) {
  for (const auto& before : standing)
    if (const auto* measures = measures_of(before.period_no))
      step_tally(before, *measures, entry.at({before.of, before.subject_id}), is_void);
}

void Recount::step_tally(const Tally& before, const Measures& measures, std::span<const Fact> entry,
                         bool is_void) {
  auto after = before;
  auto to_count = step(after, measures, entry, is_void);
  if (!to_count.empty()) {
    auto wanted = [&](const Norm& norm) { return std::ranges::find(to_count, &norm) != to_count.end(); };
    measure(after, measures, facts({before.of, before.subject_id}, wanted), wanted);
  }
  if (after != before) change(measures, before, after);
}

const Measures* Recount::measures_of(int period_no) const {
  auto found = std::ranges::find(periods_, period_no,
                                 [](const Measures& measures) { return measures.span.period.period_no; });
  return found == periods_.end() ? nullptr : &*found;
}

void Recount::student(std::int64_t student_id, const Measures& measures,
                      const std::optional<Profile>& profile) {
  Subject subject{Of::kStudent, student_id};
  auto tallies = tallies_of(tx_, school_id_, {subject}, {measures.span.period.period_no});
  if (!profile || tallies.empty()) return;
  auto asks_for_duty = [](const Norm& norm) { return norm.rule.among.duty.has_value(); };
  auto facts = this->facts(subject, asks_for_duty);
  for (const auto& before : tallies) {
    auto after = before;
    for (const auto& [norm, in_force] : *measures.norms) {
      if (norm->rule.due || norm->rule.of != Of::kStudent || !asks_for_duty(*norm)) continue;
      bool now = belongs(norm->rule, *profile, measures.span);
      after.concerned = now ? after.concerned | bit(norm->slot) : after.concerned & ~bit(norm->slot);
    }
    measure(after, measures, facts, asks_for_duty);
    if (after != before) change(measures, before, after);
  }
}

void Recount::change(const Measures& measures, const Tally& before, const Tally& after) {
  changed_.push_back(after);
  for (const auto& [norm, in_force] : *measures.norms) {
    if (norm->rule.due || norm->rule.of != after.of) continue;
    if (auto step = step_of(*norm, before, after); !step.is_nothing())
      steps_[{after.period_no, norm->clause, after.class_id}].add(step);
  }
}

void Recount::finish() {
  save_tallies(tx_, school_id_, changed_);
  move_scores(tx_, school_id_, periods_, steps_);
}

}  // namespace kith::norms
