// SPDX-License-Identifier: Apache-2.0
#include "norms/boards.hpp"

#include <algorithm>

#include "norms/effects.hpp"
#include "norms/trends.hpp"
#include "people/directory_store.hpp"

namespace kith::norms {
namespace {

using calendar::Period;
using people::Viewer;

NormLine line_of(const Frame& frame, const Norm& norm, const Period& period, const ScoreRow& score,
                 const OpenDuties& open) {
  auto standing =
      frame.standing(norm.rule, period, score.share_permille, score.population - open.waiting, score.met);
  standing.class_count = score.class_count;
  standing.classes_met = score.classes_met;
  return {.clause = norm.clause,
          .title = norm.title,
          .label = norm.label,
          .of = norm.rule.of,
          .in_each = norm.rule.in_each,
          .is_duty = norm.rule.due.has_value(),
          .regular = norm.rule.regular,
          .period_no = period.period_no,
          .period_code = calendar::period_code(period.period_no),
          .per = period.kind,
          .starts_on = period.starts_on,
          .ends_on = period.ends_on,
          .target = score.target,
          .raised_target = score.raised_target,
          .stricter_by = score.stricter_by,
          .population = int(standing.population),
          .met = score.met,
          .missing = int(standing.population) - score.met,
          .share_permille = share_permille(score.met, standing.population),
          .target_permille = score.share_permille,
          .expected_permille = expected_permille(standing),
          .class_count = score.class_count,
          .classes_met = score.classes_met,
          .waiting = open.waiting,
          .overdue = open.overdue,
          .late = score.late,
          .state = judge(standing),
          .forecast_permille = forecast_permille(standing),
          .trend = {}};
}

// The classes within sight, by their names.
class Classes {
 public:
  Classes(db::Session& session, const Viewer& viewer, Date today)
      : school_year_(calendar::school_year_of(today)) {
    if (auto school = people::find_school(session, viewer.school_id)) naming_ = school->junior_naming;
    rows_ = people::classes_in(session, people::classes_in_sight(viewer, today), today);
    std::stable_sort(rows_.begin(), rows_.end(),
                     [&](const auto& a, const auto& b) { return grade(a) < grade(b); });
  }

  const std::vector<people::ClassRow>& rows() const { return rows_; }
  int grade(const people::ClassRow& row) const { return people::grade_in(row.key(), school_year_); }
  std::string grade_name(int grade) const { return people::grade_name(grade, naming_); }
  std::string name(const people::ClassRow& row) const {
    return people::class_name(grade(row), row.number, naming_);
  }
  const people::ClassRow* find(std::int64_t class_id) const {
    auto found =
        std::find_if(rows_.begin(), rows_.end(), [&](const auto& row) { return row.class_id == class_id; });
    return found == rows_.end() ? nullptr : &*found;
  }

 private:
  int school_year_;
  people::JuniorNaming naming_ = people::JuniorNaming::kByNumber;
  std::vector<people::ClassRow> rows_;
};

NormClassLine class_line(const Frame& frame, const Classes& classes, const people::ClassRow& row,
                         const NormLine& norm, const Rule& rule, const Period& period,
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

std::vector<NormGradeLine> by_grade(const Classes& classes, const std::vector<NormClassLine>& lines) {
  std::vector<NormGradeLine> grades;
  for (const auto& line : lines) {
    if (grades.empty() || grades.back().grade != line.grade)
      grades.push_back({.grade = line.grade, .grade_name = classes.grade_name(line.grade)});
    auto& grade = grades.back();
    grade.population += line.population;
    grade.met += line.met;
    grade.share_permille = share_permille(grade.met, grade.population);
  }
  return grades;
}

std::vector<MissingRow> rows_missing(db::Session& session, const Viewer& viewer, Date today, Of of,
                                     const WhichMissing& which) {
  if (of == Of::kStudent) return missing_students(session, which, people::students_in_sight(viewer, today));
  if (of == Of::kFamily) return missing_families(session, which, people::students_in_sight(viewer, today));
  if (of != Of::kStaff) return missing_groups(session, which);
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
  MissingLine line{.subject_id = duty.duty_id,
                   .name = duty.student_name.value_or(""),
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

}  // namespace

NormBoard Boards::board(const Viewer& viewer) {
  return with_frame(
      db_, norms_, viewer.school_id, clock_.today(), [&](db::Session& session, const Frame& frame) {
        NormBoard board{.today = frame.today()};
        auto scores = frame.current(school_scores(session, viewer.school_id, frame.periods()));
        Trends trends(session, frame, frame.periods());
        for (const auto& norm : catalogue_.norms()) {
          const auto* score = score_of(scores, norm.clause);
          if (!score) continue;
          auto& line = board.norms.emplace_back(this->line(session, frame, norm, *frame.current(norm.rule), *score));
          line.trend = trends.of(line);
          board.judged += is_judged(line.state);
          board.on_track += is_on_track(line.state);
        }
        return board;
      });
}

NormLine Boards::line(db::Session& session, const Frame& frame, const Norm& norm, const Period& period,
                      const ScoreRow& score) {
  OpenDuties open;
  if (norm.rule.due)
    for (const auto& row : open_duties(session, frame.school_id(), clock_.now(), clock_.at(period.starts_on),
                                       clock_.at(period.ends_on + std::chrono::days{1})))
      if (row.kind == norm.rule.due->duty) open = row;
  return line_of(frame, norm, period, score, open);
}

Result<Boards::Found> Boards::find(db::Session& session, const Frame& frame, const WhichNorm& which) {
  const auto* norm = catalogue_.find(which.clause);
  if (!norm) return not_found("norms.no_such_norm");
  std::optional<Period> period;
  if (which.period_no)
    period = calendar::period_numbered(frame.calendar(), *which.period_no);
  else if (const auto* current = frame.current(norm->rule))
    period = *current;
  if (!period || !recurs_in(norm->rule, period->kind)) return not_found("norms.no_such_period");
  for (const auto& score : school_scores(session, frame.school_id(), {*period}))
    if (score.norm_id == norm->clause) return Found{*norm, *period, score};
  return not_found("norms.no_such_norm");
}

Result<Boards::Found> Boards::find_names(db::Session& session, const Viewer& viewer, const Frame& frame,
                                         const WhichNorm& which) {
  if (which.class_id && !people::may_see_class(session, viewer, frame.today(), *which.class_id))
    return not_found("people.no_such_class");
  auto found = find(session, frame, which);
  if (!found) return found;
  bool is_frozen = found->period.ends_on + kFrozenAfter < frame.today();
  if (is_frozen && found->period.kind == calendar::PeriodKind::kWeek)
    return not_found("norms.names_not_kept");
  return found;
}

Result<NormClasses> Boards::classes(const Viewer& viewer, const WhichNorm& which) {
  return with_frame(
      db_, norms_, viewer.school_id, clock_.today(),
      [&](db::Session& session, const Frame& frame) -> Result<NormClasses> {
        auto found = find(session, frame, which);
        if (!found) return found.error();
        NormClasses result{.norm = line(session, frame, found->norm, found->period, found->score)};
        result.norm.trend = Trends(session, frame, {found->period}).of(result.norm);
        Classes classes(session, viewer, frame.today());
        auto scores =
            class_scores_of_norm(session, viewer.school_id, found->period.period_no, found->norm.clause);
        for (const auto& row : classes.rows())
          for (const auto& score : scores)
            if (score.class_id == row.class_id && (!which.class_id || row.class_id == *which.class_id))
              result.classes.push_back(
                  class_line(frame, classes, row, result.norm, found->norm.rule, found->period, score));
        result.grades = by_grade(classes, result.classes);
        return result;
      });
}

WhichMissing Boards::Found::missing(std::int64_t school_id, std::optional<std::int64_t> class_id) const {
  return {.school_id = school_id,
          .measured = {&norm, {norm.clause, score.target, score.raised_target, score.share_permille, {}}},
          .period_no = period.period_no,
          .class_id = class_id};
}

// The desk sees all duties, others their own.
std::vector<MissedDuty> Boards::missed(db::Session& session, const Viewer& viewer, const Frame& frame,
                                       const Found& found) {
  bool sees_all = viewer.has(people::kForSchoolDesk.any_of);
  return missed_duties(session,
                       {.school_id = viewer.school_id,
                        .kind = found.norm.rule.due->duty,
                        .from = clock_.at(found.period.starts_on),
                        .to = clock_.at(found.period.ends_on + std::chrono::days{1}),
                        .now = clock_.now(),
                        .owner_id = sees_all ? std::nullopt : std::optional(viewer.person_id)},
                       people::students_in_sight(viewer, frame.today()));
}

Result<MissingList> Boards::missing(const Viewer& viewer, const WhichNorm& which) {
  return with_frame(db_, norms_, viewer.school_id, clock_.today(),
                    [&](db::Session& session, const Frame& frame) -> Result<MissingList> {
                      auto found = find_names(session, viewer, frame, which);
                      if (!found) return found.error();
                      MissingList list{.norm = line(session, frame, found->norm, found->period, found->score)};
                      Classes classes(session, viewer, frame.today());
                      if (found->norm.rule.due)
                        for (const auto& duty : missed(session, viewer, frame, *found))
                          list.missing.push_back(missed_line(duty, classes));
                      else
                        for (const auto& row : rows_missing(session, viewer, frame.today(), found->norm.rule.of,
                                                            found->missing(viewer.school_id, which.class_id)))
                          list.missing.push_back(missing_line(row, found->norm.rule.of, classes));
                      return list;
                    });
}

Result<NormSheet> Boards::sheet(const Viewer& viewer, const WhichNorm& which) {
  return with_frame(
      db_, norms_, viewer.school_id, clock_.today(),
      [&](db::Session& session, const Frame& frame) -> Result<NormSheet> {
        auto found = find_names(session, viewer, frame, which);
        if (!found) return found.error();
        const auto& rule = found->norm.rule;
        if (rule.due || (rule.of != Of::kStudent && rule.of != Of::kFamily)) return invalid("norms.not_of_classes");
        NormSheet sheet{.norm = line(session, frame, found->norm, found->period, found->score)};
        Classes classes(session, viewer, frame.today());
        ClassScoreRow own;
        for (const auto& score :
             class_scores_of_norm(session, viewer.school_id, found->period.period_no, found->norm.clause))
          if (score.class_id == *which.class_id) own = score;
        if (const auto* row = classes.find(*which.class_id))
          sheet.score = class_line(frame, classes, *row, sheet.norm, rule, found->period, own);
        auto figures = figures_in(
            catalogue_, tallies_of_class(session, viewer.school_id, *which.class_id, {found->period}), {found->score});
        for (const auto& student : people::students_in(
                 session, people::students_in_sight(viewer, frame.today()),
                 "s.left_on is null and s.class_id = :class_id", {{"class_id", *which.class_id}})) {
          const auto* tally = figure_in(figures, found->norm.clause,
                                       rule.of == Of::kFamily ? student.family_id : student.student_id);
          sheet.students.push_back({.student_id = student.student_id,
                                    .name = student.name,
                                    .given_name = people::given_name(student.name),
                                    .family_id = student.family_id,
                                    .square = !tally       ? Square::kNotConcerned
                                              : tally->met ? Square::kDone
                                                           : Square::kMissing,
                                    .figure = tally ? tally->figure : 0,
                                    .target = tally ? tally->target : 0});
        }
        return sheet;
      });
}

}  // namespace kith::norms
