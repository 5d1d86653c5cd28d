// SPDX-License-Identifier: Apache-2.0
// Invented letters to families, with receipts as they come in: an old one nearly complete, one that some have
// not opened, one due tomorrow, one published last evening.
#pragma once

#include "app/demo/cast.hpp"
#include "platform/db/db.hpp"

namespace kith::demo {

// What the families of the cast have not answered yet stays open, so that their home page shows something.
// Returns how many notices were written.
int write_notices(db::Tx& tx, const SchoolPeople& school, const Cast& cast, const Clock& clock, Date today,
                  const Dice& dice, Numbering& numbering);

}  // namespace kith::demo
