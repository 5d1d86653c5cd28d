// SPDX-License-Identifier: Apache-2.0
#include "norms/counting/judgement.hpp"

#include <algorithm>

namespace kith::norms {
namespace {

bool is_met(const Standing& standing) {
  if (standing.class_count > 0) return standing.classes_met == standing.class_count;
  return reaches(standing.met, standing.population, standing.target_permille);
}

bool is_late_in(const Standing& standing) { return standing.elapsed_permille >= 750; }

// What is left of the share against what is left of the time, both relative to the whole.
bool needs_half_again(const Standing& standing) {
  std::int64_t share_left = standing.target_permille - share_permille(standing.met, standing.population);
  std::int64_t time_left = 1000 - standing.elapsed_permille;
  return 2 * 1000 * share_left >= 3 * time_left * standing.target_permille;
}

}  // namespace

int share_permille(std::int64_t met, std::int64_t population) {
  return population == 0 ? 0 : int(met * 1000 / population);
}

bool reaches(std::int64_t met, std::int64_t population, int target_permille) {
  return population > 0 && met * 1000 >= population * target_permille;
}

std::int64_t needed(std::int64_t population, int target_permille) {
  return (population * target_permille + 999) / 1000;
}

int expected_permille(const Standing& standing) {
  if (standing.pace == Pace::kAlways || standing.is_over) return standing.target_permille;
  if (standing.pace == Pace::kByTheEnd) return is_late_in(standing) ? standing.target_permille : 0;
  return standing.target_permille * standing.elapsed_permille / 1000;
}

std::optional<int> forecast_permille(const Standing& standing) {
  if (standing.pace != Pace::kSteady || standing.is_over) return std::nullopt;
  if (standing.elapsed_permille == 0 || standing.population == 0) return std::nullopt;
  auto at_the_end = standing.met * 1000 * 1000 / (standing.population * standing.elapsed_permille);
  return int(std::min<std::int64_t>(at_the_end, 1000));
}

State judge(const Standing& standing) {
  if (standing.population == 0) return State::kNothingToJudge;
  if (is_met(standing)) return State::kMet;
  if (standing.is_over) return State::kTooLate;
  if (standing.pace == Pace::kAlways) return State::kSlow;
  if (standing.pace == Pace::kByTheEnd) return is_late_in(standing) ? State::kSlow : State::kOnPace;
  int share = share_permille(standing.met, standing.population);
  int expected = expected_permille(standing);
  // The whole school's share says nothing of the last class that is short.
  if (share >= expected)
    return standing.class_count > 0 && is_late_in(standing) ? State::kSlow : State::kOnPace;
  return share * 4 < expected * 3 && needs_half_again(standing) ? State::kTooLate : State::kSlow;
}

}  // namespace kith::norms
