// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/households.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace kith::visits {
namespace {

using Households = std::vector<Household>;

void join(Household& one, const PlannedStudent& sibling, std::size_t homeroom) {
  auto joined = household_of(sibling);
  one.students.push_back(&sibling);
  one.is_key = one.is_key || joined.is_key;
  one.is_remote = one.is_remote && joined.is_remote;
  if (homeroom != kNobody) one.other_homerooms.insert(homeroom);
}

// Siblings go together when each has a homeroom teacher who can come along.
Households together(const std::vector<const PlannedStudent*>& students, const HomeroomOf& homeroom_of) {
  Households apart{household_of(*students.front())};
  const auto own_class = students.front()->class_id;
  const auto own = homeroom_of(own_class);
  for (std::size_t i = 1; i < students.size(); ++i) {
    auto other = homeroom_of(students[i]->class_id);
    if (students[i]->class_id == own_class)
      join(apart.front(), *students[i], kNobody);
    else if (own == kNobody || other == kNobody)
      apart.push_back(household_of(*students[i]));
    else
      join(apart.front(), *students[i], other == own ? kNobody : other);
  }
  return apart;
}

Households households_of(const std::vector<PlannedStudent>& students, const HomeroomOf& homeroom_of) {
  std::map<std::int64_t, std::vector<const PlannedStudent*>> families;
  for (const auto& student : students) families[student.family_id].push_back(&student);
  Households all;
  for (auto& [family_id, siblings] : families) {
    std::stable_sort(siblings.begin(), siblings.end(), [](auto* a, auto* b) {
      return std::tuple(!a->is_key, a->student_id) < std::tuple(!b->is_key, b->student_id);
    });
    for (auto& household : together(siblings, homeroom_of)) all.push_back(std::move(household));
  }
  return all;
}

// One class, one urgency, the same companions.
using Pool = std::tuple<std::int64_t, bool, bool, std::set<std::size_t>>;

Pool pool_of(const Household& household) {
  return {household.class_id(), !household.is_key, household.is_remote, household.other_homerooms};
}

void append(std::vector<Households>& trips, std::vector<Households> more) {
  for (auto& trip : more) trips.push_back(std::move(trip));
}

}  // namespace

Household household_of(const PlannedStudent& student) {
  return {.students = {&student},
          .other_homerooms = {},
          .is_key = student.is_key,
          .is_remote = student.is_away && !student.needs_face};
}

std::vector<Households> cut(Households households) {
  std::vector<Households> trips;
  for (auto& household : households) {
    if (trips.empty() || trips.back().size() == kStopsOfATrip) trips.emplace_back();
    trips.back().push_back(std::move(household));
  }
  return trips;
}

std::vector<Households> trips_of(const std::vector<PlannedStudent>& students, const HomeroomOf& homeroom_of) {
  std::map<Pool, std::map<std::string, Households>> pools;
  for (auto& household : households_of(students, homeroom_of)) {
    auto& places = pools[pool_of(household)];
    auto place = household.neighbourhood();
    places[place].push_back(std::move(household));
  }
  std::vector<Households> trips;
  for (auto& [pool, places] : pools) {
    Households rest;
    for (auto& [place, households] : places) {
      std::stable_sort(households.begin(), households.end(),
                       [](const auto& a, const auto& b) { return a.route_key() < b.route_key(); });
      std::size_t left_over = place.empty() ? households.size() : households.size() % kStopsOfATrip;
      auto whole_end = households.end() - std::ptrdiff_t(left_over);
      rest.insert(rest.end(), std::make_move_iterator(whole_end), std::make_move_iterator(households.end()));
      households.erase(whole_end, households.end());
      append(trips, cut(std::move(households)));
    }
    append(trips, cut(std::move(rest)));
  }
  return trips;
}

}  // namespace kith::visits
