// SPDX-License-Identifier: Apache-2.0
// Who is visited at one door, and which doors make one trip. Pure.
#pragma once

#include <functional>
#include <set>

#include "capabilities/visits/planning/planner.hpp"

namespace kith::visits {

constexpr std::size_t kStopsOfATrip = 3;
constexpr std::size_t kNobody = std::size_t(-1);

// The children of one family who are visited together. Points into the students it was made of.
struct Household {
  std::vector<const PlannedStudent*> students;
  std::set<std::size_t> other_homerooms;  // teachers, by their index, who come along for the siblings
  bool is_key = false;
  bool is_remote = false;  // by video

  const std::string& neighbourhood() const { return students.front()->neighbourhood; }
  const std::string& route_key() const { return students.front()->route_key; }
  std::int64_t family_id() const { return students.front()->family_id; }
  std::int64_t class_id() const { return students.front()->class_id; }
};

Household household_of(const PlannedStudent& student);

// The index of a class's homeroom teacher, or kNobody.
using HomeroomOf = std::function<std::size_t(std::int64_t class_id)>;

// Households of one class, one urgency and the same companions by trips of kStopsOfATrip: full trips of one
// neighbourhood first, door by door; what is left over shares trips. Siblings of several classes are one
// household when each class has a homeroom teacher, who comes along; it belongs to the class of the child in
// a care group, else of the first.
std::vector<std::vector<Household>> trips_of(const std::vector<PlannedStudent>& students,
                                             const HomeroomOf& homeroom_of);
// As they stand, kStopsOfATrip at a time.
std::vector<std::vector<Household>> cut(std::vector<Household> households);

}  // namespace kith::visits
