// SPDX-License-Identifier: Apache-2.0
// SQL of reminders.
#pragma once

#include "norms/boards/board_store.hpp"

namespace kith::norms {

struct ReminderRow {
  std::int64_t school_id = 0;
  std::int64_t owner_id = 0;
  std::string clause;
  int period_no = 0;
  std::optional<std::int64_t> class_id;
  std::int64_t asked_by = 0;
  Instant asked_at{};
};
KITH_DESCRIBE(ReminderRow, (school_id, owner_id, clause, period_no, class_id, asked_by, asked_at))

// Somebody was asked about a clause. seen_at: absent until the owner had it on a morning list.
struct Reminder {
  std::string clause;
  std::int64_t owner_id = 0;
  std::optional<std::int64_t> class_id;
  std::int64_t asked_by = 0;
  std::string asked_by_name;
  Instant asked_at{};
  std::optional<Instant> seen_at;
};
KITH_DESCRIBE(Reminder, (clause, owner_id, class_id, asked_by, asked_by_name, asked_at, seen_at))

// One that waits to be seen stays as it is; one that was seen is asked anew. Whether a row changed.
bool save_reminder(db::Tx& tx, const ReminderRow& reminder);
// Those of one clause and period that wait to be seen; `classes` limits them by the alias c of their class,
// so that those about no class are left out.
std::vector<Reminder> waiting_reminders(db::Session& session, std::int64_t school_id,
                                        const std::string& clause, int period_no,
                                        const std::optional<people::Scope>& classes);
// What the list of a morning holds: asked before it, and not seen on an earlier one.
std::vector<Reminder> reminders_of_morning(db::Session& session, std::int64_t school_id,
                                           std::int64_t owner_id, Instant morning, const Periods& periods);
void mark_reminders_seen(db::Tx& tx, std::int64_t school_id, std::int64_t owner_id, Instant morning,
                         Instant now);

bool works_here(db::Session& session, std::int64_t school_id, std::int64_t staff_id, Date day);
bool teaches_class(db::Session& session, std::int64_t school_id, std::int64_t class_id, std::int64_t staff_id,
                   Date day);
// Whether the viewer answers for the class (people/scope.hpp).
bool is_in_charge(db::Session& session, const people::Viewer& viewer, Date day, std::int64_t class_id);

}  // namespace kith::norms
