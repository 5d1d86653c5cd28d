// SPDX-License-Identifier: Apache-2.0
#include "platform/images/images_kit.hpp"

#include <cairo.h>
#include <libheif/heif.h>
#include <webp/encode.h>

#include <stdexcept>
#include <vector>

#include "platform/images/decoding.hpp"

namespace kith::images::kit {
namespace {

Surface halves(int width, int height) {
  auto surface = blank(width, height);
  cairo_t* context = cairo_create(surface.get());
  cairo_set_source_rgb(context, 0.9, 0.1, 0.1);
  cairo_rectangle(context, 0, 0, width / 2.0, height);
  cairo_fill(context);
  cairo_set_source_rgb(context, 0.1, 0.1, 0.9);
  cairo_rectangle(context, width / 2.0, 0, width / 2.0, height);
  cairo_fill(context);
  cairo_destroy(context);
  cairo_surface_flush(surface.get());
  return surface;
}

void add_two(std::string& text, unsigned value) {
  text += char(value >> 8);
  text += char(value & 0xFF);
}
void add_four(std::string& text, unsigned value) {
  add_two(text, value >> 16);
  add_two(text, value & 0xFFFF);
}
// An entry of a directory: tag, type, count, value or where it stands.
void add_entry(std::string& text, unsigned tag, unsigned type, unsigned count, unsigned value) {
  add_two(text, tag);
  add_two(text, type);
  add_four(text, count);
  add_four(text, value);
}

// TIFF, big-endian: IFD0 with model, orientation and the GPS directory; GPS with latitude and its day.
std::string exif_segment(int orientation) {
  constexpr unsigned kIfd0 = 8, kGps = kIfd0 + 2 + 3 * 12 + 4, kWords = kGps + 2 + 3 * 12 + 4;
  const unsigned model = kWords, day = model + unsigned(kDevice.size()) + 1,
                 degrees = day + unsigned(kPlaceDay.size()) + 1;
  std::string tiff("MM\0*", 4);
  add_four(tiff, kIfd0);
  add_two(tiff, 3);
  add_entry(tiff, 0x0110, 2, unsigned(kDevice.size()) + 1, model);
  add_entry(tiff, 0x0112, 3, 1, unsigned(orientation) << 16);
  add_entry(tiff, 0x8825, 4, 1, kGps);
  add_four(tiff, 0);
  add_two(tiff, 3);
  add_entry(tiff, 0x0001, 2, 2, unsigned('N') << 24);
  add_entry(tiff, 0x0002, 5, 3, degrees);
  add_entry(tiff, 0x001D, 2, unsigned(kPlaceDay.size()) + 1, day);
  add_four(tiff, 0);
  tiff.append(kDevice).append(1, '\0').append(kPlaceDay).append(1, '\0');
  for (unsigned part : {31u, 14u, 7u}) {
    add_four(tiff, part);
    add_four(tiff, 1);
  }
  std::string segment("\xFF\xE1", 2);
  add_two(segment, unsigned(tiff.size()) + 8);
  return segment + std::string("Exif\0\0", 6) + tiff;
}

cairo_status_t append(void* closure, const unsigned char* bytes, unsigned size) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

void check(heif_error error) {
  if (error.code) throw std::runtime_error(error.message);
}

}  // namespace

std::string telephone_jpeg(int width, int height, int orientation) {
  auto jpeg = encoded_jpeg(halves(width, height));
  return jpeg.substr(0, 2) + exif_segment(orientation) + jpeg.substr(2);
}

std::string plain_png(int width, int height) {
  std::string png;
  cairo_surface_write_to_png_stream(halves(width, height).get(), &append, &png);
  return png;
}

std::string plain_webp(int width, int height) {
  auto pixels = halves(width, height);
  uint8_t* made = nullptr;
  const auto size = WebPEncodeBGRA(cairo_image_surface_get_data(pixels.get()), width, height,
                                   cairo_image_surface_get_stride(pixels.get()), 80, &made);
  std::string webp(reinterpret_cast<const char*>(made), size);
  WebPFree(made);
  return webp;
}

std::string plain_heic(int width, int height) {
  auto pixels = halves(width, height);
  heif_image* image = nullptr;
  check(heif_image_create(width, height, heif_colorspace_RGB, heif_chroma_interleaved_RGB, &image));
  check(heif_image_add_plane(image, heif_channel_interleaved, width, height, 24));
  int stride = 0;
  auto* into = heif_image_get_plane(image, heif_channel_interleaved, &stride);
  const auto* from = cairo_image_surface_get_data(pixels.get());
  const int from_stride = cairo_image_surface_get_stride(pixels.get());
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      for (int part = 0; part < 3; ++part)
        into[y * stride + 3 * x + part] = from[y * from_stride + 4 * x + 2 - part];
  heif_context* context = heif_context_alloc();
  heif_encoder* encoder = nullptr;
  check(heif_context_get_encoder_for_format(context, heif_compression_HEVC, &encoder));
  check(heif_context_encode_image(context, image, encoder, nullptr, nullptr));
  std::string heic;
  heif_writer writer{.writer_api_version = 1,
                     .write = [](heif_context*, const void* bytes, size_t size, void* text) {
                       static_cast<std::string*>(text)->append(static_cast<const char*>(bytes), size);
                       return heif_error{heif_error_Ok, heif_suberror_Unspecified, ""};
                     }};
  check(heif_context_write(context, &writer, &heic));
  heif_encoder_release(encoder);
  heif_image_release(image);
  heif_context_free(context);
  return heic;
}

char colour_at(std::string_view jpeg, double across, double down) {
  auto decoded = decode(Format::kJpeg, jpeg, 1 << 20);
  const auto& pixels = decoded.value().pixels;
  const int x = int(across * cairo_image_surface_get_width(pixels.get()));
  const int y = int(down * cairo_image_surface_get_height(pixels.get()));
  const auto* bgrx =
      cairo_image_surface_get_data(pixels.get()) + y * cairo_image_surface_get_stride(pixels.get()) + 4 * x;
  if (bgrx[2] > 180 && bgrx[0] > 180) return 'w';
  return bgrx[2] > bgrx[0] ? 'r' : 'b';
}

}  // namespace kith::images::kit
