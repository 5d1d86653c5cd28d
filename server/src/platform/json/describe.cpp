// SPDX-License-Identifier: Apache-2.0
#include "platform/json/describe.hpp"

namespace kith {

std::string enumerator_text(std::string_view enumerator) {
  std::string text;
  for (char c : enumerator.substr(1)) {
    bool is_upper = c >= 'A' && c <= 'Z';
    if (is_upper && !text.empty()) text += '_';
    text += is_upper ? char(c - 'A' + 'a') : c;
  }
  return text;
}

}  // namespace kith
