// SPDX-License-Identifier: Apache-2.0
// What contacts are called on paper; the web has the same words in its locale files
// (docs/adr/0007-paper-speaks.md).
#pragma once

#include "capabilities/visits/visit.hpp"
#include "ledger/contact.hpp"
#include "platform/language.hpp"

namespace kith::visits {

// A visit is named by how it was held, everything else by its kind.
Wording wording_of(ledger::ContactKind kind, ledger::Mode mode);
Wording wording_of(Topic topic);

}  // namespace kith::visits
