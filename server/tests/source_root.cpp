// SPDX-License-Identifier: Apache-2.0
#include "tests/source_root.hpp"

namespace kith {

std::filesystem::path source_root() { return KITH_SOURCE_ROOT; }

}  // namespace kith
