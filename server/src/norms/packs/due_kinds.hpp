// SPDX-License-Identifier: Apache-2.0
// The kinds of duty that a rule about duties counts together. Pure.
#pragma once

#include <algorithm>
#include <string_view>

#include "norms/packs/rule.hpp"

namespace kith::norms {

inline const std::vector<std::string>& due_kinds(const Due& due) { return due.duties; }

inline bool is_about(const Due& due, std::string_view kind) {
  return std::find(due.duties.begin(), due.duties.end(), kind) != due.duties.end();
}

}  // namespace kith::norms
