// SPDX-License-Identifier: Apache-2.0
// The meetings, open days and trainings of an invented term: held, planned, and some that were planned and
// not held.
#pragma once

#include "app/demo/dice.hpp"
#include "app/demo/numbers.hpp"
#include "app/demo/school_people.hpp"
#include "app/demo/span.hpp"
#include "platform/db/db.hpp"

namespace kith::demo {

// class_index: of the class that is shown first. is_first: of the school that is; it leaves out nothing that
// is held for the whole school.
struct ShownFirst {
  std::size_t class_index = 0;
  bool is_first = false;
};

void write_gatherings(db::Tx& tx, const SchoolPeople& school, const ShownFirst& shown, const Clock& clock,
                      const Span& span, const Dice& dice, Numbering& numbering);

}  // namespace kith::demo
