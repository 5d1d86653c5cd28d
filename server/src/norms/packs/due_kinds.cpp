// SPDX-License-Identifier: Apache-2.0
#include "norms/packs/due_kinds.hpp"

#include <algorithm>
#include <sstream>

namespace kith::norms {

std::vector<std::string> due_kinds(const Due& due) {
  std::vector<std::string> kinds;
  std::istringstream words(due.duty);
  for (std::string kind; words >> kind;) kinds.push_back(kind);
  return kinds;
}

std::string due_text(const std::vector<std::string>& kinds) {
  std::string text;
  for (const auto& kind : kinds) text += (text.empty() ? "" : " ") + kind;
  return text;
}

bool is_about(const Due& due, const std::string& kind) {
  auto kinds = due_kinds(due);
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

}  // namespace kith::norms
