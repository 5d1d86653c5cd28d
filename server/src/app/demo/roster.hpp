// SPDX-License-Identifier: Apache-2.0
// The roster workbook of one invented school, in the columns real schools use. It imports without a refusal
// and is what the import is measured with.
#pragma once

#include <cstdint>
#include <string>

#include "app/demo/plan.hpp"
#include "platform/json/describe.hpp"

namespace kith::demo {

struct RosterOptions {
  Stage stage = Stage::kPrimary;
  int students = 1000;  // 1 … 500 000
  std::uint64_t seed = 1;
  int school_year = 0;  // 2026 is 2026–2027
};

struct RosterCounts {
  std::int64_t students = 0;
  std::int64_t staff = 0;
};
KITH_DESCRIBE(RosterCounts, (students, staff))

// Throws std::runtime_error when the file cannot be written.
RosterCounts write_roster(const std::string& path, const RosterOptions& options);

}  // namespace kith::demo
