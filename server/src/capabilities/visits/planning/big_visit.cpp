// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/big_visit.hpp"

#include <algorithm>
#include <set>

namespace kith::visits {
namespace {

// UTF-8.
std::size_t characters(const std::string& text) {
  return std::size_t(
      std::count_if(text.begin(), text.end(), [](unsigned char c) { return (c & 0xC0) != 0x80; }));
}

Error refused(const char* field, const char* code) { return invalid(code, {{field, code}}); }

}  // namespace

std::optional<Error> refusal(const NewBigVisit& visit) {
  if (visit.place.empty()) return refused("place", "planning.no_place");
  if (characters(visit.place) > kLongestPlace) return refused("place", "planning.place_too_long");
  std::set<std::int64_t> people;
  int staff = 0, leaders = 0;
  for (const auto& member : visit.members) {
    if (!people.insert(member.person_id).second) return refused("members", "planning.member_twice");
    staff += member.role != TripRole::kCommitteeMember;
    leaders += member.role == TripRole::kLeader || member.role == TripRole::kOwner;
  }
  if (leaders != 1) return refused("members", "planning.no_leader");
  if (staff < 2) return refused("members", "planning.team_too_small");
  if (visit.members.size() > kMostMembers) return refused("members", "planning.team_too_large");
  if (visit.student_ids.empty()) return refused("student_ids", "planning.nobody_chosen");
  return std::nullopt;
}

std::optional<MemberConflict> conflict_of(const PlanTeacher& teacher, const HalfDay& at) {
  if (!is_away(teacher, at)) return std::nullopt;
  return teacher.busy.holds(at) ? MemberConflict::kBusyWeek : MemberConflict::kOnLeave;
}

}  // namespace kith::visits
