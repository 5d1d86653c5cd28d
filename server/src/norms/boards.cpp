// SPDX-License-Identifier: Apache-2.0
#include "norms/boards.hpp"

#include <algorithm>

#include "norms/effects.hpp"
#include "people/directory_store.hpp"

namespace kith::norms {
namespace {

using calendar::Period;
using people::Viewer;

NormLine line_of(const Frame& frame, const Norm& norm, const Period& period, const ScoreRow& score) {
  auto standing = frame.standing(norm.rule, period, score.share_permille, score.population, score.met);
  standing.class_count = score.class_count;
  standing.classes_met = score.classes_met;
  return {.clause = norm.clause,
          .title = norm.title,
          .label = norm.label,
          .of = norm.rule.of,
          .in_each = norm.rule.in_each,
          .period_no = period.period_no,
          .period_code = calendar::period_code(period.period_no),
          .per = period.kind,
          .starts_on = period.starts_on,
          .ends_on = period.ends_on,
          .target = score.target,
          .population = score.population,
          .met = score.met,
          .missing = score.population - score.met,
          .share_permille = share_permille(score.met, score.population),
          .target_permille = score.share_permille,
          .expected_permille = expected_permille(standing),
          .class_count = score.class_count,
          .classes_met = score.classes_met,
          .state = judge(standing)};
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
  line.student_id = row.person_id;
  line.class_id = row.class_id;
  if (const auto* own = classes.find(row.class_id)) {
    line.class_name = classes.name(*own);
    line.owner_id = own->homeroom_id;
    line.owner_name = own->homeroom_name;
  }
  return line;
}

}  // namespace

NormBoard Boards::board(const Viewer& viewer) {
  return with_frame(
      db_, norms_, viewer.school_id, clock_.today(), [&](db::Session& session, const Frame& frame) {
        NormBoard board{.today = frame.today()};
        auto scores = school_scores(session, viewer.school_id, frame.periods());
        for (const auto& norm : catalogue_.norms()) {
          const auto* period = frame.current(norm.rule.per);
          auto score = std::find_if(scores.begin(), scores.end(),
                                    [&](const ScoreRow& row) { return row.norm_id == norm.clause; });
          if (!period || score == scores.end()) continue;
          const auto& line = board.norms.emplace_back(line_of(frame, norm, *period, *score));
          board.judged += is_judged(line.state);
          board.on_track += is_on_track(line.state);
        }
        return board;
      });
}

Result<Boards::Found> Boards::find(db::Session& session, const Frame& frame, const WhichNorm& which) {
  const auto* norm = catalogue_.find(which.clause);
  if (!norm) return not_found("norms.no_such_norm");
  std::optional<Period> period;
  if (which.period_no)
    period = calendar::period_numbered(frame.calendar(), *which.period_no);
  else if (const auto* current = frame.current(norm->rule.per))
    period = *current;
  if (!period || period->kind != norm->rule.per) return not_found("norms.no_such_period");
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
        NormClasses result{.norm = line_of(frame, found->norm, found->period, found->score)};
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

Result<MissingList> Boards::missing(const Viewer& viewer, const WhichNorm& which) {
  return with_frame(db_, norms_, viewer.school_id, clock_.today(),
                    [&](db::Session& session, const Frame& frame) -> Result<MissingList> {
                      auto found = find_names(session, viewer, frame, which);
                      if (!found) return found.error();
                      MissingList list{.norm = line_of(frame, found->norm, found->period, found->score)};
                      auto of = found->norm.rule.of;
                      Classes classes(session, viewer, frame.today());
                      for (const auto& row : rows_missing(session, viewer, frame.today(), of,
                                                          {.school_id = viewer.school_id,
                                                          .period_no = found->period.period_no,
                                                          .norm_id = found->norm.clause,
                                                          .class_id = which.class_id}))
                        list.missing.push_back(missing_line(row, of, classes));
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
        if (rule.of == Of::kStaff) return invalid("norms.not_of_classes");
        NormSheet sheet{.norm = line_of(frame, found->norm, found->period, found->score)};
        Classes classes(session, viewer, frame.today());
        ClassScoreRow own;
        for (const auto& score :
             class_scores_of_norm(session, viewer.school_id, found->period.period_no, found->norm.clause))
          if (score.class_id == *which.class_id) own = score;
        if (const auto* row = classes.find(*which.class_id))
          sheet.score = class_line(frame, classes, *row, sheet.norm, rule, found->period, own);
        auto tallies = tallies_of_class(session, viewer.school_id, *which.class_id, {found->period});
        for (const auto& student : people::students_in(
                 session, people::students_in_sight(viewer, frame.today()),
                 "s.left_on is null and s.class_id = :class_id", {{"class_id", *which.class_id}})) {
          const auto* tally = tally_of(tallies, found->norm.clause,
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
