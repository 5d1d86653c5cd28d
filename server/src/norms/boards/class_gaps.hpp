// SPDX-License-Identifier: Apache-2.0
// The clauses for which a homeroom teacher's own classes are behind in the running periods. Thread-safe: no
// state.
#pragma once

#include "norms/boards/board.hpp"
#include "norms/boards/frame.hpp"

namespace kith::norms {

// to_go: how many more of the class must meet the norm for the share to hold there, 1 or more. state: slow or
// too_late.
struct ClassGap {
  std::string clause;
  Words title;
  Words label;
  Of of = Of::kStudent;
  Date ends_on{};
  std::int64_t class_id = 0;
  std::string class_name;
  int to_go = 0;
  State state = State::kSlow;
};
KITH_DESCRIBE(ClassGap, (clause, title, label, of, ends_on, class_id, class_name, to_go, state))

// By class; what ends soonest first. Empty for whoever is homeroom teacher of no class.
std::vector<ClassGap> gaps_of_own_classes(db::Session& session, const Frame& frame,
                                          const Catalogue& catalogue, const people::Viewer& viewer);

}  // namespace kith::norms
