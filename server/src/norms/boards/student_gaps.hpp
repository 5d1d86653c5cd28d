// SPDX-License-Identifier: Apache-2.0
// The clauses in whose running periods one student, or the student's family, is still missing. Thread-safe:
// no state.
#pragma once

#include "norms/boards/board.hpp"
#include "norms/boards/frame.hpp"

namespace kith::norms {

struct StudentGap {
  std::string clause;
  Words title;
  Words label;
  int figure = 0;
  int target = 1;
  Date ends_on{};
};
KITH_DESCRIBE(StudentGap, (clause, title, label, figure, target, ends_on))

// What ends soonest first. Clauses about care groups only with the grant for them. Empty for a student who
// has left or is out of sight.
std::vector<StudentGap> gaps_of_student(db::Session& session, const Frame& frame, const Catalogue& catalogue,
                                        const people::Viewer& viewer, std::int64_t student_id);

}  // namespace kith::norms
