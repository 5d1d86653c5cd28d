// SPDX-License-Identifier: Apache-2.0
// From the bytes of a file to pixels. Each decoder learns the size first and refuses what is too large before
// it takes memory for it.
#pragma once

#include <string_view>

#include "platform/error.hpp"
#include "platform/images/format.hpp"
#include "platform/images/surface.hpp"

namespace kith::images {

struct Decoded {
  Surface pixels;
  Turn turn = 1;
};

// A JPEG may come out smaller than it is stored, but never below `longest` when it was above.
// Errors: images.damaged, images.too_large.
Result<Decoded> decode(Format format, std::string_view bytes, int longest);

// The pixels as JPEG, without anything else. Throws std::runtime_error.
std::string encoded_jpeg(const Surface& pixels);

}  // namespace kith::images
