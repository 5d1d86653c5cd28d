// SPDX-License-Identifier: Apache-2.0
// How many families of many schools something would reach, counted in the database: no student is read. What
// a school's own notice to the same audience counts (audience.hpp).
#pragma once

#include <optional>
#include <vector>

#include "platform/db/db.hpp"

namespace kith::people {

struct FamilyCount {
  std::int64_t school_id = 0;
  std::int64_t families = 0;
  std::int64_t unreachable = 0;  // without any guardian who may receive
};

// By school; those without a family are left out. school_ids: all when absent. grades: all when empty, of
// `school_year`.
std::vector<FamilyCount> count_families(db::Session& session,
                                        const std::optional<std::vector<std::int64_t>>& school_ids,
                                        const std::vector<int>& grades, int school_year);

}  // namespace kith::people
