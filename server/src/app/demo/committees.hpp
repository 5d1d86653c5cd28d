// SPDX-License-Identifier: Apache-2.0
// The parent committees of an invented school.
#pragma once

#include "app/demo/dice.hpp"
#include "app/demo/school_people.hpp"
#include "platform/db/db.hpp"

namespace kith::demo {

// Three parents of most classes; the chairs of the classes make up their grade's committee, and one of each
// grade the school's. A class now and then has chosen nobody yet.
void write_committees(db::Tx& tx, const SchoolPeople& school, const Dice& dice, Numbering& numbering);

}  // namespace kith::demo
