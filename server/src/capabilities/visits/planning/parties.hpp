// SPDX-License-Identifier: Apache-2.0
// How a big visit is made by pairs: a team of eight goes to four doors at once, so that a village is visited
// in a half-day. Pure.
//
//   * two of the staff go to a door together; an odd one joins a pair
//   * each pair visits one family a slot, as many as the school sets for the season (plan.hpp)
//   * somebody of the pair teaches or leads the class of a child of the family, else nobody there may see or
//     write the record; who teaches a child goes there before who leads its class
//   * the families are shared evenly, doors that follow each other to one pair
#pragma once

#include "capabilities/visits/planning/planner.hpp"

namespace kith::visits {

// Of so many members of the staff; at least one.
int parties_of(int staff);
// That a team of so many can visit in one half-day.
int most_families(DayPart part, int staff, int families_a_pair = kUsualFamiliesAPair);

// A door of a big visit is numbered by its party, then by its time, so that a slot of a trip is one family.
int slot_of_party(DayPart part, int party_no, int place, int families_a_pair = kUsualFamiliesAPair);

struct PartyTask {
  DayPart part = DayPart::kMorning;
  int families_a_pair = kUsualFamiliesAPair;
  std::vector<const PlanTeacher*> members;           // null: of the committee, who teaches nobody
  std::vector<std::vector<std::int64_t>> class_ids;  // of each family's children, in the order of the doors
};

inline constexpr int kNoParty = -1;

struct Parties {
  std::vector<int> of_member;
  std::vector<int> of_family;  // kNoParty: no pair that knows it has time left
};

Parties share_out(const PartyTask& task);

}  // namespace kith::visits
