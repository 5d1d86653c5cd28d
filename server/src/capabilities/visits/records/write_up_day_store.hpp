// SPDX-License-Identifier: Apache-2.0
// SQL of how many working days a school gives for writing a visit up.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/clock.hpp"
#include "platform/db/db.hpp"

namespace kith::records {

// days: working days. In force from since_on until the next row.
struct WriteUpDaysRow {
  std::int64_t school_id = 0;
  Date since_on{};
  int days = 0;
  std::string reason;
  std::int64_t set_by = 0;
  Instant set_at{};
};
KITH_DESCRIBE(WriteUpDaysRow, (school_id, since_on, days, reason, set_by, set_at))
// Replaces that of the same day.
void save_write_up_days(db::Tx& tx, const WriteUpDaysRow& row);

// Absent while the school has set none.
std::optional<int> write_up_days_of(db::Session& session, std::int64_t school_id);

struct WriteUpDaysChange {
  Date since_on{};
  int days = 0;
  std::string reason;
  std::optional<std::string> set_by_name;
  Instant set_at{};
};
KITH_DESCRIBE(WriteUpDaysChange, (since_on, days, reason, set_by_name, set_at))
// The newest first.
std::vector<WriteUpDaysChange> write_up_days_history(db::Session& session, std::int64_t school_id);

}  // namespace kith::records
