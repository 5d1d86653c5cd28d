// SPDX-License-Identifier: Apache-2.0
#include "norms/boards/student_gaps.hpp"

#include <algorithm>

#include "norms/acts/effects.hpp"
#include "norms/counting/tally_store.hpp"

namespace kith::norms {
namespace {

bool is_granted(db::Session& session, const people::Viewer& viewer, const Frame& frame, std::int64_t class_id,
                std::int64_t student_id) {
  return students_granted(session, people::care_in_sight(viewer, frame.today()), class_id)
      .contains(student_id);
}

}  // namespace

std::vector<StudentGap> gaps_of_student(db::Session& session, const Frame& frame, const Catalogue& catalogue,
                                        const people::Viewer& viewer, std::int64_t student_id) {
  std::vector<StudentGap> gaps;
  auto place = place_of(session, viewer.school_id, student_id);
  if (!place || !people::may_see_student(session, viewer, frame.today(), student_id)) return gaps;
  bool may_name_care = is_granted(session, viewer, frame, place->class_id, student_id);
  auto in_force = frame.current(school_scores(session, viewer.school_id, frame.periods()));
  std::vector<int> period_nos;
  for (const auto& period : frame.periods()) period_nos.push_back(period.period_no);
  for (auto subject : {Subject{Of::kStudent, student_id}, Subject{Of::kFamily, place->family_id}}) {
    auto tallies = tallies_of(session, viewer.school_id, {subject}, period_nos);
    for (const auto& figure : figures_in(catalogue, tallies, in_force)) {
      const auto* norm = catalogue.find(figure.norm_id);
      if (figure.met || !norm || (tells_of_care(norm->rule) && !may_name_care)) continue;
      const auto* period = frame.current(norm->rule);
      if (!period || period->ends_on < frame.today()) continue;
      gaps.push_back({norm->clause, norm->title, norm->label, figure.figure, figure.target, period->ends_on});
    }
  }
  std::stable_sort(gaps.begin(), gaps.end(),
                   [](const auto& a, const auto& b) { return a.ends_on < b.ends_on; });
  // A family has a tally in each class of its children.
  auto same = [](const auto& a, const auto& b) { return a.clause == b.clause; };
  gaps.erase(std::unique(gaps.begin(), gaps.end(), same), gaps.end());
  return gaps;
}

}  // namespace kith::norms
