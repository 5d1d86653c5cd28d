// SPDX-License-Identifier: Apache-2.0
// Saying what happened to a student, and what is owed to the family after it. It listens to the ledger: a
// contact that fits does what is owed, whoever records it. Thread-safe: no state of its own.
#pragma once

#include <functional>

#include "capabilities/incidents/incident_store.hpp"
#include "ledger/deadline.hpp"
#include "ledger/duties.hpp"
#include "people/viewer.hpp"
#include "platform/events/events.hpp"

namespace kith::incidents {

// A clause in force at a school that asks for a kind of duty.
struct Asked {
  std::string clause;
  ledger::Deadline within;
};
KITH_DESCRIBE(Asked, (clause, within))

// The clauses that ask for duties of this kind today. A port, since which clauses are in force is known above
// this floor; app/wiring fills it.
using AskedBy =
    std::function<std::vector<Asked>(db::Session&, std::int64_t school_id, std::string_view duty)>;

// asked: what would be owed at this school, the clauses of all its duties; none: nothing follows.
struct KindChoice {
  IncidentKind kind = IncidentKind::kOtherNeed;
  bool is_protected = false;
  std::vector<Asked> asked;
};
KITH_DESCRIBE(KindChoice, (kind, is_protected, asked))

struct IncidentDuty {
  std::int64_t duty_id = 0;
  std::string kind;
  std::optional<std::string> clause;
  std::string owner_name;
  Instant due_at{};
  std::optional<Instant> fulfilled_at;
  std::optional<std::string> outcome;  // when it was done otherwise than by a contact
  bool may_answer = false;             // by the viewer, in words
};
KITH_DESCRIBE(IncidentDuty, (duty_id, kind, clause, owner_name, due_at, fulfilled_at, outcome, may_answer))

// Families see what was shared with them: what happened, when, who said it, the note. shared_at, owed are
// absent for them.
struct IncidentLine {
  std::int64_t incident_id = 0;
  IncidentKind kind = IncidentKind::kOtherNeed;
  Instant happened_at{};
  std::string told_by_name;
  std::string note;
  bool is_protected = false;
  bool may_change = false;  // the note, sharing, taking it back: who said it, and the desk
  std::optional<Instant> shared_at;
  std::optional<std::vector<IncidentDuty>> owed;
};
KITH_DESCRIBE(IncidentLine,
              (incident_id, kind, happened_at, told_by_name, note, is_protected, may_change, shared_at, owed))

struct IncidentOutcome {
  std::int64_t incident_id = 0;
  std::int64_t duty_id = 0;
  std::string outcome;
};
KITH_DESCRIBE(IncidentOutcome, (incident_id, duty_id, outcome))

struct IncidentNote {
  std::int64_t incident_id = 0;
  std::string note;
};
KITH_DESCRIBE(IncidentNote, (incident_id, note))

class Incidents : public ledger::ContactListener {
 public:
  Incidents(db::Db& db, const Clock& clock, ledger::Duties& duties, events::Events& events, AskedBy asked_by)
      : db_(db), clock_(clock), duties_(duties), events_(events), asked_by_(std::move(asked_by)) {}

  // For staff: every kind, with what follows from it at this school.
  std::vector<KindChoice> kinds(const people::Viewer& viewer);

  // Said once for each client_key. Opens a duty for each kind of duty that a clause in force asks for, from
  // when it happened; the shortest time holds. What a contact held since then has done is done. The owner is
  // the homeroom teacher of the student's class, without one who said it; of a missed contact the
  // moral-education director, then the principal. Errors: those of refusal(); incidents.no_such_student (or
  // out of sight); incidents.client_key_taken.
  Result<IncidentLine> tell(const people::Viewer& viewer, const NewIncident& incident);
  // The same inside the caller's transaction, without a look at who may see the student.
  Result<std::int64_t> tell_in(db::Tx& tx, const people::Viewer& viewer, const NewIncident& incident);

  // The newest first. Protected ones only for who may see them; for guardians what is shared.
  // Error: incidents.no_such_student (or out of sight).
  Result<std::vector<IncidentLine>> of_student(const people::Viewer& viewer, std::int64_t student_id);

  // By who said it and by the desk. Errors for all three: incidents.no_such_incident (or not seen),
  // incidents.not_yours. Also of annotate: incidents.note_too_long.
  Result<IncidentLine> annotate(const people::Viewer& viewer, const IncidentNote& note);
  Result<IncidentLine> share(const people::Viewer& viewer, std::int64_t incident_id);
  // Said by mistake: what is still owed is owed no longer.
  Result<void> withdraw(const people::Viewer& viewer, std::int64_t incident_id);

  // Done otherwise than by a contact, in words, by the duty's owner or the desk. Errors: as above;
  // incidents.no_words, incidents.note_too_long, incidents.already_done.
  Result<IncidentLine> answer(const people::Viewer& viewer, const IncidentOutcome& outcome);

  void contact_changed(db::Tx& tx, const ledger::ContactChange& change) override;

 private:
  struct Seen {
    IncidentRow row;
    IncidentLine line;
  };
  Result<Seen> seen(db::Session& session, const people::Viewer& viewer, std::int64_t incident_id) const;
  Result<Seen> changeable(db::Session& session, const people::Viewer& viewer, std::int64_t incident_id) const;
  std::vector<IncidentLine> lines(db::Session& session, const people::Viewer& viewer, std::int64_t student_id,
                                  std::optional<std::int64_t> incident_id = std::nullopt) const;
  void open_duties(db::Tx& tx, const people::Viewer& viewer, const IncidentRow& incident);

  db::Db& db_;
  const Clock& clock_;
  ledger::Duties& duties_;
  events::Events& events_;
  AskedBy asked_by_;
};

}  // namespace kith::incidents
