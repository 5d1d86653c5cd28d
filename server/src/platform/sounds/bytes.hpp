// SPDX-License-Identifier: Apache-2.0
// Reading big-endian numbers from the front of bytes. What is not there reads as zero and ends the reading.
#pragma once

#include <cstdint>
#include <string_view>

namespace kith::sounds {

inline std::uint64_t number_of(std::string_view bytes) {
  std::uint64_t number = 0;
  for (unsigned char byte : bytes) number = number << 8 | byte;
  return number;
}

// Takes `count` bytes (at most 8) off the front.
inline std::uint64_t take_number(std::string_view& bytes, std::size_t count) {
  auto number = number_of(bytes.substr(0, count));
  bytes.remove_prefix(count < bytes.size() ? count : bytes.size());
  return number;
}

}  // namespace kith::sounds
