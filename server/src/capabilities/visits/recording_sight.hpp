// SPDX-License-Identifier: Apache-2.0
// Whom a contact may be recorded with.
#pragma once

#include "people/scope.hpp"

namespace kith::visits {

// Students in sight (alias s), and those who have left since whom the viewer taught on the day it was held,
// as a telephone without a network may send it late.
people::Scope sight_for_recording(const people::Viewer& viewer, Date today, Date held_on);

}  // namespace kith::visits
