// SPDX-License-Identifier: Apache-2.0
// The minutes of an exchange meeting (P1.7): the problems raised and the next steps, each with an owner and a
// day. Until both are written the meeting is in no count. Pure values and rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ledger/contact.hpp"

namespace kith::gatherings {

// P1.7: what was agreed is done.
inline constexpr const char* kStepKind = "gatherings.next_step";
inline constexpr const char* kStepClause = "P1.7";

constexpr std::size_t kMostPoints = 20;     // problems and steps each
constexpr std::size_t kLongestPoint = 500;  // characters

// step_id: of one that is kept; absent for a new one.
struct NextStep {
  std::optional<std::int64_t> step_id;
  std::string words;
  std::int64_t owner_id = 0;
  Date due_on{};
};
KITH_DESCRIBE(NextStep, (step_id, words, owner_id, due_on))

struct NewMinutes {
  std::vector<std::string> problems;
  std::vector<NextStep> steps;
};
KITH_DESCRIBE(NewMinutes, (problems, steps))

// Whether a gathering of this kind counts only with its minutes.
bool needs_minutes(ledger::ContactKind kind);

// Codes: gatherings.no_problems, gatherings.no_steps, gatherings.empty_point, gatherings.point_too_long,
// gatherings.too_many_points, gatherings.step_in_the_past (a new one due before today).
std::optional<Error> refusal(const NewMinutes& minutes, Date today);

}  // namespace kith::gatherings
