// SPDX-License-Identifier: Apache-2.0
// Pictures for tests. The left half is red and the right half blue, so that a turn shows.
#pragma once

#include <string>
#include <string_view>

namespace kith::images::kit {

// What a telephone writes into the file beside the pixels.
inline constexpr std::string_view kDevice = "InventedPhone 12";
inline constexpr std::string_view kPlaceDay = "2026:11:18";

// With EXIF: this orientation (1 … 8), the device, and a place with its day.
std::string telephone_jpeg(int width, int height, int orientation = 1);
std::string plain_png(int width, int height);
std::string plain_webp(int width, int height);
std::string plain_heic(int width, int height);

// 'r' for mostly red, 'b' for mostly blue, 'w' for mostly white, of the pixel at these shares of width and
// height.
char colour_at(std::string_view jpeg, double across, double down);

}  // namespace kith::images::kit
