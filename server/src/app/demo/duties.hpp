// SPDX-License-Identifier: Apache-2.0
// What invented teachers still have to do, one of it overdue, what they have done, and what had happened.
#pragma once

#include "app/demo/cast.hpp"
#include "platform/db/db.hpp"

namespace kith::demo {

void write_duties(db::Tx& tx, const SchoolPeople& school, const Cast& cast, const Clock& clock, Date today,
                  const Dice& dice, Numbering& numbering);

}  // namespace kith::demo
