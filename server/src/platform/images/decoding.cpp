// SPDX-License-Identifier: Apache-2.0
#include "platform/images/decoding.hpp"

#include <cairo.h>
#include <libexif/exif-data.h>
#include <libheif/heif.h>
#include <turbojpeg.h>
#include <webp/decode.h>

#include <cstring>
#include <stdexcept>

namespace kith::images {
namespace {

// A progressive JPEG keeps its coefficients while it is unpacked: six bytes a pixel, before it is made
// smaller.
constexpr std::int64_t kMostJpegPixels = 60'000'000;
constexpr std::int64_t kMostPixels = 24'000'000;
constexpr int kQuality = 82;
constexpr int kPngHead = 24;  // up to the height

Error damaged() { return invalid("images.damaged"); }
Error too_large() { return invalid("images.too_large"); }

bool is_beyond(std::int64_t width, std::int64_t height, std::int64_t most) {
  return width > most || height > most || width * height > most;
}

const unsigned char* start_of(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

struct CloseJpeg {
  void operator()(void* handle) const { tjDestroy(handle); }
};
using Jpeg = std::unique_ptr<void, CloseJpeg>;

struct CloseExif {
  void operator()(ExifData* data) const { exif_data_unref(data); }
};

Turn turn_of(std::string_view bytes) {
  std::unique_ptr<ExifData, CloseExif> exif(exif_data_new_from_data(start_of(bytes), unsigned(bytes.size())));
  if (!exif) return 1;
  auto* entry = exif_content_get_entry(exif->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
  if (!entry || entry->format != EXIF_FORMAT_SHORT || entry->components < 1) return 1;
  const int turn = exif_get_short(entry->data, exif_data_get_byte_order(exif.get()));
  return turn >= 1 && turn <= 8 ? turn : 1;
}

// The smallest of libjpeg's scales that leaves the longer side at `longest` or above.
tjscalingfactor scale_for(int side, int longest) {
  int count = 0;
  const auto* factors = tjGetScalingFactors(&count);
  tjscalingfactor best{1, 1};
  for (int i = 0; i < count; ++i) {
    const int scaled = TJSCALED(side, factors[i]);
    if (scaled >= longest && scaled < TJSCALED(side, best)) best = factors[i];
  }
  return best;
}

Result<Decoded> decode_jpeg(std::string_view bytes, int longest) {
  Jpeg jpeg(tjInitDecompress());
  int width = 0, height = 0, sampling = 0, colours = 0;
  if (tjDecompressHeader3(jpeg.get(), start_of(bytes), bytes.size(), &width, &height, &sampling, &colours) !=
      0)
    return damaged();
  if (is_beyond(width, height, kMostJpegPixels)) return too_large();
  const auto scale = scale_for(std::max(width, height), longest);
  width = TJSCALED(width, scale);
  height = TJSCALED(height, scale);
  auto pixels = blank(width, height);
  const int failed =
      tjDecompress2(jpeg.get(), start_of(bytes), bytes.size(), cairo_image_surface_get_data(pixels.get()),
                    width, cairo_image_surface_get_stride(pixels.get()), height, TJPF_BGRX, 0);
  // A warning is what cameras' small breaches of the format give: the pixels are there.
  if (failed && tjGetErrorCode(jpeg.get()) != TJERR_WARNING) return damaged();
  cairo_surface_mark_dirty(pixels.get());
  return Decoded{std::move(pixels), turn_of(bytes)};
}

struct Reading {
  std::string_view rest;
  static cairo_status_t next(void* closure, unsigned char* into, unsigned wanted) {
    auto& rest = static_cast<Reading*>(closure)->rest;
    if (rest.size() < wanted) return CAIRO_STATUS_READ_ERROR;
    std::memcpy(into, rest.data(), wanted);
    rest.remove_prefix(wanted);
    return CAIRO_STATUS_SUCCESS;
  }
};

std::int64_t four_at(std::string_view bytes, int at) {
  const auto* b = start_of(bytes) + at;
  return std::int64_t{b[0]} << 24 | b[1] << 16 | b[2] << 8 | b[3];
}

// On white: a JPEG has no transparency.
Surface on_white(const Surface& drawn) {
  auto pixels =
      blank(cairo_image_surface_get_width(drawn.get()), cairo_image_surface_get_height(drawn.get()));
  cairo_t* context = cairo_create(pixels.get());
  cairo_set_source_surface(context, drawn.get(), 0, 0);
  cairo_paint(context);
  cairo_destroy(context);
  return pixels;
}

Result<Decoded> decode_png(std::string_view bytes) {
  if (bytes.size() < kPngHead) return damaged();
  if (is_beyond(four_at(bytes, 16), four_at(bytes, 20), kMostPixels)) return too_large();
  Reading reading{bytes};
  Surface drawn(cairo_image_surface_create_from_png_stream(&Reading::next, &reading));
  if (cairo_surface_status(drawn.get()) != CAIRO_STATUS_SUCCESS) return damaged();
  return Decoded{on_white(drawn)};
}

Result<Decoded> decode_webp(std::string_view bytes) {
  WebPBitstreamFeatures features;
  if (WebPGetFeatures(start_of(bytes), bytes.size(), &features) != VP8_STATUS_OK) return damaged();
  if (is_beyond(features.width, features.height, kMostPixels)) return too_large();
  auto pixels = blank(features.width, features.height);
  const auto stride = cairo_image_surface_get_stride(pixels.get());
  auto* data = cairo_image_surface_get_data(pixels.get());
  if (!WebPDecodeBGRAInto(start_of(bytes), bytes.size(), data, std::size_t(stride) * features.height, stride))
    return damaged();
  cairo_surface_mark_dirty(pixels.get());
  return Decoded{std::move(pixels)};
}

struct CloseHeif {
  void operator()(heif_context* context) const { heif_context_free(context); }
  void operator()(heif_image_handle* handle) const { heif_image_handle_release(handle); }
  void operator()(heif_image* image) const { heif_image_release(image); }
};

void copy_heif(const heif_image& image, const Surface& pixels) {
  int from_stride = 0;
  const auto* from = heif_image_get_plane_readonly(&image, heif_channel_interleaved, &from_stride);
  auto* into = cairo_image_surface_get_data(pixels.get());
  const int width = cairo_image_surface_get_width(pixels.get()),
            stride = cairo_image_surface_get_stride(pixels.get());
  for (int y = 0; y < cairo_image_surface_get_height(pixels.get()); ++y)
    for (int x = 0; x < width; ++x) {
      const auto* rgb = from + std::ptrdiff_t{y} * from_stride + 3 * x;
      auto* bgrx = into + std::ptrdiff_t{y} * stride + 4 * x;
      bgrx[0] = rgb[2], bgrx[1] = rgb[1], bgrx[2] = rgb[0], bgrx[3] = 0xFF;
    }
  cairo_surface_mark_dirty(pixels.get());
}

// libheif turns the picture itself: HEIC keeps that beside the EXIF, which must not be followed again.
Result<Decoded> decode_heic(std::string_view bytes) {
  std::unique_ptr<heif_context, CloseHeif> context(heif_context_alloc());
  if (heif_context_read_from_memory_without_copy(context.get(), bytes.data(), bytes.size(), nullptr).code)
    return damaged();
  heif_image_handle* found = nullptr;
  if (heif_context_get_primary_image_handle(context.get(), &found).code) return damaged();
  std::unique_ptr<heif_image_handle, CloseHeif> handle(found);
  if (is_beyond(heif_image_handle_get_width(found), heif_image_handle_get_height(found), kMostPixels))
    return too_large();
  heif_image* unpacked = nullptr;
  if (heif_decode_image(found, &unpacked, heif_colorspace_RGB, heif_chroma_interleaved_RGB, nullptr).code)
    return damaged();
  std::unique_ptr<heif_image, CloseHeif> image(unpacked);
  auto pixels = blank(heif_image_get_width(unpacked, heif_channel_interleaved),
                      heif_image_get_height(unpacked, heif_channel_interleaved));
  copy_heif(*unpacked, pixels);
  return Decoded{std::move(pixels)};
}

}  // namespace

Result<Decoded> decode(Format format, std::string_view bytes, int longest) {
  switch (format) {
    case Format::kJpeg:
      return decode_jpeg(bytes, longest);
    case Format::kPng:
      return decode_png(bytes);
    case Format::kWebp:
      return decode_webp(bytes);
    case Format::kHeic:
      return decode_heic(bytes);
  }
  return damaged();
}

std::string encoded_jpeg(const Surface& pixels) {
  Jpeg jpeg(tjInitCompress());
  unsigned char* made = nullptr;
  unsigned long size = 0;
  const int failed = tjCompress2(
      jpeg.get(), cairo_image_surface_get_data(pixels.get()), cairo_image_surface_get_width(pixels.get()),
      cairo_image_surface_get_stride(pixels.get()), cairo_image_surface_get_height(pixels.get()), TJPF_BGRX,
      &made, &size, TJSAMP_420, kQuality, 0);
  std::unique_ptr<unsigned char, void (*)(unsigned char*)> owned(made, &tjFree);
  if (failed) throw std::runtime_error("images: a picture cannot be written");
  return {reinterpret_cast<const char*>(made), size};
}

}  // namespace kith::images
