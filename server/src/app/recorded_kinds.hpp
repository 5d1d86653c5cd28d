// SPDX-License-Identifier: Apache-2.0
// Which kinds of contact some part of the product records, asked of the rules of those parts. A norm that
// counts none of them has nothing to judge (norms/packs/catalogue), and the board says so.
#pragma once

#include <set>
#include <string>

#include "ledger/contact.hpp"

namespace kith::app {

bool is_recorded(ledger::ContactKind kind);

// The folders of server/src that record contacts, and that is_recorded asks.
const std::set<std::string>& recording_folders();

}  // namespace kith::app
