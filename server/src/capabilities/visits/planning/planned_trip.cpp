// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/planned_trip.hpp"

#include <algorithm>
#include <tuple>

namespace kith::visits {
namespace {

bool is_remote(const PlannedTrip& trip) {
  return !trip.proposed.stops.empty() && trip.proposed.stops.front().visits.front().form == VisitForm::kVideo;
}

bool may_join(const PlanTeacher& teacher, const PlannedTrip& trip) {
  return std::any_of(trip.class_ids.begin(), trip.class_ids.end(),
                     [&](std::int64_t class_id) { return knows_class(teacher, class_id); });
}

bool join_a_trip(TeacherBook& teachers, std::vector<PlannedTrip>& trips, std::size_t t) {
  const auto& teacher = teachers.at(t);
  PlannedTrip* best = nullptr;
  auto worth = [&](const PlannedTrip& trip) {
    return std::tuple(is_remote(trip), teacher.is_leader && !trip.is_key, trip.members.size(), trip.half_day);
  };
  for (auto& trip : trips) {
    if (trip.half_day == kNobody || trip.is_closed || teachers.is_taken(t, trip.half_day) ||
        !may_join(teacher, trip))
      continue;
    if (!best || worth(trip) < worth(*best)) best = &trip;
  }
  if (!best) return false;
  best->members.insert(t);
  best->proposed.companions.push_back(teacher.staff_id);
  teachers.take(t, best->half_day);
  teachers.note_part(t);
  return true;
}

}  // namespace

void add_stops(PlannedTrip& trip, const Group& group) {
  for (const auto& household : group.households) {
    int slot_no = 0;
    while (trip.taken.contains(slot_no)) ++slot_no;
    trip.taken.insert(slot_no);
    trip.is_key = trip.is_key || household.is_key;
    ProposedStop stop{.slot_no = slot_no, .family_id = household.family_id(), .visits = {}};
    auto neighbours =
        std::count_if(group.households.begin(), group.households.end(), [&](const Household& other) {
          return !household.neighbourhood().empty() && other.neighbourhood() == household.neighbourhood();
        });
    for (auto* student : household.students) {
      stop.visits.push_back(visit_of(group, household, *student, neighbours));
      trip.class_ids.insert(student->class_id);
    }
    trip.proposed.stops.push_back(std::move(stop));
  }
}

ProposedVisit visit_of(const Group& group, const Household& household, const PlannedStudent& student,
                       std::ptrdiff_t neighbours) {
  ProposedVisit visit{.student_id = student.student_id,
                      .form = household.is_remote ? VisitForm::kVideo : VisitForm::kHome,
                      .reasons = {}};
  if (student.is_key) visit.reasons.push_back(PlanReason::kKeyGroup);
  if (student.is_away && student.needs_face) visit.reasons.push_back(PlanReason::kFaceToFace);
  if (student.is_away) visit.reasons.push_back(PlanReason::kGuardianAway);
  visit.reasons.push_back(group.owner_reason);
  if (household.students.size() > 1) visit.reasons.push_back(PlanReason::kSibling);
  if (neighbours > 1) visit.reasons.push_back(PlanReason::kNeighbour);
  return visit;
}

std::vector<std::int64_t> let_everybody_take_part(TeacherBook& teachers, std::vector<PlannedTrip>& trips) {
  std::vector<std::int64_t> idle;
  for (std::size_t t = 0; t < teachers.size(); ++t)
    if (!teachers.takes_part(t) && !join_a_trip(teachers, trips, t)) idle.push_back(teachers.at(t).staff_id);
  return idle;
}

}  // namespace kith::visits
