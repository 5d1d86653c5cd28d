// SPDX-License-Identifier: Apache-2.0
// Finding the duty again that a row of a slice caused.
#pragma once

#include <optional>
#include <string>

#include "platform/db/db.hpp"

namespace kith::ledger {

struct DutyCause {
  std::int64_t school_id = 0;
  std::int64_t owner_id = 0;
  std::string kind;
  std::string cause_slice;
  std::int64_t cause_id = 0;
};
KITH_DESCRIBE(DutyCause, (school_id, owner_id, kind, cause_slice, cause_id))

// Neither fulfilled nor cancelled.
std::optional<std::int64_t> open_duty_from(db::Session& session, const DutyCause& cause);

}  // namespace kith::ledger
