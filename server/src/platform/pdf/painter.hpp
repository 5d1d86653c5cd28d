// SPDX-License-Identifier: Apache-2.0
// From pages of marks to the bytes of a PDF, by Cairo.
#pragma once

#include <string>

#include "platform/pdf/marks.hpp"

namespace kith::pdf {

// Throws std::runtime_error when Cairo gives up.
std::string paint(const Layout& layout, const Paper& paper);

}  // namespace kith::pdf
