// SPDX-License-Identifier: Apache-2.0
// SQL of the family's log. Its entries are rows of the ledger; it has no table of its own.
#pragma once

#include <vector>

#include "capabilities/family_log/family_log.hpp"
#include "people/scope.hpp"
#include "platform/db/db.hpp"

namespace kith::family_log {

// A child in sight one of whose guardians lives away.
struct LoggedChild {
  std::int64_t student_id = 0;
  std::string name;
};
KITH_DESCRIBE(LoggedChild, (student_id, name))
std::vector<LoggedChild> children_logged(db::Session& session, const people::Scope& sight,
                                         std::int64_t school_id);

struct LogRow {
  std::int64_t contact_id = 0;
  ledger::Mode mode = ledger::Mode::kTelephone;
  Date held_on{};
  std::int64_t recorded_by = 0;  // a guardian
  std::string guardian_name;
};
KITH_DESCRIBE(LogRow, (contact_id, mode, held_on, recorded_by, guardian_name))
// The newest first; voided ones left out.
std::vector<LogRow> log_of(db::Session& session, std::int64_t school_id, std::int64_t student_id, int limit);

// Who wrote an entry of this log, with the child; absent for any other contact.
struct LogAuthor {
  std::int64_t recorded_by = 0;
  std::int64_t student_id = 0;
};
KITH_DESCRIBE(LogAuthor, (recorded_by, student_id))
std::optional<LogAuthor> author_of(db::Session& session, std::int64_t school_id, std::int64_t contact_id);

}  // namespace kith::family_log
