// SPDX-License-Identifier: Apache-2.0
#include "platform/images/painting.hpp"

#include <cairo.h>

#include "platform/images/decoding.hpp"

namespace kith::images {
namespace {

constexpr double kWholeTurn = 6.28318530717958648;

}  // namespace

struct Painting::Sheet {
  Sheet(int width, int height) : surface(blank(width, height)), context(cairo_create(surface.get())) {}
  ~Sheet() { cairo_destroy(context); }

  void fill(Paint paint) {
    cairo_set_source_rgb(context, paint.red, paint.green, paint.blue);
    cairo_fill(context);
  }

  Surface surface;
  cairo_t* context;
};

Painting::Painting(int width, int height, Paint ground) : sheet_(std::make_unique<Sheet>(width, height)) {
  box(0, 0, width, height, ground);
}

Painting::~Painting() = default;

void Painting::box(double x, double y, double width, double height, Paint paint) {
  cairo_rectangle(sheet_->context, x, y, width, height);
  sheet_->fill(paint);
}

void Painting::ball(double x, double y, double radius, Paint paint) {
  cairo_arc(sheet_->context, x, y, radius, 0, kWholeTurn);
  sheet_->fill(paint);
}

std::string Painting::jpeg() {
  cairo_surface_flush(sheet_->surface.get());
  return encoded_jpeg(sheet_->surface);
}

}  // namespace kith::images
