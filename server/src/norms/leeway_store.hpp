// SPDX-License-Identifier: Apache-2.0
// SQL of excuses as people read them. Writing, and the weeks of newcomers, are in tally_store.hpp.
#pragma once

#include "norms/tally_store.hpp"
#include "people/school.hpp"
#include "people/scope.hpp"

namespace kith::norms {

struct NamedExcuse : people::ClassKey {
  std::int64_t subject_id = 0;
  std::string name;
  std::string reason;
  std::optional<std::string> set_by_name;
  Instant set_at{};
};
KITH_DESCRIBE_WITH(NamedExcuse, (people::ClassKey), (subject_id, name, reason, set_by_name, set_at))

// Students whom `sight` holds by the alias s, the newest excuse first.
std::vector<NamedExcuse> excused_students(db::Session& session, const people::Scope& sight, std::int64_t school_id,
                                          const std::string& norm_id, int period_no);
bool is_excused(db::Session& session, const Excuse& excuse);

}  // namespace kith::norms
