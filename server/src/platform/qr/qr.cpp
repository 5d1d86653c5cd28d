// SPDX-License-Identifier: Apache-2.0
#include "platform/qr/qr.hpp"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>
#include <stdexcept>

namespace kith::qr {
namespace {

constexpr int kQuiet = 4;

// Runs of dark modules as one-unit-high bars.
std::string bars(const QRcode& code) {
  std::string path;
  const auto is_dark = [&](int x, int y) { return (code.data[y * code.width + x] & 1) != 0; };
  for (int y = 0; y < code.width; ++y) {
    for (int x = 0; x < code.width; ++x) {
      if (!is_dark(x, y)) continue;
      const int begin = x;
      while (x < code.width && is_dark(x, y)) ++x;
      path += fmt::format("M{} {}h{}v1h-{}z", begin + kQuiet, y + kQuiet, x - begin, x - begin);
    }
  }
  return path;
}

}  // namespace

std::string svg_of(std::string_view text) {
  const std::string bytes(text);
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeString8bit(bytes.c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
  if (!code) throw std::invalid_argument("this text makes no QR code");
  const int side = code->width + 2 * kQuiet;
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {0}\" shape-rendering=\"crispEdges\">"
      "<path fill=\"#fff\" d=\"M0 0h{0}v{0}h-{0}z\"/><path d=\"{1}\"/></svg>",
      side, bars(*code));
}

}  // namespace kith::qr
