// SPDX-License-Identifier: Apache-2.0
// What a plan says on paper and in calendar files; the web has the same words in its locale files
// (docs/adr/0007-paper-speaks.md).
#pragma once

#include <string>

#include "capabilities/visits/planning/plan.hpp"
#include "platform/language.hpp"

namespace kith::visits {

Wording wording_of(DayPart part);
Wording wording_of(VisitForm form);
Wording wording_of(TripRole role);
Wording wording_of(VisitTheme theme);
// 18:45 from a local minute.
std::string clock_words(int minute);

}  // namespace kith::visits
