// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kith::qr {

// The squares of a QR code without quiet zone, row by row. Error correction M, which survives a fold in the
// paper. Throws std::invalid_argument when the text is empty or does not fit (about 2,000 bytes).
struct Modules {
  int side = 0;
  std::vector<bool> dark;

  bool is_dark(int x, int y) const { return dark[static_cast<std::size_t>(y * side + x)]; }
};
Modules modules_of(std::string_view text);

// Readers need this many light modules on each side.
inline constexpr int kQuietZone = 4;

// A run of dark modules in one row.
struct Bar {
  int x, y, length;
};
std::vector<Bar> bars_of(const Modules& modules);

// As one black-on-white SVG element of 1-unit modules with the quiet zone; it scales to any size. Throws as
// above.
std::string svg_of(std::string_view text);

}  // namespace kith::qr
