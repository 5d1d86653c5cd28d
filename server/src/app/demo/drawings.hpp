// SPDX-License-Identifier: Apache-2.0
// Photographs for the demo: drawn, since nobody was there.
#pragma once

#include <string>

namespace kith::demo {

inline constexpr int kDrawings = 4;

// A JPEG of 800 × 600: a desk by a window, a shelf, a wall of certificates, a courtyard. Requires:
// 0 ≤ which < kDrawings.
std::string drawn_photograph(int which);

}  // namespace kith::demo
