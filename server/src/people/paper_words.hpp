// SPDX-License-Identifier: Apache-2.0
// What people are called on paper; the web has the same words in its locale files
// (docs/adr/0007-paper-speaks.md).
#pragma once

#include "people/words.hpp"
#include "platform/language.hpp"

namespace kith::people {

Wording wording_of(Relation relation);

}  // namespace kith::people
