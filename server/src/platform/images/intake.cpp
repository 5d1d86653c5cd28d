// SPDX-License-Identifier: Apache-2.0
#include "platform/images/intake.hpp"

#include <cairo.h>

#include "platform/images/decoding.hpp"

namespace kith::images {
namespace {

class Place {
 public:
  explicit Place(std::counting_semaphore<kAtOnce>& places) : places_(places) { places_.acquire(); }
  ~Place() { places_.release(); }
  Place(const Place&) = delete;

 private:
  std::counting_semaphore<kAtOnce>& places_;
};

}  // namespace

Result<Photograph> Intake::take(std::string_view bytes, int longest) {
  if (bytes.size() > kMostBytes) return invalid("images.too_large");
  auto format = format_of(bytes);
  if (!format) return invalid("images.not_a_photograph");
  Place place(places_);
  auto decoded = decode(*format, bytes, longest);
  if (!decoded) return decoded.error();
  auto upright = finished(decoded->pixels, decoded->turn, longest);
  return Photograph{.jpeg = encoded_jpeg(upright),
                    .width = cairo_image_surface_get_width(upright.get()),
                    .height = cairo_image_surface_get_height(upright.get())};
}

}  // namespace kith::images
