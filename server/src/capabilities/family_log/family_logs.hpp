// SPDX-License-Identifier: Apache-2.0
// A guardian notes the family's own contact with its child, reads what the family noted, and takes back a
// wrong entry. Staff never read it: the board counts it. Thread-safe: no state of its own.
#pragma once

#include "capabilities/family_log/log_store.hpp"
#include "ledger/ledger.hpp"

namespace kith::family_log {

struct LogEntry {
  std::int64_t contact_id = 0;
  LogForm form = LogForm::kCalled;
  Date held_on{};
  std::string guardian_name;
  bool may_void = false;  // the viewer's own
};
KITH_DESCRIBE(LogEntry, (contact_id, form, held_on, guardian_name, may_void))

// entries: the newest first, at most 30. this_week: of them, those since Monday.
struct ChildLog {
  std::int64_t student_id = 0;
  std::string name;
  std::string given_name;
  int this_week = 0;
  std::vector<LogEntry> entries;
};
KITH_DESCRIBE(ChildLog, (student_id, name, given_name, this_week, entries))

class FamilyLogs {
 public:
  FamilyLogs(db::Db& db, const Clock& clock, ledger::Ledger& ledger)
      : db_(db), clock_(clock), ledger_(ledger) {}

  // Own children one of whose guardians lives away; for every other family it is empty.
  std::vector<ChildLog> logs(const people::Viewer& viewer);

  // Errors: that of refusal(); family_log.no_such_student (no child of the viewer, or nobody of its guardians
  // lives away); ledger.client_key_taken.
  Result<ChildLog> note(const people::Viewer& viewer, const NewLogEntry& entry);

  // Errors: family_log.no_such_entry (or out of sight, or no entry of this log), family_log.not_yours,
  // ledger.already_void.
  Result<ChildLog> take_back(const people::Viewer& viewer, std::int64_t contact_id);

 private:
  std::vector<ChildLog> read(db::Session& session, const people::Viewer& viewer) const;
  Result<ChildLog> log_of_child(db::Session& session, const people::Viewer& viewer,
                                std::int64_t student_id) const;

  db::Db& db_;
  const Clock& clock_;
  ledger::Ledger& ledger_;
};

}  // namespace kith::family_log
