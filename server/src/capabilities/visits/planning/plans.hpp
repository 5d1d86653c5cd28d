// SPDX-License-Identifier: Apache-2.0
// Planning a visit season: who visits whom and when, changed by hand where the school knows better.
// Thread-safe: no state of its own.
//
// Who may: the school's desk proposes; the desk, who is in charge of the class, and the teacher who goes
// change a plan.
#pragma once

#include "capabilities/visits/planning/openings.hpp"
#include "capabilities/visits/planning/plan_lines.hpp"
#include "platform/clock.hpp"
#include "platform/events/events.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::visits {

struct SeasonLine {
  std::string season;  // a usual code, or the school's own name
  Date starts_on{};
  Date ends_on{};
  bool is_over = false;
  std::optional<std::int64_t> season_plan_id;  // once it is planned
  std::string goal_clause;
  int goal_permille = kUsualGoalPermille;
  int goal_face_permille = kUsualFacePermille;
  std::vector<VisitTheme> themes;
  int families_a_pair = kUsualFamiliesAPair;
};
KITH_DESCRIBE(SeasonLine, (season, starts_on, ends_on, is_over, season_plan_id, goal_clause, goal_permille,
                           goal_face_permille, themes, families_a_pair))

SeasonLine season_line(const SeasonPlan& plan, Date today);

// What a season wants: shares in permille, 1 … 1000; families_a_pair, of a big visit in a half-day,
// kFewestFamiliesAPair … kMostFamiliesAPair; as it was when absent. Big visits settled before keep theirs.
struct SeasonGoals {
  std::int64_t season_plan_id = 0;
  int goal_permille = kUsualGoalPermille;
  int goal_face_permille = kUsualFacePermille;
  std::vector<VisitTheme> themes;
  std::optional<int> families_a_pair;
};
KITH_DESCRIBE(SeasonGoals, (season_plan_id, goal_permille, goal_face_permille, themes, families_a_pair))

struct SeasonList {
  std::vector<SeasonLine> seasons;  // of this school year, and those planned, in order of time
  std::optional<std::int64_t>
      season_plan_id;  // the one to show first: of today, else the next, else the last
  bool may_plan = false;
};
KITH_DESCRIBE(SeasonList, (seasons, season_plan_id, may_plan))

// Plans a season of the calendar, or plans it anew: what is kept, held or dropped stays.
struct NewProposal {
  std::string season;
  Date starts_on{};
  std::optional<int> goal_permille;  // 1 … 1000
};
KITH_DESCRIBE(NewProposal, (season, starts_on, goal_permille))

struct ProposalReport {
  std::int64_t season_plan_id = 0;
  int planned = 0;  // proposed with a day
  int kept = 0;     // chosen by hand or by the family
  int held = 0;
  int waiting = 0;                // no teacher has time
  int left_school = 0;            // dropped now because the student has left
  int returned = 0;               // kept ones planned anew: their teacher has left, or their day has passed
  std::vector<std::string> idle;  // teachers for whom there was no trip
};
KITH_DESCRIBE(ProposalReport, (season_plan_id, planned, kept, held, waiting, left_school, returned, idle))

struct TeacherLoad {
  std::int64_t staff_id = 0;
  std::string name;
  int families = 0;  // of own trips, without those dropped
  int held = 0;      // students of own trips visited
  int trips = 0;
  int joined = 0;  // trips of others
};
KITH_DESCRIBE(TeacherLoad, (staff_id, name, families, held, trips, joined))

struct ClassTotals {
  std::int64_t class_id = 0;
  std::string class_name;
  int students = 0;
  int held = 0;
  int planned = 0;
  int waiting = 0;  // waiting or to be planned anew
};
KITH_DESCRIBE(ClassTotals, (class_id, class_name, students, held, planned, waiting))

// Within the viewer's sight.
struct PlanOverview {
  SeasonLine season;
  int students = 0;
  int held = 0;
  int held_face = 0;  // of them in person
  int planned = 0;
  int waiting = 0;
  int to_replan = 0;
  int dropped = 0;
  int wishes = 0;                     // families who asked for another time
  std::vector<TeacherLoad> teachers;  // the most families first
  std::vector<ClassTotals> classes;
  bool may_plan = false;
};
KITH_DESCRIBE(PlanOverview, (season, students, held, held_face, planned, waiting, to_replan, dropped, wishes,
                             teachers, classes, may_plan))

struct PlanChange {
  std::int64_t season_plan_id = 0;
  std::int64_t student_id = 0;
  std::int64_t owner_id = 0;
  Date planned_on{};
  DayPart part = DayPart::kEvening;
  int slot_no = 0;
  VisitForm form = VisitForm::kHome;
};
KITH_DESCRIBE(PlanChange, (season_plan_id, student_id, owner_id, planned_on, part, slot_no, form))

// A teacher who may visit a student, with free times.
struct OpenTeacher {
  std::int64_t staff_id = 0;
  std::string name;
  std::vector<Opening> openings;
};
KITH_DESCRIBE(OpenTeacher, (staff_id, name, openings))

class Plans {
 public:
  Plans(db::Db& db, const Clock& clock, const secrets::Sealer& sealer, events::Events& events)
      : db_(db), clock_(clock), sealer_(sealer), events_(events) {}

  SeasonList seasons(const people::Viewer& viewer);

  // Errors: planning.no_such_season, planning.season_over, planning.bad_goal.
  Result<ProposalReport> propose(const people::Viewer& viewer, const NewProposal& wanted);

  // Error for all below: planning.no_such_plan, also for one out of sight.
  // Changes no plan. Error: planning.bad_goal.
  Result<SeasonLine> set_goals(const people::Viewer& viewer, const SeasonGoals& goals);
  Result<PlanOverview> overview(const people::Viewer& viewer, std::int64_t season_plan_id);
  std::vector<PlanLine> lines(const people::Viewer& viewer, const PlanFilter& filter);
  // The teachers of the student's class and who leads it, each with the free times of the season.
  Result<std::vector<OpenTeacher>> openings(const people::Viewer& viewer, std::int64_t season_plan_id,
                                            std::int64_t student_id);

  // Errors for all below: planning.not_your_plan, planning.already_held.
  // Errors: planning.not_a_teacher_of_the_class, planning.no_visiting_time (not a day or slot of that
  // teacher), planning.slot_taken.
  Result<PlanLine> change(const people::Viewer& viewer, const PlanChange& change);
  Result<PlanLine> drop(const people::Viewer& viewer, std::int64_t season_plan_id, std::int64_t student_id,
                        DropReason reason);
  // Waits for the next proposal again. Error: planning.not_dropped.
  Result<PlanLine> restore(const people::Viewer& viewer, std::int64_t season_plan_id,
                           std::int64_t student_id);

 private:
  Result<PlanLine> own(db::Session& session, const people::Viewer& viewer, std::int64_t season_plan_id,
                       std::int64_t student_id);
  Result<PlanLine> answer(db::Tx& tx, const people::Viewer& viewer, std::int64_t season_plan_id,
                          std::int64_t student_id);

  db::Db& db_;
  const Clock& clock_;
  const secrets::Sealer& sealer_;
  events::Events& events_;
};

// The act of proposing, for whoever has a transaction: days from `from` on are planned, what lies before has
// passed. Errors: planning.no_such_season, planning.season_over.
struct Proposing {
  std::int64_t school_id = 0;
  std::int64_t by = 0;
  NewProposal wanted;
  Date from{};
  Instant at{};
};
Result<ProposalReport> propose_season(db::Tx& tx, const Proposing& proposing, const secrets::Sealer& sealer);

}  // namespace kith::visits
