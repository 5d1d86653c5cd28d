// SPDX-License-Identifier: Apache-2.0
#include "norms/boards/class_gaps.hpp"

#include <algorithm>

#include "norms/acts/effects.hpp"
#include "people/directory_store.hpp"

namespace kith::norms {
namespace {

// The homeroom teacher's own, also of one who sees more.
std::vector<people::ClassRow> own_classes(db::Session& session, const people::Viewer& viewer, Date today) {
  if (!viewer.has(people::kHomeroom)) return {};
  auto as_homeroom = viewer;
  as_homeroom.roles = people::kStaff | people::kHomeroom;
  return people::classes_in(session, people::classes_in_charge(as_homeroom, today), today);
}

std::optional<ClassGap> gap(const Frame& frame, const Norm& norm, const ScoreRow& school,
                            const ClassScoreRow& score) {
  const auto* period = frame.current(norm.rule);
  if (!period || period->period_no != score.period_no || period->ends_on < frame.today() || norm.rule.due)
    return std::nullopt;
  auto state = judge(frame.standing(norm.rule, *period, school.share_permille, score.population, score.met));
  auto to_go = needed(score.population, school.share_permille) - score.met;
  if ((state != State::kSlow && state != State::kTooLate) || to_go <= 0) return std::nullopt;
  return ClassGap{.clause = norm.clause,
                  .title = norm.title,
                  .label = norm.label,
                  .of = norm.rule.of,
                  .ends_on = period->ends_on,
                  .class_id = score.class_id,
                  .to_go = int(to_go),
                  .state = state};
}

}  // namespace

std::vector<ClassGap> gaps_of_own_classes(db::Session& session, const Frame& frame,
                                          const Catalogue& catalogue, const people::Viewer& viewer) {
  std::vector<ClassGap> gaps;
  auto classes = own_classes(session, viewer, frame.today());
  if (classes.empty()) return gaps;
  auto naming = people::naming_of(session, viewer.school_id, frame.today());
  auto scores = frame.current(school_scores(session, viewer.school_id, frame.periods()));
  for (const auto& row : classes) {
    auto first = gaps.size();
    for (const auto& own : class_scores_of_class(session, viewer.school_id, row.class_id, frame.periods())) {
      const auto* norm = catalogue.find(own.norm_id);
      const auto* school = score_of(scores, own.norm_id);
      if (!norm || !school) continue;
      if (auto found = gap(frame, *norm, *school, own)) {
        found->class_name = naming.name(row.key());
        gaps.push_back(*found);
      }
    }
    std::stable_sort(gaps.begin() + std::ptrdiff_t(first), gaps.end(),
                     [](const auto& a, const auto& b) { return a.ends_on < b.ends_on; });
  }
  return gaps;
}

}  // namespace kith::norms
