// SPDX-License-Identifier: Apache-2.0
// Pixels of a picture on their way: Cairo's RGB24, four bytes each.
#pragma once

#include <memory>

typedef struct _cairo_surface cairo_surface_t;

namespace kith::images {

struct CloseSurface {
  void operator()(cairo_surface_t* surface) const;
};
using Surface = std::unique_ptr<cairo_surface_t, CloseSurface>;

// How EXIF says that the stored pixels are to be turned: 1 … 8; 1 is as they are.
using Turn = int;

// White all over. Throws std::bad_alloc.
Surface blank(int width, int height);

// Upright and at most `longest` pixels on a side; never made larger.
Surface finished(const Surface& pixels, Turn turn, int longest);

}  // namespace kith::images
