// SPDX-License-Identifier: Apache-2.0
// From the stored season to the planner's task and back.
#include <algorithm>
#include <map>
#include <set>

#include "calendar/calendar_store.hpp"
#include "capabilities/visits/planning/plan_store.hpp"
#include "capabilities/visits/planning/plans.hpp"
#include "capabilities/visits/planning/task_store.hpp"

namespace kith::visits {
namespace {

constexpr db::Sql kStaffName{"visits.staff_name",
                             "select name from staff where school_id = :school_id and id = :staff_id"};

class Proposer {
 public:
  Proposer(db::Tx& tx, const Proposing& proposing, const secrets::Sealer& sealer, SeasonPlan season)
      : tx_(tx), proposing_(proposing), season_(std::move(season)), old_(read_season(tx, season_)) {
    for (const auto& trip : old_.trips) trips_[trip.id] = trip;
    teachers_ = teachers_to_plan(tx, season_.school_id, proposing.from);
    for (const auto& teacher : teachers_) present_.insert(teacher.staff_id);
    students_ = students_to_plan(tx, season_.school_id, proposing.from, sealer);
  }

  ProposalReport run() {
    keep_what_stays();
    auto proposal = propose_plan(task());
    for (const auto& trip : proposal.trips) take(trip);
    for (const auto& waiting : proposal.waiting) {
      add_row(waiting.student_id, std::nullopt, std::nullopt, waiting.form, waiting.reasons);
      ++report_.waiting;
    }
    for (auto staff_id : proposal.idle)
      report_.idle.push_back(
          tx_.one<std::string>(kStaffName, {{"school_id", season_.school_id}, {"staff_id", staff_id}}));
    replace_season(tx_, season_, new_);
    report_.season_plan_id = season_.id;
    return report_;
  }

 private:
  void keep_what_stays() {
    for (auto& plan : old_.plans) {
      before_[plan.student_id] = plan;
      if (stays(plan)) {
        settled_.insert(plan.student_id);
        new_.plans.push_back(plan);
      }
    }
    std::set<std::int64_t> used;
    std::set<std::pair<std::int64_t, int>> slots;
    for (const auto& plan : new_.plans)
      if (plan.trip_id) {
        used.insert(*plan.trip_id);
        slots.emplace(*plan.trip_id, *plan.slot_no);
      }
    for (const auto& trip : old_.trips)
      if (trip.is_big || used.contains(trip.id)) new_.trips.push_back(trip);
    for (const auto& trip : new_.trips) used.insert(trip.id);
    for (const auto& member : old_.members)
      if (used.contains(member.trip_id)) new_.members.push_back(member);
    for (const auto& stop : old_.stops)
      if (slots.contains({stop.trip_id, stop.slot_no})) new_.stops.push_back(stop);
  }

  bool stays(KnownPlan& plan) {
    if (plan.contact_id) return ++report_.held;
    if (plan.has_left) {
      if (plan.state != PlanState::kDropped) ++report_.left_school;
      plan.state = PlanState::kDropped;
      plan.drop_reason = DropReason::kLeftSchool;
    }
    if (plan.drop_reason == DropReason::kLeftSchool && !plan.has_left) return false;  // has come back
    if (plan.state == PlanState::kDropped) {
      if (plan.trip_id) leave_place(tx_, plan, trips_[*plan.trip_id], proposing_.at);
      return true;
    }
    if (plan.state != PlanState::kKept || !plan.trip_id) return false;
    const auto& trip = trips_[*plan.trip_id];
    bool holds = trip.planned_on >= proposing_.from && (trip.is_big || present_.contains(trip.owner_id));
    ++(holds ? report_.kept : report_.returned);
    return holds;
  }

  PlanTask task() {
    auto calendar = calendar::load_calendar(tx_, season_.school_id);
    PlanTask task{
        .half_days = half_days_of(calendar, std::max(season_.starts_on, proposing_.from), season_.ends_on),
        .students = {},
        .teachers = teachers_,
        .fixed = {}};
    for (const auto& student : students_)
      if (!settled_.contains(student.student_id)) task.students.push_back(student);
    fix(task, new_.trips, new_.members, new_.stops, false);
    fix_other_seasons(task);
    return task;
  }

  void fix(PlanTask& task, const std::vector<TripRow>& trips, const std::vector<MemberRow>& members,
           const std::vector<StopRow>& stops, bool is_closed) {
    std::map<std::int64_t, std::size_t> index;
    for (const auto& trip : trips) {
      index[trip.id] = task.fixed.size();
      task.fixed.push_back({.trip_id = trip.id,
                            .owner_id = trip.owner_id,
                            .at = trip.at(),
                            .is_closed = is_closed || trip.is_big || trip.planned_on < proposing_.from,
                            .is_big = trip.is_big});
    }
    for (const auto& member : members)
      if (auto found = index.find(member.trip_id); found != index.end())
        task.fixed[found->second].members.push_back(member.person_id);
    for (const auto& stop : stops)
      if (auto found = index.find(stop.trip_id); found != index.end())
        task.fixed[found->second].taken_slots.push_back(stop.slot_no);
  }

  // Nobody is in two places, though two seasons overlap.
  void fix_other_seasons(PlanTask& task) {
    auto trips = trips_from(tx_, season_.school_id, proposing_.from);
    std::erase_if(trips, [&](const TripRow& trip) { return trip.season_plan_id == season_.id; });
    if (!trips.empty()) fix(task, trips, members_from(tx_, season_.school_id, proposing_.from), {}, true);
  }

  void take(const ProposedTrip& proposed) {
    auto trip_id = proposed.trip_id;
    if (trip_id == 0) {
      trip_id = tx_.take_ids(season_.school_id);
      new_.trips.push_back({.school_id = season_.school_id,
                            .id = trip_id,
                            .season_plan_id = season_.id,
                            .owner_id = proposed.owner_id,
                            .planned_on = proposed.at.on,
                            .part = proposed.at.part});
      join(proposed, trip_id, proposed.owner_id, TripRole::kOwner);
    }
    for (auto companion : proposed.companions) join(proposed, trip_id, companion, TripRole::kCompanion);
    for (const auto& stop : proposed.stops) {
      new_.stops.push_back({season_.school_id, trip_id, stop.slot_no, stop.family_id});
      for (const auto& visit : stop.visits) {
        add_row(visit.student_id, trip_id, stop.slot_no, visit.form, visit.reasons);
        ++report_.planned;
      }
    }
  }

  void join(const ProposedTrip& proposed, std::int64_t trip_id, std::int64_t staff_id, TripRole role) {
    new_.members.push_back({season_.school_id, staff_id, proposed.at.on, proposed.at.part, trip_id, role});
  }

  void add_row(std::int64_t student_id, std::optional<std::int64_t> trip_id, std::optional<int> slot_no,
               VisitForm form, const std::vector<PlanReason>& reasons) {
    auto plan = before_[student_id];  // with what the family wished, and where it was
    if (plan.trip_id) leave_place(tx_, plan, trips_[*plan.trip_id], proposing_.at);
    plan.school_id = season_.school_id;
    plan.season_plan_id = season_.id;
    plan.student_id = student_id;
    plan.trip_id = trip_id;
    plan.slot_no = slot_no;
    plan.form = form;
    plan.reasons = reasons_text(reasons);
    plan.state = PlanState::kProposed;
    plan.drop_reason.reset();
    plan.changed_by.reset();
    plan.changed_at.reset();
    new_.plans.push_back(plan);
  }

  db::Tx& tx_;
  const Proposing& proposing_;
  SeasonPlan season_;
  WholeSeason old_, new_;
  std::map<std::int64_t, TripRow> trips_;
  std::vector<PlanTeacher> teachers_;
  std::set<std::int64_t> present_, settled_;
  std::vector<PlannedStudent> students_;
  std::map<std::int64_t, KnownPlan> before_;
  ProposalReport report_;
};

const calendar::VisitSeason* season_named(const calendar::Calendar& calendar, const NewProposal& wanted) {
  for (const auto& season : calendar.seasons)
    if (season.season == wanted.season && season.starts_on == wanted.starts_on) return &season;
  return nullptr;
}

}  // namespace

Result<ProposalReport> propose_season(db::Tx& tx, const Proposing& proposing, const secrets::Sealer& sealer) {
  auto calendar = calendar::load_calendar(tx, proposing.school_id);
  const auto* found = season_named(calendar, proposing.wanted);
  if (!found) return not_found("planning.no_such_season");
  if (found->ends_on < proposing.from) return conflict("planning.season_over");
  SeasonPlan season{.school_id = proposing.school_id, .season = found->season, .starts_on = found->starts_on};
  season.goal_clause = kGoalClause;
  for (const auto& known : season_plans_of(tx, proposing.school_id))
    if (known.season == found->season && known.starts_on == found->starts_on) season = known;
  if (season.id == 0) season.id = tx.take_ids(proposing.school_id);
  tx.lock(season.id);
  season.ends_on = found->ends_on;
  season.goal_permille = proposing.wanted.goal_permille.value_or(season.goal_permille);
  season.planned_at = proposing.at;
  season.planned_by = proposing.by;
  save_season_plan(tx, season);
  return Proposer(tx, proposing, sealer, season).run();
}

}  // namespace kith::visits
