// SPDX-License-Identifier: Apache-2.0
// The kinds of duty that a rule about duties counts together. Pure.
#pragma once

#include <string>
#include <vector>

#include "norms/packs/rule.hpp"

namespace kith::norms {

// Due::duty holds them separated by spaces.
std::vector<std::string> due_kinds(const Due& due);
std::string due_text(const std::vector<std::string>& kinds);

bool is_about(const Due& due, const std::string& kind);

}  // namespace kith::norms
