// SPDX-License-Identifier: Apache-2.0
// Files carried inside the program, written by tools/embed.cmake in name order.
#pragma once

#include <string_view>
#include <vector>

namespace kith {

struct EmbeddedFile {
  std::string_view name;
  std::string_view text;
};

const std::vector<EmbeddedFile>& embedded_migrations();
const std::vector<EmbeddedFile>& embedded_policies();

}  // namespace kith
