// SPDX-License-Identifier: Apache-2.0
// Whether a rule about duties counts a kind of duty. Pure.
#pragma once

#include <algorithm>
#include <string_view>

#include "norms/packs/rule.hpp"

namespace kith::norms {

inline bool is_about(const Due& due, std::string_view kind) {
  return std::find(due.duties.begin(), due.duties.end(), kind) != due.duties.end();
}

}  // namespace kith::norms
