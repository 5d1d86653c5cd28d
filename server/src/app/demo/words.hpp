// SPDX-License-Identifier: Apache-2.0
// What was talked about in an invented contact: topics and a short note, as a teacher would keep it.
#pragma once

#include <string>
#include <string_view>

#include "app/demo/dice.hpp"
#include "ledger/contact.hpp"

namespace kith::demo {

struct Words {
  std::string topics;  // codes of visits/visit.hpp, separated by spaces
  std::string_view note;
};

Words invent_words(Dice& dice, ledger::ContactKind kind);

}  // namespace kith::demo
