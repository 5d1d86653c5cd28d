// SPDX-License-Identifier: Apache-2.0
// Pictures as people send them: known by content, bounded before anything is unpacked.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "platform/error.hpp"

typedef struct _cairo_surface cairo_surface_t;

namespace kith::pdf {

struct CloseSurface {
  void operator()(cairo_surface_t* surface) const;
};
using Surface = std::unique_ptr<cairo_surface_t, CloseSurface>;

// `surface` holds the pixels of a PNG, or the untouched bytes of a JPEG, which viewers unpack themselves.
struct Picture {
  Surface surface;
  int width = 0, height = 0;  // pixels
};

// Errors: pdf.bad_picture when it is neither JPEG nor PNG or damaged, pdf.picture_too_large.
Result<Picture> read_picture(std::string_view bytes);

// A JPEG without the segments that tell of its making: place, time, device, comments. Errors:
// pdf.bad_picture.
struct PlainJpeg {
  std::string bytes;
  int width = 0, height = 0;
};
Result<PlainJpeg> plain_jpeg(std::string_view bytes);

}  // namespace kith::pdf
