// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/openings.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "calendar/calendar_store.hpp"
#include "capabilities/visits/planning/plan_store.hpp"
#include "capabilities/visits/planning/task_store.hpp"

namespace kith::visits {
namespace {

constexpr db::Sql kClassOf{
    "visits.class_of_student",
    "select coalesce(class_id, 0) from students where school_id = :school_id and id = :student_id"};
constexpr db::Sql kFamilyOf{
    "visits.family_of_student",
    "select family_id from students where school_id = :school_id and id = :student_id"};

// The half-days a teacher spends on a trip, with the slots still free: none when it is not an own, small one.
std::map<HalfDay, std::set<int>> taken_slots(db::Session& session, const SeasonPlan& season,
                                             std::int64_t staff_id, Date from) {
  std::map<std::int64_t, TripRow> trips;
  for (auto& trip : trips_from(session, season.school_id, from)) trips[trip.id] = trip;
  std::map<std::int64_t, std::set<int>> stops;
  for (const auto& stop : stops_from(session, season.school_id, from))
    stops[stop.trip_id].insert(stop.slot_no);
  std::map<HalfDay, std::set<int>> taken;
  for (const auto& member : members_from(session, season.school_id, from)) {
    if (member.person_id != staff_id) continue;
    const auto& trip = trips[member.trip_id];
    bool may_join = trip.owner_id == staff_id && !trip.is_big && trip.season_plan_id == season.id;
    auto& slots = taken[{member.planned_on, member.part}];
    slots = stops[member.trip_id];
    for (int slot_no = 0; !may_join && slot_no < slots_of(member.part); ++slot_no) slots.insert(slot_no);
  }
  return taken;
}

// The teacher's trip of that half-day, a new one when there is none.
std::optional<TripRow> trip_for(db::Tx& tx, const SeasonPlan& season, const Move& move) {
  HalfDay at{move.planned_on, move.part};
  if (auto trip = trip_at(tx, season.school_id, move.owner_id, at)) {
    bool is_own = trip->owner_id == move.owner_id && !trip->is_big && trip->season_plan_id == season.id;
    return is_own ? trip : std::nullopt;
  }
  TripRow trip{.school_id = season.school_id,
               .id = tx.take_ids(season.school_id),
               .season_plan_id = season.id,
               .owner_id = move.owner_id,
               .planned_on = move.planned_on,
               .part = move.part};
  if (!add_member(tx,
                  {season.school_id, move.owner_id, move.planned_on, move.part, trip.id, TripRole::kOwner}))
    return std::nullopt;
  add_trip(tx, trip);
  return trip;
}

class Mover {
 public:
  Mover(db::Tx& tx, const SeasonPlan& season, const Move& move)
      : tx_(tx),
        season_(season),
        move_(move),
        teachers_(teachers_to_plan(tx, season.school_id, move.planned_on)) {}

  // Whether somebody who teaches the student goes along.
  bool accompanies(std::int64_t student_id, const TripRow& trip) {
    auto class_id =
        tx_.one<std::int64_t>(kClassOf, {{"school_id", season_.school_id}, {"student_id", student_id}});
    std::int64_t homeroom = 0;
    for (const auto& teacher : teachers_) {
      auto holds = [&](const auto& classes) {
        return std::find(classes.begin(), classes.end(), class_id) != classes.end();
      };
      if (teacher.staff_id == move_.owner_id && (holds(teacher.teaches) || holds(teacher.leads))) return true;
      if (homeroom == 0 && holds(teacher.homeroom_of) && !is_away(teacher, trip.at()))
        homeroom = teacher.staff_id;
    }
    return homeroom != 0 && add_member(tx_, {season_.school_id, homeroom, trip.planned_on, trip.part, trip.id,
                                             TripRole::kCompanion});
  }

 private:
  db::Tx& tx_;
  const SeasonPlan& season_;
  const Move& move_;
  std::vector<PlanTeacher> teachers_;
};

}  // namespace

std::vector<Opening> openings_of(db::Session& session, const SeasonPlan& season, std::int64_t staff_id,
                                 Date from) {
  auto teacher = teacher_to_plan(session, season.school_id, staff_id, from);
  if (!teacher) return {};
  auto taken = taken_slots(session, season, staff_id, from);
  auto calendar = calendar::load_calendar(session, season.school_id);
  std::vector<Opening> openings;
  for (const auto& at : half_days_of(calendar, std::max(season.starts_on, from), season.ends_on)) {
    if (is_away(*teacher, at)) continue;
    const auto& slots = taken[at];
    for (int slot_no = 0; slot_no < slots_of(at.part); ++slot_no)
      if (!slots.contains(slot_no))
        openings.push_back({at.on, at.part, slot_no, slot_minute(at.part, slot_no)});
  }
  return openings;
}

Result<PlanRow> move_plan(db::Tx& tx, const SeasonPlan& season, const Move& move) {
  tx.lock(season.id);
  auto plan = find_plan(tx, season.school_id, season.id, move.student_id);
  if (!plan) return not_found("planning.no_such_plan");
  auto family_id =
      tx.one<std::int64_t>(kFamilyOf, {{"school_id", season.school_id}, {"student_id", move.student_id}});
  std::vector<PlanRow> household{*plan};
  auto old_trip = plan->trip_id;
  auto old_slot = plan->slot_no;
  if (old_trip)
    for (auto& other : plans_of_stop(tx, season.school_id, *old_trip, *old_slot))
      if (other.student_id != move.student_id) household.push_back(other);

  auto trip = trip_for(tx, season, move);
  if (!trip) return conflict("planning.slot_taken");
  bool stays = old_trip == trip->id && old_slot == move.slot_no;
  if (!stays && !add_stop(tx, {season.school_id, trip->id, move.slot_no, family_id}))
    return conflict("planning.slot_taken");

  Mover mover(tx, season, move);
  auto left = old_trip && !stays ? find_trip(tx, season.school_id, *old_trip) : std::nullopt;
  for (auto& each : household) {
    if (left) leave_place(tx, each, *left, move.at);
    bool goes = each.student_id == move.student_id || mover.accompanies(each.student_id, *trip);
    each.trip_id = goes ? std::optional(trip->id) : std::nullopt;
    each.slot_no = goes ? std::optional(move.slot_no) : std::nullopt;
    each.state = goes ? PlanState::kKept : PlanState::kProposed;
    each.form = goes ? move.form : each.form;
    each.drop_reason.reset();
    each.changed_by = move.by;
    each.changed_at = move.at;
    each.wish_part.reset();
    each.wish_form.reset();
    each.reasons = with_reason(each.reasons, goes ? move.because : PlanReason::kNoFreeTime);
    save_plan(tx, each);
  }
  if (old_trip && !stays) release_stop(tx, season.school_id, *old_trip, *old_slot);
  return household.front();
}

}  // namespace kith::visits
