// SPDX-License-Identifier: Apache-2.0
// Who works at an invented school, and who teaches which class what.
#pragma once

#include "app/demo/school_people.hpp"

namespace kith::demo {

// Fills staff and teachings: each class has a homeroom teacher and a teacher in every subject; leaders,
// grade heads (homeroom teachers as well) and a psychology teacher beside them. Requires: classes are there.
void invent_staff(SchoolPeople& school, const Dice& dice, Numbering& numbering);

}  // namespace kith::demo
