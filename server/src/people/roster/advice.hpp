// SPDX-License-Identifier: Apache-2.0
// What is wrong with a refused cell and what to do, in English, for the command line. The web has its own
// words in every language (web/src/people/roster/locale).
#pragma once

#include <string>
#include <string_view>

namespace kith::people {

// The code itself when it is none of the roster's.
std::string advice(std::string_view reason);

}  // namespace kith::people
