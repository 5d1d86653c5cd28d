// SPDX-License-Identifier: Apache-2.0
// Proposes who visits whom and when. Pure: no database, no clock, no chance; equal tasks give equal
// proposals.
//
//   * key groups come first, on the earliest days, visited by the homeroom teacher (P0.5, P4.1)
//   * a guardian called first who lives elsewhere is met by video, unless P4.7 wants the child met (P4.6)
//   * homeroom teachers are the main force; subject teachers of the class take about a third of the other
//     families, the least loaded first; every teacher and leader takes part in at least one trip (P4.3)
//   * one family is one stop, neighbours make one trip in the order of their doors (households.hpp); siblings
//     of different classes are visited by both homeroom teachers together, or apart when these have no
//     half-day in common
//   * what is fixed (kept by hand, chosen by the family, held) stays; its free slots are used first
//   * nobody is forgotten: whom no teacher has time for waits, with the reason
#pragma once

#include <utility>

#include "capabilities/visits/planning/plan.hpp"

namespace kith::visits {

// A student still to be planned.
struct PlannedStudent {
  std::int64_t student_id = 0;
  std::int64_t family_id = 0;
  std::int64_t class_id = 0;
  bool is_key = false;        // in a care group
  bool needs_face = false;    // in a care group of P4.7
  bool is_away = false;       // the guardian called first lives elsewhere
  std::string neighbourhood;  // empty: unknown
  std::string route_key;      // the order of doors in it
};

struct PlanTeacher {
  std::int64_t staff_id = 0;
  std::vector<std::int64_t> homeroom_of;  // classes
  std::vector<std::int64_t> teaches;      // classes, as homeroom or subject teacher
  std::vector<std::int64_t> leads;        // classes a leader may join
  bool is_leader = false;
  BusyWeek busy;
  std::vector<std::pair<Date, std::optional<Date>>> leave;  // first day, day of return
};

// Busy every week at that time, or on leave.
bool is_away(const PlanTeacher& teacher, const HalfDay& at);
// Teaches it, or may join its trips as a leader.
bool knows_class(const PlanTeacher& teacher, std::int64_t class_id);

// A trip that stays as it is. Members' half-day is taken; stops may join its free slots unless it is closed.
struct FixedTrip {
  std::int64_t trip_id = 0;
  std::int64_t owner_id = 0;
  HalfDay at;
  std::vector<std::int64_t> members;  // staff, the owner too
  std::vector<int> taken_slots;
  bool is_closed = false;  // past, or a big visit
  bool is_big = false;     // its doors are shared by its pairs
};

struct PlanTask {
  std::vector<HalfDay> half_days;  // from which to choose, in order of time
  std::vector<PlannedStudent> students;
  std::vector<PlanTeacher> teachers;
  std::vector<FixedTrip> fixed;
};

struct ProposedVisit {
  std::int64_t student_id = 0;
  VisitForm form = VisitForm::kHome;
  std::vector<PlanReason> reasons;
};

struct ProposedStop {
  int slot_no = 0;
  std::int64_t family_id = 0;
  std::vector<ProposedVisit> visits;
};

struct ProposedTrip {
  std::int64_t trip_id = 0;  // of a fixed trip that got more stops; 0: a new one
  std::int64_t owner_id = 0;
  HalfDay at;
  std::vector<std::int64_t> companions;
  std::vector<ProposedStop> stops;
};

struct WaitingStudent {
  std::int64_t student_id = 0;
  VisitForm form = VisitForm::kHome;
  std::vector<PlanReason> reasons;
};

struct Proposal {
  std::vector<ProposedTrip> trips;  // in order of time
  std::vector<WaitingStudent> waiting;
  std::vector<std::int64_t> idle;  // teachers for whom no trip could be found
};

Proposal propose_plan(const PlanTask& task);

}  // namespace kith::visits
