// SPDX-License-Identifier: Apache-2.0
// The morning list: what awaits one member of staff today, in one place instead of a message for each clause.
// Own duties due or overdue, clauses for which the own classes are behind, what leaders asked about; for
// leaders also the duties of their people that are overdue by a working day. Thread-safe: no state of its
// own; copies are the same.
#pragma once

#include "app/morning_store.hpp"
#include "ledger/duties.hpp"
#include "norms/acts/reminders.hpp"
#include "platform/events/events.hpp"
#include "platform/http/route.hpp"

namespace kith::app {

struct DutyOfOthers {
  std::int64_t id = 0;
  std::string kind;
  std::optional<std::string> clause;
  std::int64_t owner_id = 0;
  std::string owner_name;
  std::optional<std::int64_t> class_id;
  std::optional<std::string> class_name;
  Instant due_at{};
};
KITH_DESCRIBE(DutyOfOthers, (id, kind, clause, owner_id, owner_name, class_id, class_name, due_at))

// is_open: a school day, between 07:30 and 18:00; otherwise everything is empty.
struct MorningList {
  Date day_on{};
  bool is_open = false;
  std::vector<ledger::Duty> duties;
  std::vector<MorningReminder> reminders;
  std::vector<norms::ClassGap> behind;
  std::vector<DutyOfOthers> of_others;
};
KITH_DESCRIBE(MorningList, (day_on, is_open, duties, reminders, behind, of_others))

class Mornings {
 public:
  Mornings(db::Db& db, const Clock& clock, norms::Norms& norms, events::Events& events)
      : db_(db), clock_(clock), norms_(norms), events_(events) {}

  MorningList list(const people::Viewer& viewer) const;

  // The reminders of today's list have been seen and do not come again tomorrow.
  void see(const people::Viewer& viewer) const;

  // Tells the staff of every school whose office hours have begun, by the event morning.begun, once a day.
  void begin() const;

 private:
  bool is_open(db::Session& session, std::int64_t school_id) const;
  std::vector<MorningReminder> reminders(db::Session& session, const people::Viewer& viewer,
                                         const norms::Frame& frame) const;
  std::vector<DutyOfOthers> of_others(db::Session& session, const people::Viewer& viewer,
                                      const norms::Frame& frame) const;

  db::Db& db_;
  const Clock& clock_;
  norms::Norms& norms_;
  events::Events& events_;
};

std::vector<http::Route> morning_routes(Mornings mornings);

}  // namespace kith::app
