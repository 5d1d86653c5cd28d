// SPDX-License-Identifier: Apache-2.0
// Invented names of people, with surnames about as frequent as they are and given names of their generation.
#pragma once

#include <string>

#include "app/demo/dice.hpp"
#include "people/words.hpp"

namespace kith::demo {

using people::Sex;
enum class Generation { kChild, kParent, kGrandparent };

std::string surname(Dice& dice);
std::string given_name(Dice& dice, Sex sex, Generation generation);

}  // namespace kith::demo
