// SPDX-License-Identifier: Apache-2.0
// SQL of the invented visits that get a full record.
#pragma once

#include <optional>
#include <vector>

#include "ledger/contact.hpp"
#include "platform/db/db.hpp"

namespace kith::demo {

struct VisitHeld {
  std::int64_t contact_id = 0;
  std::int64_t student_id = 0;
  std::int64_t recorded_by = 0;
  Instant held_at{};
  ledger::Mode mode = ledger::Mode::kHome;
};
KITH_DESCRIBE(VisitHeld, (contact_id, student_id, recorded_by, held_at, mode))

// The newest first, of students who are at the school.
std::vector<VisitHeld> visits_at_home(db::Session& session, std::int64_t school_id, int limit);
std::optional<VisitHeld> last_talk_of(db::Session& session, std::int64_t school_id, std::int64_t student_id);

}  // namespace kith::demo
