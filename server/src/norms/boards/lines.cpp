// SPDX-License-Identifier: Apache-2.0
#include "norms/boards/lines.hpp"

#include <algorithm>

#include "norms/adoption/adoption_store.hpp"
#include "norms/adoption/adoptions.hpp"

namespace kith::norms {

using people::Viewer;

NormClassLine class_line(const Frame& frame, const Classes& classes, const people::ClassRow& row,
                         const NormLine& norm, const Rule& rule, const calendar::Period& period,
                         const ClassScoreRow& score) {
  auto standing = frame.standing(rule, period, norm.target_permille, score.population, score.met);
  auto to_go = needed(score.population, norm.target_permille) - score.met;
  return {.class_id = row.class_id,
          .grade = classes.grade(row),
          .number = row.number,
          .class_name = classes.name(row),
          .homeroom_id = row.homeroom_id,
          .homeroom_name = row.homeroom_name,
          .population = score.population,
          .met = score.met,
          .share_permille = share_permille(score.met, score.population),
          .to_go = int(std::max<std::int64_t>(to_go, 0)),
          .state = judge(standing)};
}

people::Scope names_in_sight(const Rule& rule, const Viewer& viewer, Date today) {
  return tells_of_care(rule) ? people::care_in_sight(viewer, today)
                             : people::students_in_sight(viewer, today);
}

std::vector<MissingRow> rows_missing(db::Session& session, const Viewer& viewer, Date today, const Rule& rule,
                                     const WhichMissing& which) {
  auto sight = names_in_sight(rule, viewer, today);
  if (rule.of == Of::kStudent) return missing_students(session, which, sight);
  if (rule.of == Of::kFamily) return missing_families(session, which, sight);
  if (rule.of != Of::kStaff) return missing_groups(session, which);
  bool sees_all = viewer.has(people::kForSchoolDesk.any_of);
  return missing_staff(session, which, sees_all ? std::nullopt : std::optional(viewer.person_id));
}

MissingLine missing_line(const MissingRow& row, Of of, const Classes& classes) {
  MissingLine line{
      .subject_id = row.subject_id, .name = row.name, .figure = row.figure, .target = row.target};
  if (of == Of::kStaff) {
    line.owner_id = row.person_id;
    line.owner_name = row.name;
    return line;
  }
  if (of == Of::kSchool) line.name = classes.school_name();
  if (of == Of::kGrade) line.name = classes.grade_name(int(row.subject_id));
  if (of == Of::kStudent || of == Of::kFamily) line.student_id = row.person_id;
  if (row.class_id == 0) return line;
  line.class_id = row.class_id;
  if (const auto* own = classes.find(row.class_id)) {
    line.class_name = classes.name(*own);
    line.owner_id = own->homeroom_id;
    line.owner_name = own->homeroom_name;
    if (of == Of::kClass) line.name = *line.class_name;
  }
  return line;
}

MissingLine missed_line(const MissedDuty& duty, const Classes& classes) {
  MissingLine line{
      .subject_id = duty.duty_id,
      .name = duty.student_name.value_or(duty.subject_kind == "school" ? classes.school_name() : ""),
      .owner_id = duty.owner_id,
      .owner_name = duty.owner_name,
      .due_at = duty.due_at,
      .fulfilled_at = duty.fulfilled_at};
  if (duty.subject_kind == "student") line.student_id = duty.subject_id;
  auto class_id = duty.subject_kind == "class" ? std::optional(duty.subject_id) : duty.class_id;
  if (const auto* own = class_id ? classes.find(*class_id) : nullptr) {
    line.class_id = class_id;
    line.class_name = classes.name(*own);
    if (line.name.empty()) line.name = *line.class_name;
  }
  return line;
}

std::vector<ComingNorm> coming_norms(db::Session& session, const Catalogue& catalogue, const Frame& frame) {
  std::vector<ComingNorm> coming;
  for (const auto& in_force :
       norms_in_force(catalogue, load_adoptions(session, frame.school_id()), frame.today())) {
    const auto& norm = *catalogue.find(in_force.norm_id);
    if (frame.current(norm.rule)) continue;
    if (auto next = frame.coming(norm.rule))
      coming.push_back({norm.clause, norm.title, next->kind, next->starts_on});
  }
  return coming;
}

}  // namespace kith::norms
