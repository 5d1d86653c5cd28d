// SPDX-License-Identifier: Apache-2.0
// The call list: families that no message has moved, each with the member of staff who tells them.
// Thread-safe: no state of its own.
#pragma once

#include <vector>

#include "capabilities/notices/escalation/telling.hpp"
#include "people/viewer.hpp"
#include "platform/db/db.hpp"
#include "platform/events/events.hpp"

namespace kith::notices {

class Tellings {
 public:
  Tellings(db::Db& db, const Clock& clock, events::Events& events)
      : db_(db), clock_(clock), events_(events) {}

  // The viewer's own, urgent ones first, at most 200.
  std::vector<TellingLine> own(const people::Viewer& viewer);

  // An attempt, or the telling itself; whoever may see the notice and the student may say so, also before the
  // name stood on a list. Told twice is told once. Errors: notices.no_such_notice, notices.not_meant (not for
  // this student, or out of sight), notices.withdrawn.
  Result<bool> note(const people::Viewer& viewer, const NewTelling& telling);
  // By who told, or the school's desk. Errors: notices.no_such_notice, notices.not_told_by_you.
  Result<bool> take_back(const people::Viewer& viewer, std::int64_t notice_id, std::int64_t student_id);

 private:
  void tell(db::Tx& tx, std::int64_t notice_id, std::int64_t class_id) const;

  db::Db& db_;
  const Clock& clock_;
  events::Events& events_;
};

}  // namespace kith::notices
