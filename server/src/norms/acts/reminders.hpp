// SPDX-License-Identifier: Apache-2.0
// A leader reminds an owner of one clause. It is no message: it waits for the owner's next morning list, with
// the leader's name. A second one for the same clause, owner and period changes nothing until the first was
// seen. Thread-safe: no state of its own; copies are the same.
#pragma once

#include "norms/acts/reminder_store.hpp"
#include "norms/boards/frame.hpp"

namespace kith::norms {

struct NewReminder {
  std::string clause;
  std::int64_t owner_id = 0;
  std::optional<std::int64_t> class_id;
};
KITH_DESCRIBE(NewReminder, (clause, owner_id, class_id))

class Reminders {
 public:
  Reminders(db::Db& db, const Clock& clock, Norms& norms) : db_(db), clock_(clock), norms_(norms) {}

  // The school desk reminds any member of staff. A grade head names a class of the grade and one of its
  // teachers.
  // Errors: norms.no_such_norm (or not taken on by the school); people.no_such_class (or not in charge);
  // norms.no_such_owner.
  Result<std::vector<Reminder>> remind(const people::Viewer& viewer, const NewReminder& asked) const;

  // Those about a clause in the running period that wait to be seen: for the desk all of them, for a
  // grade head those about classes in charge.
  // Error: norms.no_such_norm.
  Result<std::vector<Reminder>> waiting(const people::Viewer& viewer, const std::string& clause) const;

 private:
  Result<int> running_period(const people::Viewer& viewer, const std::string& clause) const;

  db::Db& db_;
  const Clock& clock_;
  Norms& norms_;
};

}  // namespace kith::norms
