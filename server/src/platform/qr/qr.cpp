// SPDX-License-Identifier: Apache-2.0
#include "platform/qr/qr.hpp"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>
#include <stdexcept>

namespace kith::qr {
namespace {

std::string path_of(const Modules& modules) {
  std::string path;
  for (const auto& bar : bars_of(modules))
    path += fmt::format("M{} {}h{}v1h-{}z", bar.x + kQuietZone, bar.y + kQuietZone, bar.length, bar.length);
  return path;
}

}  // namespace

Modules modules_of(std::string_view text) {
  const std::string bytes(text);
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeString8bit(bytes.c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
  if (!code) throw std::invalid_argument("this text makes no QR code");
  Modules modules{.side = code->width};
  for (int i = 0; i < code->width * code->width; ++i) modules.dark.push_back((code->data[i] & 1) != 0);
  return modules;
}

std::vector<Bar> bars_of(const Modules& modules) {
  std::vector<Bar> bars;
  for (int y = 0; y < modules.side; ++y) {
    for (int x = 0; x < modules.side; ++x) {
      const int begin = x;
      while (x < modules.side && modules.is_dark(x, y)) ++x;
      if (x > begin) bars.push_back({begin, y, x - begin});
    }
  }
  return bars;
}

std::string svg_of(std::string_view text) {
  const auto modules = modules_of(text);
  const int side = modules.side + 2 * kQuietZone;
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {0}\" shape-rendering=\"crispEdges\">"
      "<path fill=\"#fff\" d=\"M0 0h{0}v{0}h-{0}z\"/><path d=\"{1}\"/></svg>",
      side, path_of(modules));
}

}  // namespace kith::qr
