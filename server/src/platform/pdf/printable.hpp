// SPDX-License-Identifier: Apache-2.0
// What may go on paper. Pure.
#pragma once

#include <string>
#include <string_view>

#include "platform/error.hpp"

namespace kith::pdf {

// The text with line ends as \n, other control characters as blanks, and without marks that turn the
// direction of what follows them. Errors: pdf.bad_text for what is not UTF-8 or holds a NUL, pdf.too_long.
Result<std::string> printable(std::string_view text);

}  // namespace kith::pdf
