// SPDX-License-Identifier: Apache-2.0
// The ledger (台账): records contacts and voids them. What must stay equal to the ledger (tallies of norms)
// is told in the same transaction through ContactListener, a port that upper floors fill in app/wiring.
// Thread-safe: it keeps no state but its listeners, which are set at start.
#pragma once

#include <vector>

#include "ledger/contact.hpp"

namespace kith::ledger {

class ContactListener {
 public:
  virtual ~ContactListener() = default;
  // Runs inside the transaction; the derived rows are already written.
  virtual void contact_changed(db::Tx& tx, const ContactChange& change) = 0;
};

struct Recorded {
  std::int64_t contact_id = 0;
  bool was_there_already = false;  // the same client_key came before; nothing was written
};

// A contact as a student's history shows it.
struct ContactEntry {
  std::int64_t contact_id = 0;
  ContactKind kind = ContactKind::kVisit;
  Mode mode = Mode::kHome;
  BegunBy begun_by = BegunBy::kSchool;
  Instant held_at{};
  Date held_on{};
  std::int64_t recorded_by = 0;
  std::optional<std::int64_t> guardian_id;
  bool is_void = false;
};
KITH_DESCRIBE(ContactEntry,
              (contact_id, kind, mode, begun_by, held_at, held_on, recorded_by, guardian_id, is_void))

class Ledger {
 public:
  explicit Ledger(const Clock& clock) : clock_(clock) {}

  void listen(ContactListener& listener) { listeners_.push_back(&listener); }

  // A client_key sent before gives the first answer and writes nothing. A clock that runs up to five minutes
  // ahead is forgiven: the contact is held now.
  // Errors: ledger.in_the_future, ledger.mode_does_not_fit, ledger.nobody_concerned,
  // ledger.level_does_not_fit (a meeting with persons alone, a call to a class), ledger.no_such_class,
  // ledger.no_such_grade,
  // ledger.student_not_enrolled (not at the school on that day), ledger.not_a_guardian (of that student),
  // ledger.client_key_taken (by another entry than this one).
  Result<Recorded> record(db::Tx& tx, const NewContact& contact);

  // Errors: ledger.no_such_contact, ledger.already_void, ledger.client_key_taken.
  Result<Recorded> void_contact(db::Tx& tx, std::int64_t school_id, std::int64_t contact_id, std::int64_t by,
                                const std::string& client_key);

  // The newest first; voided ones are marked, not hidden.
  std::vector<ContactEntry> history_of_student(db::Session& session, std::int64_t school_id,
                                               std::int64_t student_id, int limit);

 private:
  Result<std::optional<std::int64_t>> enter(db::Tx& tx, const NewContact& contact);
  void tell(db::Tx& tx, const ContactChange& change);

  const Clock& clock_;
  std::vector<ContactListener*> listeners_;
};

}  // namespace kith::ledger
