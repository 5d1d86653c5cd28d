// SPDX-License-Identifier: Apache-2.0
#include "norms/boards/few.hpp"

#include <algorithm>

namespace kith::norms {

bool may_read_few(const Rule& rule, const people::Viewer& viewer) {
  constexpr std::uint32_t kSeesCare = people::kPsychology | people::kMoralEducation | people::kPrincipal;
  return viewer.has(told_by(rule).care ? kSeesCare : kSeesCare | people::kForSchoolDesk.any_of);
}

bool is_hidden(const Rule& rule, const people::Viewer& viewer, std::int64_t population) {
  return is_sensitive(rule) && people::is_few(population) && !may_read_few(rule, viewer);
}

void hide(NormLine& line) {
  line.is_hidden = true;
  line.population = line.met = line.missing = line.share_permille = 0;
  line.class_count = line.classes_met = line.waiting = line.overdue = line.late = 0;
  line.state = State::kNothingToJudge;
  line.care_population.reset(), line.care_met.reset(), line.care_share_permille.reset();
  line.forecast_permille.reset();
  line.trend.clear();
}

void hide_few(std::vector<NormClassLine>& classes, const std::function<bool(std::int64_t class_id)>& is_own) {
  if (std::none_of(classes.begin(), classes.end(), [&](const NormClassLine& line) {
        return people::is_few(line.population) && !is_own(line.class_id);
      }))
    return;
  for (auto& line : classes) {
    if (is_own(line.class_id)) continue;
    line.is_hidden = true;
    line.population = line.met = line.share_permille = line.to_go = 0;
    line.state = State::kNothingToJudge;
  }
}

void hide_few(std::vector<NormGradeLine>& grades) {
  if (std::none_of(grades.begin(), grades.end(),
                   [](const NormGradeLine& line) { return people::is_few(line.population); }))
    return;
  for (auto& line : grades) line.is_hidden = true, line.population = line.met = line.share_permille = 0;
}

}  // namespace kith::norms
