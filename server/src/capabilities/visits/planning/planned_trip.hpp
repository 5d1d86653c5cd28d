// SPDX-License-Identifier: Apache-2.0
// A trip while it is planned: its stops with the reasons for each child, and who joins it. Pure.
#pragma once

#include "capabilities/visits/planning/households.hpp"
#include "capabilities/visits/planning/teacher_book.hpp"

namespace kith::visits {

// Households visited in one trip.
struct Group {
  std::vector<Household> households;
  std::size_t owner = 0;
  PlanReason owner_reason = PlanReason::kHomeroom;

  const Household& first() const { return households.front(); }
};

struct PlannedTrip {
  ProposedTrip proposed;
  std::set<std::size_t> members;
  std::set<int> taken;
  std::set<std::int64_t> class_ids;
  bool is_key = false;
  bool is_closed = false;
  std::size_t half_day = 0;
};

// Into its first free slots. Requires: it has as many.
void add_stops(PlannedTrip& trip, const Group& group);
// `neighbours`: households of the group in the same neighbourhood, itself too.
ProposedVisit visit_of(const Group& group, const Household& household, const PlannedStudent& student,
                       std::ptrdiff_t neighbours);

// Every teacher and leader who is on no trip yet joins one of a class known: in person before by video, those
// of key groups before others for a leader, the emptiest trip first. Those for whom there is none (P4.3).
std::vector<std::int64_t> let_everybody_take_part(TeacherBook& teachers, std::vector<PlannedTrip>& trips);

}  // namespace kith::visits
