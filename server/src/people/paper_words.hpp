// SPDX-License-Identifier: Apache-2.0
// What people are called on paper; the web has the same words in its locale files
// (docs/adr/0007-paper-speaks.md).
#pragma once

#include "people/file_opening.hpp"
#include "people/words.hpp"
#include "platform/language.hpp"

namespace kith::people {

Wording wording_of(Relation relation);
Wording wording_of(CareGroup care_group);
Wording wording_of(OpeningReason reason);

}  // namespace kith::people
