// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace kith::qr {

// A QR code of `text` as one black-on-white SVG element of 1-unit modules with the quiet zone of four that
// readers need; it scales to any size. Error correction M, which survives a fold in the paper. Throws
// std::invalid_argument when the text is empty or does not fit (about 2,000 bytes).
std::string svg_of(std::string_view text);

}  // namespace kith::qr
