// SPDX-License-Identifier: Apache-2.0
#include "norms/boards/boards.hpp"

#include <algorithm>

#include "norms/acts/effects.hpp"
#include "norms/boards/few.hpp"
#include "norms/boards/lines.hpp"
#include "norms/boards/trends.hpp"
#include "norms/packs/about_duties.hpp"

namespace kith::norms {
namespace {

using people::Viewer;

NormLine line_of(const Frame& frame, const Norm& norm, const calendar::Period& period, const ScoreRow& score,
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
          .is_recorded = norm.is_recorded || score.population > 0 || open.waiting > 0,
          .forecast_permille = forecast_permille(standing),
          .trend = {}};
}

void show_care(NormLine& line, const Viewer& viewer, const ScoreRow& score) {
  static const Rule kOfCare{.due = {}, .among = {.care = Care{.any = true, .groups = {}}}};
  if (score.care_population == 0 || is_hidden(kOfCare, viewer, score.care_population)) return;
  line.care_population = score.care_population;
  line.care_met = score.care_met;
  line.care_share_permille = share_permille(score.care_met, score.care_population);
}

Trends::Hides hides(const Catalogue& catalogue, const Viewer& viewer) {
  return [&catalogue, &viewer](const std::string& norm_id, int population) {
    const auto* norm = catalogue.find(norm_id);
    return !norm || is_hidden(norm->rule, viewer, population);
  };
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

}  // namespace

NormBoard Boards::board(const Viewer& viewer) {
  return with_frame(
      db_, norms_, viewer.school_id, clock_.today(), [&](db::Session& session, const Frame& frame) {
        NormBoard board{.today = frame.today(), .coming = coming_norms(session, catalogue_, frame)};
        auto scores = frame.current(school_scores(session, viewer.school_id, frame.periods()));
        Trends trends(session, frame, frame.periods(), hides(catalogue_, viewer), catalogue_, clock_);
        for (const auto& norm : catalogue_.norms()) {
          const auto* score = score_of(scores, norm.clause);
          if (!score) continue;
          auto& line = board.norms.emplace_back(
              this->line(session, viewer, frame, {norm, *frame.current(norm.rule), *score}));
          line.trend = trends.of(line);
          board.judged += is_judged(line.state);
          board.on_track += is_on_track(line.state);
        }
        return board;
      });
}

NormLine Boards::line(db::Session& session, const Viewer& viewer, const Frame& frame, const Found& found) {
  const auto& [norm, period, score] = found;
  OpenDuties open;
  if (norm.rule.due)
    for (const auto& row : open_duties(session, frame.school_id(), clock_.now(), clock_.at(period.starts_on),
                                       clock_.at(period.ends_on + std::chrono::days{1})))
      if (is_about(*norm.rule.due, row.kind)) {
        open.waiting += row.waiting;
        open.overdue += row.overdue;
      }
  auto line = line_of(frame, norm, period, score, open);
  show_care(line, viewer, score);
  if (is_hidden(norm.rule, viewer, score.population)) hide(line);
  return line;
}

void Boards::hide_few_of(db::Session& session, const Viewer& viewer, const Frame& frame, const Rule& rule,
                         std::vector<NormClassLine>& classes) {
  if (!is_sensitive(rule) || may_read_few(rule, viewer)) return;
  hide_few(classes, [&](std::int64_t class_id) {
    return is_homeroom_teacher(session, viewer.school_id, class_id, viewer.person_id, frame.today());
  });
}

Result<Boards::Found> Boards::find(db::Session& session, const Frame& frame, const WhichNorm& which) {
  const auto* norm = catalogue_.find(which.clause);
  if (!norm) return not_found("norms.no_such_norm");
  std::optional<calendar::Period> period;
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
        NormClasses result{.norm = line(session, viewer, frame, *found)};
        result.norm.trend =
            Trends(session, frame, {found->period}, hides(catalogue_, viewer), catalogue_, clock_)
                .of(result.norm);
        Classes classes(session, viewer, frame.today());
        auto scores =
            class_scores_of_norm(session, viewer.school_id, found->period.period_no, found->norm.clause);
        for (const auto& row : classes.rows())
          for (const auto& score : scores)
            if (score.class_id == row.class_id && (!which.class_id || row.class_id == *which.class_id))
              result.classes.push_back(
                  class_line(frame, classes, row, result.norm, found->norm.rule, found->period, score));
        result.grades = by_grade(classes, result.classes);
        const auto& rule = found->norm.rule;
        if (is_sensitive(rule) && !may_read_few(rule, viewer)) hide_few(result.grades);
        hide_few_of(session, viewer, frame, rule, result.classes);
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
                                       const Found& found, bool in_time) {
  bool sees_all = viewer.has(people::kForSchoolDesk.any_of);
  std::vector<MissedDuty> missed;
  for (const auto& kind : found.norm.rule.due->duties) {
    auto rows = missed_duties(session,
                              {.school_id = viewer.school_id,
                               .kind = kind,
                               .from = clock_.at(found.period.starts_on),
                               .to = clock_.at(found.period.ends_on + std::chrono::days{1}),
                               .now = clock_.now(),
                               .owner_id = sees_all ? std::nullopt : std::optional(viewer.person_id),
                               .limit = 5000,
                               .in_time = in_time},
                              people::students_in_sight(viewer, frame.today()));
    missed.insert(missed.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
  }
  std::stable_sort(missed.begin(), missed.end(), [&](const MissedDuty& a, const MissedDuty& b) {
    return in_time ? a.fulfilled_at > b.fulfilled_at : a.due_at < b.due_at;
  });
  return missed;
}

Result<MissingList> Boards::missing(const Viewer& viewer, const WhichNorm& which) {
  return with_frame(db_, norms_, viewer.school_id, clock_.today(),
                    [&](db::Session& session, const Frame& frame) -> Result<MissingList> {
                      auto found = find_names(session, viewer, frame, which);
                      if (!found) return found.error();
                      MissingList list{.norm = line(session, viewer, frame, *found)};
                      Classes classes(session, viewer, frame.today());
                      if (found->norm.rule.due)
                        for (const auto& duty : missed(session, viewer, frame, *found))
                          list.missing.push_back(missed_line(duty, classes));
                      else
                        for (const auto& row : rows_missing(session, viewer, frame.today(), found->norm.rule,
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
        if (rule.due || (rule.of != Of::kStudent && rule.of != Of::kFamily))
          return invalid("norms.not_of_classes");
        NormSheet sheet{.norm = line(session, viewer, frame, *found)};
        Classes classes(session, viewer, frame.today());
        ClassScoreRow own;
        for (const auto& score :
             class_scores_of_norm(session, viewer.school_id, found->period.period_no, found->norm.clause))
          if (score.class_id == *which.class_id) own = score;
        if (const auto* row = classes.find(*which.class_id))
          sheet.score = class_line(frame, classes, *row, sheet.norm, rule, found->period, own);
        std::vector<NormClassLine> only{sheet.score};
        hide_few_of(session, viewer, frame, rule, only);
        sheet.score = only.front();
        auto figures = figures_in(
            catalogue_, tallies_of_class(session, viewer.school_id, *which.class_id, {found->period}),
            {found->score});
        auto granted =
            students_granted(session, names_in_sight(rule, viewer, frame.today()), *which.class_id);
        for (const auto& student : people::students_in(
                 session, people::students_in_sight(viewer, frame.today()),
                 "s.left_on is null and s.class_id = :class_id", {{"class_id", *which.class_id}})) {
          const auto* tally = figure_in(figures, found->norm.clause,
                                        rule.of == Of::kFamily ? student.family_id : student.student_id);
          if (!granted.contains(student.student_id)) tally = nullptr;
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
