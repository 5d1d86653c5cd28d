// SPDX-License-Identifier: Apache-2.0
#include "norms/acts.hpp"

#include <algorithm>

#include "norms/effects.hpp"
#include "people/directory_store.hpp"

namespace kith::norms {
namespace {

using people::Viewer;

ActOption option_for(const Effects& effects, const people::StudentRow& student, const Fact& fact,
                     std::optional<std::int64_t> guardian_id) {
  ActOption option{.kind = fact.kind, .mode = fact.mode, .guardian_id = guardian_id};
  for (const auto& effect : effects.of(Of::kStudent, student.student_id, fact))
    if (!effect.was_met) option.credits.push_back({effect.norm.clause, effect.closes(), false});
  for (const auto& effect : effects.of(Of::kFamily, student.family_id, fact))
    if (!effect.was_met) option.credits.push_back({effect.norm.clause, effect.closes(), true});
  return option;
}

std::map<std::string, int> to_go_of(const Catalogue& catalogue, const std::vector<ClassScoreRow>& scores,
                                    const std::vector<ScoreRow>& in_force) {
  std::map<std::string, int> to_go;
  for (const auto& score : scores) {
    const auto* norm = catalogue.find(score.norm_id);
    const auto* row = score_of(in_force, score.norm_id);
    if (!norm || !row || norm->rule.among == Among::kMet) continue;  // its population grows with the acts
    to_go[score.norm_id] = int(needed(score.population, row->share_permille)) - score.met;
  }
  return to_go;
}

}  // namespace

Result<std::vector<NextAct>> Acts::next_acts(const Viewer& viewer, std::int64_t class_id, std::size_t limit) {
  return with_frame(
      db_, norms_, viewer.school_id, clock_.today(),
      [&](db::Session& session, const Frame& frame) -> Result<std::vector<NextAct>> {
        if (!people::may_see_class(session, viewer, frame.today(), class_id))
          return not_found("people.no_such_class");
        auto in_force = school_scores(session, viewer.school_id, frame.periods());
        auto tallies = tallies_of_class(session, viewer.school_id, class_id, frame.periods());
        Effects effects(norms_.catalogue(), tallies, in_force);
        auto away = guardians_away_of_class(session, viewer.school_id, class_id);
        // The desk looks at a class as its homeroom teacher would.
        bool by_homeroom =
            viewer.has(people::kForSchoolDesk.any_of) ||
            is_homeroom_teacher(session, viewer.school_id, class_id, viewer.person_id, frame.today());
        std::vector<Candidate> candidates;
        for (const auto& student :
             people::students_in(session, people::students_in_sight(viewer, frame.today()),
                                 "s.left_on is null and s.class_id = :class_id", {{"class_id", class_id}})) {
          auto guardian = std::find_if(away.begin(), away.end(), [&](const AwayRow& row) {
            return row.student_id == student.student_id;
          });
          bool has_away = guardian != away.end();
          Fact call{ledger::ContactKind::kCall, ledger::Mode::kTelephone, by_homeroom, has_away};
          Fact visit{ledger::ContactKind::kVisit, ledger::Mode::kHome, by_homeroom, false};
          candidates.push_back({student.student_id,
                                student.name,
                                people::given_name(student.name),
                                student.family_id,
                                {option_for(effects, student, call,
                                            has_away ? std::optional(guardian->guardian_id) : std::nullopt),
                                 option_for(effects, student, visit, std::nullopt)}});
        }
        auto scores = class_scores_of_class(session, viewer.school_id, class_id, frame.periods());
        return choose_acts(candidates, to_go_of(norms_.catalogue(), scores, in_force), limit);
      });
}

Result<std::vector<CountingClause>> Acts::would_count(const Viewer& viewer, const PlannedContact& planned) {
  return with_frame(
      db_, norms_, viewer.school_id, clock_.today(),
      [&](db::Session& session, const Frame& frame) -> Result<std::vector<CountingClause>> {
        auto place = place_of(session, viewer.school_id, planned.student_id);
        if (!place || !people::may_see_student(session, viewer, frame.today(), planned.student_id))
          return not_found("people.no_such_student");
        std::vector<CountingClause> clauses;
        if (!ledger::fits(planned.kind, planned.mode)) return clauses;
        Fact fact{
            planned.kind, planned.mode,
            is_homeroom_teacher(session, viewer.school_id, place->class_id, viewer.person_id, frame.today()),
            planned.guardian_id &&
                is_guardian_away(session, viewer.school_id, planned.student_id, *planned.guardian_id)};
        auto in_force = school_scores(session, viewer.school_id, frame.periods());
        for (auto [of, subject_id] : {std::pair{Of::kStudent, planned.student_id},
                                      {Of::kFamily, place->family_id},
                                      {Of::kStaff, viewer.person_id}}) {
          auto tallies = store_.tallies_of(session, viewer.school_id, subject_id, frame.periods());
          for (const auto& effect : Effects(norms_.catalogue(), tallies, in_force).of(of, subject_id, fact))
            clauses.push_back({effect.norm.clause, effect.norm.title, effect.norm.label, effect.figure,
                               effect.target, effect.closes()});
        }
        return clauses;
      });
}

}  // namespace kith::norms
