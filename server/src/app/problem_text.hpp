// SPDX-License-Identifier: Apache-2.0
// English words for the error codes that somebody at a terminal may meet. The web has its own, in locale
// files.
#pragma once

#include <string>

namespace kith::app {

// What is wrong and what to do; the code itself when it has no words here.
std::string problem_text(const std::string& code);

}  // namespace kith::app
