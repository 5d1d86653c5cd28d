// SPDX-License-Identifier: Apache-2.0
#include "platform/pdf/picture.hpp"

#include <cairo.h>

#include <cstdint>
#include <cstring>

namespace kith::pdf {
namespace {

constexpr std::size_t kMostBytes = 20 * 1024 * 1024;
constexpr std::int64_t kMostJpegPixels = 60'000'000;
// Unpacked at four bytes each.
constexpr std::int64_t kMostPngPixels = 16'000'000;
constexpr std::string_view kPngStart("\x89PNG\r\n\x1a\n", 8);
constexpr std::size_t kPngHead = 24;  // up to the height

Error damaged() { return invalid("pdf.bad_picture"); }
Error too_large() { return invalid("pdf.picture_too_large"); }

unsigned byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }
unsigned two_at(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1);
}
std::int64_t four_at(std::string_view bytes, std::size_t at) {
  return std::int64_t{two_at(bytes, at)} << 16 | two_at(bytes, at + 2);
}

struct Reading {
  std::string_view bytes;
  static cairo_status_t next(void* closure, unsigned char* into, unsigned wanted) {
    auto& rest = static_cast<Reading*>(closure)->bytes;
    if (rest.size() < wanted) return CAIRO_STATUS_READ_ERROR;
    std::memcpy(into, rest.data(), wanted);
    rest.remove_prefix(wanted);
    return CAIRO_STATUS_SUCCESS;
  }
};

Result<Picture> read_png(std::string_view bytes) {
  if (bytes.size() < kPngHead) return damaged();
  const std::int64_t width = four_at(bytes, 16), height = four_at(bytes, 20);
  if (width <= 0 || height <= 0) return damaged();
  if (width > kMostPngPixels || height > kMostPngPixels || width * height > kMostPngPixels)
    return too_large();
  Reading reading{bytes};
  Surface surface(cairo_image_surface_create_from_png_stream(&Reading::next, &reading));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return damaged();
  return Picture{std::move(surface), int(width), int(height)};
}

Result<Picture> read_jpeg(std::string_view bytes) {
  auto plain = plain_jpeg(bytes);
  if (!plain) return plain.error();
  if (std::int64_t{plain->width} * plain->height > kMostJpegPixels) return too_large();
  // Cairo asks for a surface of the picture's size to hang the bytes on. Its memory is never touched.
  Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, plain->width, plain->height));
  auto* kept = new std::string(std::move(plain->bytes));
  const auto status = cairo_surface_set_mime_data(
      surface.get(), CAIRO_MIME_TYPE_JPEG, reinterpret_cast<const unsigned char*>(kept->data()), kept->size(),
      [](void* owned) { delete static_cast<std::string*>(owned); }, kept);
  if (status != CAIRO_STATUS_SUCCESS) {
    delete kept;
    return damaged();
  }
  return Picture{std::move(surface), plain->width, plain->height};
}

// Markers of ITU-T T.81, table B.1.
constexpr unsigned kStartOfImage = 0xD8, kEndOfImage = 0xD9, kStartOfScan = 0xDA, kComment = 0xFE;
constexpr unsigned kFirstApplication = 0xE0, kLastApplication = 0xEF, kAdobe = 0xEE;

bool is_frame(unsigned marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}
// JFIF says nothing of the making; Adobe's says how colours are to be read.
bool is_told(unsigned marker) {
  const bool is_private = marker > kFirstApplication && marker <= kLastApplication && marker != kAdobe;
  return !is_private && marker != kComment;
}

bool read_frame(std::string_view segment, PlainJpeg& plain) {
  if (segment.size() < 10) return false;
  plain.height = int(two_at(segment, 5));
  plain.width = int(two_at(segment, 7));
  return plain.height > 0 && plain.width > 0;
}

// Where the next marker begins. In a scan FF is followed by 00, or by D0 … D7 between its intervals.
std::size_t end_of_scan(std::string_view bytes, std::size_t at) {
  for (; at + 1 < bytes.size(); ++at) {
    const unsigned next = byte_at(bytes, at + 1);
    if (byte_at(bytes, at) == 0xFF && next != 0 && (next < 0xD0 || next > 0xD7)) return at;
  }
  return bytes.size();
}

PlainJpeg finished(PlainJpeg& plain) {
  plain.bytes.append("\xFF\xD9");
  return std::move(plain);
}

}  // namespace

void CloseSurface::operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }

Result<PlainJpeg> plain_jpeg(std::string_view bytes) {
  if (bytes.size() < 4 || byte_at(bytes, 0) != 0xFF || byte_at(bytes, 1) != kStartOfImage) return damaged();
  PlainJpeg plain{.bytes = std::string(bytes.substr(0, 2))};
  for (std::size_t at = 2; at + 2 <= bytes.size();) {
    if (byte_at(bytes, at) != 0xFF) return damaged();
    const unsigned marker = byte_at(bytes, at + 1);
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    // What stands behind the end, such as a second picture of some telephones, is left out.
    if (marker == kEndOfImage) {
      if (plain.width == 0) return damaged();
      return finished(plain);
    }
    const std::size_t length = at + 4 <= bytes.size() ? two_at(bytes, at + 2) : 0;
    if (length < 2 || at + 2 + length > bytes.size()) return damaged();
    if (is_frame(marker) && !read_frame(bytes.substr(at, 2 + length), plain)) return damaged();
    const std::size_t end = marker == kStartOfScan ? end_of_scan(bytes, at + 2 + length) : at + 2 + length;
    if (is_told(marker)) plain.bytes.append(bytes, at, end - at);
    at = end;
  }
  return damaged();
}

Result<Picture> read_picture(std::string_view bytes) {
  if (bytes.size() > kMostBytes) return too_large();
  if (bytes.starts_with(kPngStart)) return read_png(bytes);
  return read_jpeg(bytes);
}

}  // namespace kith::pdf
