// SPDX-License-Identifier: Apache-2.0
// How a norm stands on a day: a running period is judged by its pace, never by its end. Pure.
#pragma once

#include <cstdint>
#include <optional>

#include "platform/json/describe.hpp"

namespace kith::norms {

// kMet 已达成 · kOnPace 在进度上 · kSlow 偏慢 · kTooLate 赶不上 · kNothingToJudge: the population is empty.
enum class State { kMet, kOnPace, kSlow, kTooLate, kNothingToJudge };
KITH_DESCRIBE_ENUM(State, kMet, kOnPace, kSlow, kTooLate, kNothingToJudge)

// How a running period is to come to its end: little by little; at every moment (P4.5: of those visited, four
// in five); or at some time before its end, as an open day.
enum class Pace { kSteady, kAlways, kByTheEnd };

struct Standing {
  std::int64_t population = 0;
  std::int64_t met = 0;
  int target_permille = 1000;
  // Classes, for a norm that must hold in each of them; class_count is 0 for the others.
  std::int64_t class_count = 0;
  std::int64_t classes_met = 0;
  // Share of the period's school days that are over, today not among them, 0 … 1000.
  int elapsed_permille = 0;
  bool is_over = false;  // the period's last day has passed
  Pace pace = Pace::kSteady;
};

// met of population, rounded down, 0 … 1000; 0 when nobody is in the population.
int share_permille(std::int64_t met, std::int64_t population);
// Whether the share is reached; false when nobody is in the population.
bool reaches(std::int64_t met, std::int64_t population, int target_permille);
// How many of the population must meet the norm for the share to be reached.
std::int64_t needed(std::int64_t population, int target_permille);

// The share expected by now.
int expected_permille(const Standing& standing);

// The share at the period's end if it goes on as it has gone until today; at most 1000. Absent where there is
// no pace to go on with: a period that is over or of which no school day has passed, an empty population, and
// norms that are not met little by little.
std::optional<int> forecast_permille(const Standing& standing);

// met: the share is reached, in every class where it must be. Otherwise, in a running period,
//   on_pace   the share is at least the expected one;
//   too_late  it is under three quarters of it, and what is left would need one and a half times the pace
//   that
//             suffices from the start, so that nobody is called too late in a period's first weeks;
//   slow      between them, or late in the period although a class is still short where each must hold.
// A period that is over without being met is too_late. In a running one, what should always hold is met or
// slow; what happens by the end is on_pace until three quarters of the school days are over, and then slow.
State judge(const Standing& standing);

}  // namespace kith::norms
