// SPDX-License-Identifier: Apache-2.0
// A duty: something that must happen by a time. It has one owner; a contact or an explicit act fulfils it;
// a missed one stays visible with its owner's name, late kept apart from never, also after the owner has
// left. What must stay equal to the duties is told in the same transaction through DutyListener.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ledger/ledger.hpp"

namespace kith::ledger {

struct NewDuty {
  std::int64_t school_id = 0;
  std::string kind;                   // "notices.answer_opinion"
  std::optional<std::string> clause;  // "P4.13"
  std::int64_t owner_id = 0;          // staff
  std::string subject_kind;           // student, family, class, grade, school
  std::int64_t subject_id = 0;
  std::string cause_slice;
  std::int64_t cause_id = 0;
  Instant began_at{};
  Instant due_at{};
};

struct Duty {
  std::int64_t id = 0;
  std::string kind;
  std::optional<std::string> clause;
  std::int64_t owner_id = 0;
  std::string subject_kind;
  std::int64_t subject_id = 0;
  std::string cause_slice;
  std::int64_t cause_id = 0;
  Instant due_at{};
  std::optional<Instant> fulfilled_at;
  std::optional<std::string> subject_name;  // of a student
};
KITH_DESCRIBE(Duty, (id, kind, clause, owner_id, subject_kind, subject_id, cause_slice, cause_id, due_at,
                     fulfilled_at, subject_name))

// An open duty as the school's desk sees it. owner_left_on: the owner works here no longer, so somebody else
// must see to it.
struct OwnedDuty {
  std::int64_t id = 0;
  std::string kind;
  std::optional<std::string> clause;
  std::int64_t owner_id = 0;
  std::string owner_name;
  std::optional<Date> owner_left_on;
  std::string subject_kind;
  std::int64_t subject_id = 0;
  Instant due_at{};
  std::optional<std::string> subject_name;  // of a student
};
KITH_DESCRIBE(OwnedDuty, (id, kind, clause, owner_id, owner_name, owner_left_on, subject_kind, subject_id,
                          due_at, subject_name))

// kOpened also when it is open again, because the contact that had fulfilled it was voided.
enum class DutyAct { kOpened, kFulfilled, kCancelled };
KITH_DESCRIBE_ENUM(DutyAct, kOpened, kFulfilled, kCancelled)

// The duty as it is now. class_id: the class of its subject when it was opened; absent for a family, a grade
// or the school.
struct DutyChange {
  DutyAct act = DutyAct::kOpened;
  std::int64_t school_id = 0;
  std::int64_t duty_id = 0;
  std::string kind;
  std::optional<std::string> clause;
  std::int64_t owner_id = 0;
  std::string subject_kind;
  std::int64_t subject_id = 0;
  std::optional<std::int64_t> class_id;
  Instant began_at{};
  Instant due_at{};
  std::optional<Instant> fulfilled_at;
};

class DutyListener {
 public:
  virtual ~DutyListener() = default;
  // Runs inside the transaction; the duty's row is already written.
  virtual void duty_changed(db::Tx& tx, const DutyChange& change) = 0;
};

// Thread-safe: no state but its listeners, which are set at start. It listens to the ledger, so that voiding
// a contact opens the duties again that it had fulfilled.
class Duties : public ContactListener {
 public:
  void listen(DutyListener& listener) { listeners_.push_back(&listener); }

  std::int64_t open(db::Tx& tx, const NewDuty& duty);

  // Fulfils it once; a second time changes nothing. Error: ledger.no_such_duty (absent or cancelled).
  Result<bool> fulfil(db::Tx& tx, std::int64_t school_id, std::int64_t duty_id, Instant at,
                      std::optional<std::int64_t> contact_id = std::nullopt);
  Result<bool> cancel(db::Tx& tx, std::int64_t school_id, std::int64_t duty_id, Instant at,
                      const std::string& cancel_code);

  void contact_changed(db::Tx& tx, const ContactChange& change) override;

 private:
  void tell(db::Tx& tx, DutyAct act, std::int64_t school_id, std::int64_t duty_id);

  std::vector<DutyListener*> listeners_;
};

// Open duties of one member of staff, the soonest first.
std::vector<Duty> open_duties_of(db::Session& session, std::int64_t school_id, std::int64_t owner_id,
                                 int limit);
// Open duties of the whole school, the longest overdue first.
std::vector<OwnedDuty> open_duties_in(db::Session& session, std::int64_t school_id, int limit);
// How many are open: of one owner, or of the whole school.
int count_open_duties(db::Session& session, std::int64_t school_id,
                      std::optional<std::int64_t> owner_id = std::nullopt);

}  // namespace kith::ledger
