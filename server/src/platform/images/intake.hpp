// SPDX-License-Identifier: Apache-2.0
// The one way in for photographs. What comes out is a JPEG made anew from pixels alone: upright, at most
// kLongestSide on a side, with no word of place, time or device.
// Any thread; at most kAtOnce pictures are unpacked at a time, others wait.
#pragma once

#include <semaphore>
#include <string>
#include <string_view>

#include "platform/error.hpp"

namespace kith::images {

inline constexpr std::size_t kMostBytes = 20 * 1024 * 1024;
inline constexpr int kLongestSide = 2000;  // pixels
inline constexpr int kAtOnce = 2;

struct Photograph {
  std::string jpeg;
  int width = 0, height = 0;  // pixels
};

class Intake {
 public:
  // JPEG, PNG, WebP or HEIC, known by content. Errors: images.not_a_photograph, images.too_large (more than
  // kMostBytes, or more pixels than are unpacked), images.damaged. longest: of a side, in pixels.
  Result<Photograph> take(std::string_view bytes, int longest = kLongestSide);

 private:
  std::counting_semaphore<kAtOnce> places_{kAtOnce};
};

}  // namespace kith::images
