// SPDX-License-Identifier: Apache-2.0
// A duty as the demo writes it, in bulk and with identifiers of its own.
#pragma once

#include <optional>
#include <string>

#include "platform/clock.hpp"
#include "platform/json/describe.hpp"

namespace kith::demo {

struct DutyRow {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
  std::string kind, clause;
  std::int64_t owner_id = 0;
  std::string subject_kind;
  std::int64_t subject_id = 0;
  std::optional<std::int64_t> class_id;
  std::string cause_slice;
  std::int64_t cause_id = 0;
  Instant began_at{}, due_at{};
  std::optional<Instant> fulfilled_at;
  std::optional<std::int64_t> contact_id;
};
KITH_DESCRIBE(DutyRow, (school_id, id, kind, clause, owner_id, subject_kind, subject_id, class_id,
                        cause_slice, cause_id, began_at, due_at, fulfilled_at, contact_id))

}  // namespace kith::demo
