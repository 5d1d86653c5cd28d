// SPDX-License-Identifier: Apache-2.0
// The tally of a subject in a period: for each norm whether it is concerned, its figure, whether it meets it.
// One row holds all norms, a bit each, so that a contact changes one row and not one a norm. Pure.
#pragma once

#include <functional>
#include <memory>

#include "norms/counting/population.hpp"
#include "norms/packs/catalogue.hpp"

namespace kith::norms {

// One bit a norm, by Norm::slot; hence at most 63 norms of one kind of subject.
using Bits = std::int64_t;
constexpr Bits bit(int slot) { return Bits{1} << slot; }

// A norm in force in one period of a school, with the figures of its time.
struct InForce {
  std::string norm_id;
  int target = 1;
  int raised_target = 1;  // of those for whom `more` holds
  int share_permille = 1000;
  std::optional<std::string> stricter_by;  // the clause of another pack from which the figures come
  auto operator<=>(const InForce&) const = default;
};
KITH_DESCRIBE(InForce, (norm_id, target, raised_target, share_permille, stricter_by))

// What a period is judged by. `norms` stand in the catalogue's order; periods judged alike may share them.
struct Measured {
  const Norm* norm = nullptr;
  InForce in_force;
  auto operator<=>(const Measured&) const = default;
};
using MeasuredNorms = std::shared_ptr<const std::vector<Measured>>;
struct Measures {
  Span span;
  MeasuredNorms norms;
};

struct Tally {
  int period_no = 0;
  Of of = Of::kStudent;
  std::int64_t class_id = 0;
  std::int64_t subject_id = 0;
  bool in_care = false;
  Bits concerned = 0;
  Bits raised = 0;  // owes the higher figure
  Bits met = 0;
  std::vector<int> figures;  // by slot; those beyond the end are 0

  int figure(int slot) const { return std::size_t(slot) < figures.size() ? figures[std::size_t(slot)] : 0; }
  void set_figure(int slot, int value);
  bool is_concerned(const Norm& norm) const { return (concerned & bit(norm.slot)) != 0; }
  bool is_met(const Norm& norm) const { return (met & bit(norm.slot)) != 0; }
  int target(const Measured& measured) const {
    return (raised & bit(measured.norm->slot)) != 0 ? measured.in_force.raised_target
                                                    : measured.in_force.target;
  }
  friend bool operator==(const Tally&, const Tally&) = default;
};

// Figures as they are stored: "0:3 4:1", zeroes left out.
std::string figures_text(const std::vector<int>& figures);
std::vector<int> parse_figures(std::string_view text);

// The tally of somebody whom the roster describes so, before anything is counted. Results of other norms
// (among.met) are not in it yet.
using IsExcused = std::function<bool(const Norm& norm, std::int64_t subject_id)>;
Tally begin_tally(const Profile& profile, const Measures& measures, const IsExcused& is_excused);

// Counts the figures of the norms that `wanted` names and of those whose population they change.
// `reached(norm, day)` hears when a subject has come up to its target, if it is given.
using Wanted = std::function<bool(const Norm&)>;
using Reached = std::function<void(const Norm&, Date)>;
void measure(Tally& tally, const Measures& measures, std::span<const Fact> facts, const Wanted& wanted,
             const Reached& reached = {});

// Takes one contact into the figures that add up contact by contact, or out of them when it was voided. Gives
// the norms whose figures must be counted anew instead: days and kinds do not add up, and whoever has just
// come into a population has had contacts before. `entry` holds the facts of this contact about the subject.
// Requires: nobody else changes the tally at the same time, and the contact has not been taken in before.
std::vector<const Norm*> step(Tally& tally, const Measures& measures, std::span<const Fact> entry,
                              bool is_void);

}  // namespace kith::norms
