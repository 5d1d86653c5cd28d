// SPDX-License-Identifier: Apache-2.0
// Counting text as people do.
#pragma once

#include <cstddef>
#include <string_view>

namespace kith::text {

// Code points of valid UTF-8: 王小明 has three.
std::size_t characters_in(std::string_view utf8);

}  // namespace kith::text
