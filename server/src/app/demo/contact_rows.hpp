// SPDX-License-Identifier: Apache-2.0
// Writes invented contacts in bulk: the entries of the ledger, the rows derived from them, and their words.
// It derives as ledger::Ledger does, for a whole school at once; a test holds the two against each other.
#pragma once

#include "app/demo/contacts.hpp"
#include "platform/db/db.hpp"

namespace kith::demo {

void write_contacts(db::Tx& tx, const SchoolPeople& school, const std::vector<InventedContact>& contacts,
                    const Clock& clock, const Dice& dice, Numbering& numbering);

}  // namespace kith::demo
