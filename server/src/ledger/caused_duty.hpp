// SPDX-License-Identifier: Apache-2.0
// Finding the duties again that a row of a slice caused.
#pragma once

#include <optional>
#include <string>
#include <vector>

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

// What a row of a slice caused, of this kind, fulfilled or not; nothing that was cancelled.
struct CausedDuty {
  std::int64_t id = 0;
  std::string kind;
  std::optional<std::string> clause;
  std::int64_t owner_id = 0;
  Instant due_at{};
  std::optional<Instant> fulfilled_at;
};
KITH_DESCRIBE(CausedDuty, (id, kind, clause, owner_id, due_at, fulfilled_at))
std::vector<CausedDuty> duties_from(db::Session& session, std::int64_t school_id, std::string_view kind,
                                    std::string_view cause_slice, std::int64_t cause_id);

}  // namespace kith::ledger
