// SPDX-License-Identifier: Apache-2.0
#include "norms/acts/acts.hpp"

#include <algorithm>

#include "norms/acts/effects.hpp"
#include "norms/counting/tally_store.hpp"
#include "people/directory_store.hpp"

namespace kith::norms {
namespace {

using ledger::ContactKind::kCall;
using ledger::ContactKind::kVisit;
using ledger::Mode::kHome;
using ledger::Mode::kTelephone;
using people::Viewer;

constexpr int kUsualActs = 5;
constexpr int kMostActs = 60;

// Everything about one class that choosing acts needs.
class ClassActs {
 public:
  ClassActs(db::Session& session, const Catalogue& catalogue, const Frame& frame, const Viewer& viewer,
            std::int64_t class_id)
      : session_(session), catalogue_(catalogue), frame_(frame), viewer_(viewer), class_id_(class_id) {}

  std::vector<Candidate> candidates(std::optional<ledger::Mode> mode) const {
    std::vector<Candidate> found;
    for (const auto& student :
         people::students_in(session_, people::students_in_sight(viewer_, frame_.today()),
                             "s.left_on is null and s.class_id = :class_id", {{"class_id", class_id_}})) {
      auto& candidate = found.emplace_back(Candidate{
          student.student_id, student.name, people::given_name(student.name), student.family_id, {}});
      for (const auto& option : {call(student), visit(student)})
        if (!mode || option.mode == *mode) candidate.options.push_back(option);
    }
    return found;
  }

  std::map<std::string, Need> needs() const {
    std::map<std::string, Need> found;
    for (const auto& score :
         class_scores_of_class(session_, viewer_.school_id, class_id_, frame_.periods())) {
      const auto* norm = catalogue_.find(score.norm_id);
      const auto* row = score_of(in_force_, score.norm_id);
      if (!norm || !row || row->period_no != score.period_no) continue;
      auto standing = frame_.standing(norm->rule, *frame_.current(norm->rule), row->share_permille,
                                      score.population, score.met);
      auto& need = found[score.norm_id];
      need.is_behind = !is_on_track(judge(standing));
      // A population that is a result grows with the acts, and with it what is needed.
      if (!norm->rule.among.met) need.to_go = int(needed(score.population, row->share_permille)) - score.met;
    }
    return found;
  }

 private:
  // With the guardian who lives away when that serves a clause.
  ActOption call(const people::StudentRow& student) const {
    auto guardian = std::find_if(away_.begin(), away_.end(),
                                 [&](const AwayRow& row) { return row.student_id == student.student_id; });
    if (guardian == away_.end()) return option(student, talk(kCall, kTelephone, false));
    auto made = option(student, talk(kCall, kTelephone, true));
    for (const auto& credit : made.credits)
      if (catalogue_.find(credit.clause)->rule.count.with == With::kGuardianAway)
        made.guardian_id = guardian->guardian_id;
    return made;
  }

  ActOption visit(const people::StudentRow& student) const {
    return option(student, talk(kVisit, kHome, false));
  }

  Fact talk(ledger::ContactKind kind, ledger::Mode mode, bool with_away) const {
    return {.held_on = frame_.today(),
            .kind = kind,
            .mode = mode,
            .by_homeroom = by_homeroom_,
            .with_away = with_away};
  }

  bool may_name(const Norm& norm, const people::StudentRow& student) const {
    return !tells_of_care(norm.rule) || care_granted_.contains(student.student_id);
  }

  ActOption option(const people::StudentRow& student, const Fact& fact) const {
    ActOption made{.kind = fact.kind, .mode = fact.mode, .guardian_id = {}, .credits = {}};
    for (const auto& effect : effects_.of(Of::kStudent, student.student_id, fact))
      if (!effect.was_met && may_name(effect.norm, student))
        made.credits.push_back({effect.norm.clause, effect.closes(), false});
    for (const auto& effect : effects_.of(Of::kFamily, student.family_id, fact))
      if (!effect.was_met && may_name(effect.norm, student))
        made.credits.push_back({effect.norm.clause, effect.closes(), true});
    return made;
  }

  db::Session& session_;
  const Catalogue& catalogue_;
  const Frame& frame_;
  const Viewer& viewer_;
  std::int64_t class_id_;
  std::vector<ScoreRow> in_force_ =
      frame_.current(school_scores(session_, viewer_.school_id, frame_.periods()));
  std::vector<NormFigure> figures_ = figures_in(
      catalogue_, tallies_of_class(session_, viewer_.school_id, class_id_, frame_.periods()), in_force_);
  Effects effects_{catalogue_, figures_, in_force_};
  std::set<std::int64_t> care_granted_ =
      students_granted(session_, people::care_in_sight(viewer_, frame_.today()), class_id_);
  std::vector<AwayRow> away_ = guardians_away_of_class(session_, viewer_.school_id, class_id_);
  // The desk looks at a class as its homeroom teacher would.
  bool by_homeroom_ =
      viewer_.has(people::kForSchoolDesk.any_of) ||
      is_homeroom_teacher(session_, viewer_.school_id, class_id_, viewer_.person_id, frame_.today());
};

}  // namespace

Result<std::vector<NextAct>> Acts::next_acts(const Viewer& viewer, const WantedActs& wanted) {
  return with_frame(db_, norms_, viewer.school_id, clock_.today(),
                    [&](db::Session& session, const Frame& frame) -> Result<std::vector<NextAct>> {
                      if (!people::may_see_class(session, viewer, frame.today(), wanted.class_id))
                        return not_found("people.no_such_class");
                      ClassActs acts(session, norms_.catalogue(), frame, viewer, wanted.class_id);
                      auto limit = std::size_t(std::clamp(wanted.limit.value_or(kUsualActs), 1, kMostActs));
                      return choose_acts(acts.candidates(wanted.mode), acts.needs(), limit);
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
        Fact fact{.held_on = frame.today(), .kind = planned.kind, .mode = planned.mode};
        fact.by_homeroom =
            is_homeroom_teacher(session, viewer.school_id, place->class_id, viewer.person_id, frame.today());
        fact.with_away = planned.guardian_id && is_guardian_away(session, viewer.school_id,
                                                                 planned.student_id, *planned.guardian_id);
        auto in_force = frame.current(school_scores(session, viewer.school_id, frame.periods()));
        std::vector<int> period_nos;
        for (const auto& period : frame.periods()) period_nos.push_back(period.period_no);
        bool may_name_care =
            students_granted(session, people::care_in_sight(viewer, frame.today()), place->class_id)
                .contains(planned.student_id);
        for (auto [of, subject_id] : {std::pair{Of::kStudent, planned.student_id},
                                      {Of::kFamily, place->family_id},
                                      {Of::kStaff, viewer.person_id}}) {
          auto figures =
              figures_in(norms_.catalogue(),
                         tallies_of(session, viewer.school_id, {{of, subject_id}}, period_nos), in_force);
          for (const auto& effect : Effects(norms_.catalogue(), figures, in_force).of(of, subject_id, fact))
            if (may_name_care || !tells_of_care(effect.norm.rule))
              clauses.push_back({effect.norm.clause, effect.norm.title, effect.norm.label, effect.figure,
                                 effect.target, effect.closes()});
        }
        return clauses;
      });
}

}  // namespace kith::norms
