// SPDX-License-Identifier: Apache-2.0
#include "platform/images/format.hpp"

#include <algorithm>
#include <array>

namespace kith::images {
namespace {

// Brands of ISO 23008-12 that telephones write for single pictures.
constexpr std::array<std::string_view, 6> kHeicBrands{"heic", "heix", "heim", "heis", "mif1", "msf1"};

bool is_heic(std::string_view bytes) {
  return bytes.size() >= 12 && bytes.substr(4, 4) == "ftyp" &&
         std::find(kHeicBrands.begin(), kHeicBrands.end(), bytes.substr(8, 4)) != kHeicBrands.end();
}

}  // namespace

std::optional<Format> format_of(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xD8\xFF")) return Format::kJpeg;
  if (bytes.starts_with(std::string_view("\x89PNG\r\n\x1a\n", 8))) return Format::kPng;
  if (bytes.size() >= 12 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") return Format::kWebp;
  if (is_heic(bytes)) return Format::kHeic;
  return std::nullopt;
}

}  // namespace kith::images
