// SPDX-License-Identifier: Apache-2.0
// Which kinds of contact some part of the product records, and which duties some part opens, asked of the
// rules of those parts. A norm that counts none of them has nothing to judge (norms/packs/catalogue), and the
// board says so.
#pragma once

#include <string_view>

#include "norms/packs/catalogue.hpp"

namespace kith::app {

bool is_recorded(ledger::ContactKind kind);
bool is_opened(std::string_view duty);

// Both, for the catalogue.
norms::Recorders recorders();

}  // namespace kith::app
