// SPDX-License-Identifier: Apache-2.0
// The meetings, open days and trainings of an invented term: held, planned, and some that were planned and
// not held.
#pragma once

#include "app/demo/cast.hpp"
#include "app/demo/span.hpp"
#include "platform/db/db.hpp"

namespace kith::demo {

void write_gatherings(db::Tx& tx, const SchoolPeople& school, const Cast& cast, const Clock& clock,
                      const Span& span, const Dice& dice, Numbering& numbering);

}  // namespace kith::demo
