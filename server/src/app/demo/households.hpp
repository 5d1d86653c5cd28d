// SPDX-License-Identifier: Apache-2.0
// The children of an invented school and those who raise them: parents at home, parents who work far away,
// grandparents, parents apart; brothers and sisters under the same guardians.
#pragma once

#include "app/demo/school_people.hpp"

namespace kith::demo {

// Fills students, guardians and families. `class_sizes` says how many students each class has.
void invent_households(SchoolPeople& school, const std::vector<int>& class_sizes, const Dice& dice,
                       Numbering& numbering);

}  // namespace kith::demo
