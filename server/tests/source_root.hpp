// SPDX-License-Identifier: Apache-2.0
// Where the source tree is, for tests about the codebase and tests that need a file of it.
#pragma once

#include <filesystem>

namespace kith {

std::filesystem::path source_root();

}  // namespace kith
