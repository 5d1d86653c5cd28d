// SPDX-License-Identifier: Apache-2.0
#include "platform/text/characters.hpp"

#include <algorithm>

namespace kith::text {

std::size_t characters_in(std::string_view utf8) {
  return std::count_if(utf8.begin(), utf8.end(), [](char byte) { return (byte & 0xC0) != 0x80; });
}

}  // namespace kith::text
