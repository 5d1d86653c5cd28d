// SPDX-License-Identifier: Apache-2.0
// A big visit (大家访, P2c.5): a team goes to one village or estate in one half-day. Pure values and rules.
#pragma once

#include "capabilities/visits/planning/planner.hpp"

namespace kith::visits {

constexpr std::size_t kLongestPlace = 60;  // characters
constexpr std::size_t kMostMembers = 12;   // six pairs

struct NewMember {
  std::int64_t person_id = 0;
  TripRole role = TripRole::kCompanion;
};
KITH_DESCRIBE(NewMember, (person_id, role))

struct NewBigVisit {
  std::int64_t season_plan_id = 0;
  std::string place;
  Date planned_on{};
  DayPart part = DayPart::kMorning;
  std::vector<NewMember> members;
  std::vector<std::int64_t> student_ids;

  HalfDay at() const { return {planned_on, part}; }
};
KITH_DESCRIBE(NewBigVisit, (season_plan_id, place, planned_on, part, members, student_ids))

// Why somebody cannot come along in a half-day.
enum class MemberConflict { kOtherTrip, kOnLeave, kBusyWeek, kLeftSchool, kSeatEnded };
KITH_DESCRIBE_ENUM(MemberConflict, kOtherTrip, kOnLeave, kBusyWeek, kLeftSchool, kSeatEnded)

// Without a look at anybody's row. Codes: planning.no_place, planning.place_too_long, planning.no_leader
// (one, of the staff), planning.team_too_small (two of the staff), planning.team_too_large,
// planning.member_twice, planning.nobody_chosen.
std::optional<Error> refusal(const NewBigVisit& visit);

// Of a teacher, but for the trips of that half-day, which only the database knows.
std::optional<MemberConflict> conflict_of(const PlanTeacher& teacher, const HalfDay& at);

}  // namespace kith::visits
