// SPDX-License-Identifier: Apache-2.0
#include "platform/images/surface.hpp"

#include <cairo.h>

#include <algorithm>
#include <new>

namespace kith::images {
namespace {

// From stored to upright coordinates, for a stored picture of width w and height h.
cairo_matrix_t matrix_of(Turn turn, double w, double h) {
  cairo_matrix_t matrix;
  switch (turn) {
    case 2:
      cairo_matrix_init(&matrix, -1, 0, 0, 1, w, 0);
      break;
    case 3:
      cairo_matrix_init(&matrix, -1, 0, 0, -1, w, h);
      break;
    case 4:
      cairo_matrix_init(&matrix, 1, 0, 0, -1, 0, h);
      break;
    case 5:
      cairo_matrix_init(&matrix, 0, 1, 1, 0, 0, 0);
      break;
    case 6:
      cairo_matrix_init(&matrix, 0, 1, -1, 0, h, 0);
      break;
    case 7:
      cairo_matrix_init(&matrix, 0, -1, -1, 0, h, w);
      break;
    case 8:
      cairo_matrix_init(&matrix, 0, -1, 1, 0, 0, w);
      break;
    default:
      cairo_matrix_init_identity(&matrix);
  }
  return matrix;
}

struct CloseContext {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};

std::unique_ptr<cairo_t, CloseContext> drawing_on(const Surface& surface) {
  return std::unique_ptr<cairo_t, CloseContext>(cairo_create(surface.get()));
}

}  // namespace

void CloseSurface::operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }

Surface blank(int width, int height) {
  Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) throw std::bad_alloc();
  auto context = drawing_on(surface);
  cairo_set_source_rgb(context.get(), 1, 1, 1);
  cairo_paint(context.get());
  return surface;
}

Surface finished(const Surface& pixels, Turn turn, int longest) {
  const int width = cairo_image_surface_get_width(pixels.get());
  const int height = cairo_image_surface_get_height(pixels.get());
  const double scale = std::min(1.0, double(longest) / std::max(width, height));
  const int across = std::max(1, int(width * scale + 0.5)), down = std::max(1, int(height * scale + 0.5));
  const bool is_on_its_side = turn >= 5;
  auto upright = is_on_its_side ? blank(down, across) : blank(across, down);
  auto context = drawing_on(upright);
  cairo_scale(context.get(), double(is_on_its_side ? down : across) / (is_on_its_side ? height : width),
              double(is_on_its_side ? across : down) / (is_on_its_side ? width : height));
  auto matrix = matrix_of(turn, width, height);
  cairo_transform(context.get(), &matrix);
  cairo_set_source_surface(context.get(), pixels.get(), 0, 0);
  cairo_pattern_set_filter(cairo_get_source(context.get()), CAIRO_FILTER_GOOD);
  cairo_pattern_set_extend(cairo_get_source(context.get()), CAIRO_EXTEND_PAD);
  cairo_paint(context.get());
  cairo_surface_flush(upright.get());
  return upright;
}

}  // namespace kith::images
