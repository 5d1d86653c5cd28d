// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/plans.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "capabilities/visits/planning/plan_store.hpp"
#include "capabilities/visits/planning/task_store.hpp"
#include "people/topics.hpp"

namespace kith::visits {
namespace {

struct JoinedRow {
  std::int64_t staff_id = 0;
  std::string name;
  TripRole role = TripRole::kCompanion;
  std::int64_t trip_id = 0;
  int party_no = 0;
};
KITH_DESCRIBE(JoinedRow, (staff_id, name, role, trip_id, party_no))
constexpr db::Sql kJoined{
    "visits.members_named",
    "select m.person_id, f.name, m.role, m.trip_id, m.party_no from visit_trip_members m "
    "join visit_trips t on t.school_id = m.school_id and t.id = m.trip_id "
    "join staff f on f.school_id = m.school_id and f.id = m.person_id "
    "where m.school_id = :school_id and t.season_plan_id = :season_plan_id order by m.person_id"};
constexpr db::Sql kStaffName{"visits.staff_name",
                             "select name from staff where school_id = :school_id and id = :staff_id"};

bool is_desk(const people::Viewer& viewer) { return viewer.has(people::kForSchoolDesk.any_of); }

void count(PlanOverview& overview, ClassTotals& totals, const PlanLine& line) {
  ++overview.students;
  ++totals.students;
  if (line.wish_part || line.wish_form) ++overview.wishes;
  switch (line.state) {
    case PlanState::kHeld:
      ++overview.held, ++totals.held;
      overview.held_face += line.met_in_person;
      break;
    case PlanState::kDropped:
      ++overview.dropped;
      break;
    case PlanState::kWaiting:
      ++overview.waiting, ++totals.waiting;
      break;
    case PlanState::kToReplan:
      ++overview.to_replan, ++totals.waiting;
      break;
    case PlanState::kProposed:
    case PlanState::kKept:
      ++overview.planned, ++totals.planned;
      break;
  }
}

std::vector<TeacherLoad> loads_of(const std::vector<PlanLine>& lines, const std::vector<JoinedRow>& joined) {
  std::map<std::int64_t, TeacherLoad> loads;
  for (const auto& row : joined) {
    auto& load = loads[row.staff_id];
    load.staff_id = row.staff_id;
    load.name = row.name;
    ++(row.role == TripRole::kOwner || row.role == TripRole::kLeader ? load.trips : load.joined);
  }
  std::map<std::int64_t, std::set<std::int64_t>> families;
  auto add = [&](std::int64_t staff_id, const PlanLine& line) {
    auto load = loads.find(staff_id);
    if (load == loads.end()) return;
    families[staff_id].insert(line.family_id);
    load->second.held += line.state == PlanState::kHeld;
  };
  for (const auto& line : lines) {
    if (!line.owner_id) continue;
    if (!line.is_big) add(*line.owner_id, line);
    for (const auto& row : joined)
      if (line.is_big && row.trip_id == line.trip_id && row.party_no == line.party_no)
        add(row.staff_id, line);
  }
  std::vector<TeacherLoad> all;
  for (auto& [staff_id, load] : loads) {
    load.families = int(families[staff_id].size());
    all.push_back(load);
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const TeacherLoad& a, const TeacherLoad& b) { return a.families > b.families; });
  return all;
}

}  // namespace

Result<PlanOverview> Plans::overview(const people::Viewer& viewer, std::int64_t season_plan_id) {
  return db_.read([&](db::Session& session) -> Result<PlanOverview> {
    auto today = clock_.today();
    auto season = find_season_plan(session, viewer.school_id, season_plan_id);
    if (!season) return not_found("planning.no_such_plan");
    auto lines = plan_lines(session, viewer, today, {.season_plan_id = season_plan_id});
    PlanOverview overview{.season = season_line(*season, today), .may_plan = is_desk(viewer)};
    std::map<std::int64_t, ClassTotals> classes;
    for (const auto& line : lines) {
      auto& totals = classes[line.class_id.value_or(0)];
      totals.class_id = line.class_id.value_or(0);
      totals.class_name = line.class_name;
      count(overview, totals, line);
    }
    classes.erase(0);
    for (auto& [class_id, totals] : classes) overview.classes.push_back(totals);
    if (is_desk(viewer))
      overview.teachers = loads_of(
          lines, session.all<JoinedRow>(
                     kJoined, {{"school_id", viewer.school_id}, {"season_plan_id", season_plan_id}}));
    return overview;
  });
}

std::vector<PlanLine> Plans::lines(const people::Viewer& viewer, const PlanFilter& filter) {
  return db_.read([&](db::Session& session) { return plan_lines(session, viewer, clock_.today(), filter); });
}

Result<std::vector<OpenTeacher>> Plans::openings(const people::Viewer& viewer, std::int64_t season_plan_id,
                                                 std::int64_t student_id) {
  return db_.read([&](db::Session& session) -> Result<std::vector<OpenTeacher>> {
    auto line = own(session, viewer, season_plan_id, student_id);
    if (!line) return line.error();
    auto from = clock_.today();
    auto season = find_season_plan(session, viewer.school_id, season_plan_id);
    std::vector<OpenTeacher> open;
    for (const auto& teacher : teachers_to_plan(session, viewer.school_id, from))
      if (line->class_id && knows_class(teacher, *line->class_id))
        open.push_back({teacher.staff_id,
                        session.one<std::string>(
                            kStaffName, {{"school_id", viewer.school_id}, {"staff_id", teacher.staff_id}}),
                        openings_of(session, *season, teacher.staff_id, from)});
    return open;
  });
}

Result<PlanLine> Plans::change(const people::Viewer& viewer, const PlanChange& change) {
  return db_.write([&](db::Tx& tx) -> Result<PlanLine> {
    auto line = own(tx, viewer, change.season_plan_id, change.student_id);
    if (!line) return line.error();
    if (line->state == PlanState::kHeld) return conflict("planning.already_held");
    auto today = clock_.today();
    auto season = find_season_plan(tx, viewer.school_id, change.season_plan_id);
    auto teachers = teachers_to_plan(tx, viewer.school_id, today);
    bool is_known = std::any_of(teachers.begin(), teachers.end(), [&](const PlanTeacher& teacher) {
      return teacher.staff_id == change.owner_id && line->class_id && knows_class(teacher, *line->class_id);
    });
    if (!is_known)
      return invalid("planning.not_a_teacher_of_the_class",
                     {{"owner_id", "planning.not_a_teacher_of_the_class"}});
    bool is_same_time = line->owner_id == change.owner_id && line->planned_on == change.planned_on &&
                        line->part == change.part && line->slot_no == change.slot_no;
    auto openings = openings_of(tx, *season, change.owner_id, today);
    bool is_open = std::any_of(openings.begin(), openings.end(), [&](const Opening& opening) {
      return opening.planned_on == change.planned_on && opening.part == change.part &&
             opening.slot_no == change.slot_no;
    });
    if (!is_open && !is_same_time) return conflict("planning.no_visiting_time");
    auto moved = move_plan(tx, *season,
                           {.student_id = change.student_id,
                            .owner_id = change.owner_id,
                            .planned_on = change.planned_on,
                            .part = change.part,
                            .slot_no = change.slot_no,
                            .form = change.form,
                            .because = PlanReason::kByHand,
                            .by = viewer.person_id,
                            .at = clock_.now()});
    if (!moved) return moved.error();
    return answer(tx, viewer, change.season_plan_id, change.student_id);
  });
}

Result<PlanLine> Plans::drop(const people::Viewer& viewer, std::int64_t season_plan_id,
                             std::int64_t student_id, DropReason reason) {
  return db_.write([&](db::Tx& tx) -> Result<PlanLine> {
    auto line = own(tx, viewer, season_plan_id, student_id);
    if (!line) return line.error();
    if (line->state == PlanState::kHeld) return conflict("planning.already_held");
    tx.lock(season_plan_id);
    auto plan = *find_plan(tx, viewer.school_id, season_plan_id, student_id);
    auto trip_id = plan.trip_id;
    auto slot_no = plan.slot_no;
    if (trip_id) leave_place(tx, plan, *find_trip(tx, viewer.school_id, *trip_id), clock_.now());
    plan.state = PlanState::kDropped;
    plan.drop_reason = reason;
    plan.changed_by = viewer.person_id;
    plan.changed_at = clock_.now();
    save_plan(tx, plan);
    if (trip_id) release_stop(tx, viewer.school_id, *trip_id, *slot_no);
    return answer(tx, viewer, season_plan_id, student_id);
  });
}

Result<PlanLine> Plans::restore(const people::Viewer& viewer, std::int64_t season_plan_id,
                                std::int64_t student_id) {
  return db_.write([&](db::Tx& tx) -> Result<PlanLine> {
    auto line = own(tx, viewer, season_plan_id, student_id);
    if (!line) return line.error();
    if (line->state != PlanState::kDropped || line->drop_reason == DropReason::kLeftSchool)
      return conflict("planning.not_dropped");
    auto plan = *find_plan(tx, viewer.school_id, season_plan_id, student_id);
    plan.state = PlanState::kProposed;
    plan.drop_reason.reset();
    plan.changed_by = viewer.person_id;
    plan.changed_at = clock_.now();
    save_plan(tx, plan);
    return answer(tx, viewer, season_plan_id, student_id);
  });
}

Result<PlanLine> Plans::own(db::Session& session, const people::Viewer& viewer, std::int64_t season_plan_id,
                            std::int64_t student_id) {
  auto lines = plan_lines(session, viewer, clock_.today(),
                          {.season_plan_id = season_plan_id, .student_id = student_id});
  if (lines.empty()) return not_found("planning.no_such_plan");
  if (!lines.front().may_change) return forbidden("planning.not_your_plan");
  return lines.front();
}

Result<PlanLine> Plans::answer(db::Tx& tx, const people::Viewer& viewer, std::int64_t season_plan_id,
                               std::int64_t student_id) {
  auto lines =
      plan_lines(tx, viewer, clock_.today(), {.season_plan_id = season_plan_id, .student_id = student_id});
  if (lines.empty()) return not_found("planning.no_such_plan");
  std::vector<std::string> topics{people::school_topic(viewer.school_id)};
  if (lines.front().class_id) topics.push_back(people::class_topic(*lines.front().class_id));
  tx.after_commit([this, season_plan_id, topics] {
    events_.publish({.name = "visit_plan.changed", .subject_id = season_plan_id, .topics = topics});
  });
  return lines.front();
}

}  // namespace kith::visits
