// SPDX-License-Identifier: Apache-2.0
// SQL of incidents. What is owed after them is read from the duties of the student.
#pragma once

#include "capabilities/incidents/incident.hpp"
#include "platform/db/db.hpp"

namespace kith::incidents {

struct IncidentRow {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
  std::int64_t student_id = 0;
  IncidentKind kind = IncidentKind::kOtherNeed;
  Instant happened_at{};
  Instant told_at{};
  std::int64_t told_by = 0;
  std::string note;
  std::string client_key;
  std::optional<Instant> shared_at;
  std::optional<std::int64_t> shared_by;
  std::optional<Instant> withdrawn_at;
  std::optional<std::int64_t> withdrawn_by;
};
KITH_DESCRIBE(IncidentRow, (school_id, id, student_id, kind, happened_at, told_at, told_by, note, client_key,
                            shared_at, shared_by, withdrawn_at, withdrawn_by))

void save_incident(db::Tx& tx, const IncidentRow& incident);
std::optional<IncidentRow> find_incident(db::Session& session, std::int64_t school_id, std::int64_t id);
std::optional<IncidentRow> find_incident_by_client_key(db::Session& session, std::int64_t school_id,
                                                       const std::string& client_key);

void save_note(db::Tx& tx, std::int64_t school_id, std::int64_t id, const std::string& note);
void save_sharing(db::Tx& tx, std::int64_t school_id, std::int64_t id, Instant at, std::int64_t by);
void save_withdrawal(db::Tx& tx, std::int64_t school_id, std::int64_t id, Instant at, std::int64_t by);

struct IncidentListed {
  std::int64_t incident_id = 0;
  IncidentKind kind = IncidentKind::kOtherNeed;
  Instant happened_at{};
  std::int64_t told_by = 0;
  std::string told_by_name;
  std::string note;
  std::optional<Instant> shared_at;
};
KITH_DESCRIBE(IncidentListed, (incident_id, kind, happened_at, told_by, told_by_name, note, shared_at))

// Whose list it is. has_grant: for care groups. only_shared: for the family.
struct WhichIncidents {
  std::int64_t school_id = 0;
  std::int64_t student_id = 0;
  std::int64_t viewer_id = 0;
  bool has_grant = false;
  bool only_shared = false;
  std::optional<std::int64_t> incident_id;  // this one alone
};
// The newest first, at most 100; none that was withdrawn.
std::vector<IncidentListed> incidents_seen(db::Session& session, const WhichIncidents& which);

struct OwedRow {
  std::int64_t duty_id = 0;
  std::int64_t incident_id = 0;
  std::string kind;
  std::optional<std::string> clause;
  std::int64_t owner_id = 0;
  std::string owner_name;
  Instant due_at{};
  std::optional<Instant> fulfilled_at;
  std::optional<std::string> outcome;
};
KITH_DESCRIBE(OwedRow,
              (duty_id, incident_id, kind, clause, owner_id, owner_name, due_at, fulfilled_at, outcome))
// What is or was owed after the student's incidents, the soonest first; nothing that was cancelled.
std::vector<OwedRow> owed_of_student(db::Session& session, std::int64_t school_id, std::int64_t student_id);

struct OutcomeRow {
  std::int64_t school_id = 0;
  std::int64_t duty_id = 0;
  std::int64_t incident_id = 0;
  std::string outcome;
  Instant done_at{};
  std::int64_t done_by = 0;
};
KITH_DESCRIBE(OutcomeRow, (school_id, duty_id, incident_id, outcome, done_at, done_by))
void save_outcome(db::Tx& tx, const OutcomeRow& outcome);

// An open duty about a student whom a contact names, begun no later than the contact was held.
struct OwedBefore {
  std::int64_t duty_id = 0;
  std::string kind;
  ledger::ContactKind contact_kind = ledger::ContactKind::kVisit;
  Instant held_at{};
};
KITH_DESCRIBE(OwedBefore, (duty_id, kind, contact_kind, held_at))
std::vector<OwedBefore> owed_before(db::Session& session, std::int64_t school_id, std::int64_t contact_id);

// A contact that names the student, held since then.
struct ContactSince {
  std::int64_t contact_id = 0;
  ledger::ContactKind kind = ledger::ContactKind::kVisit;
  Instant held_at{};
};
KITH_DESCRIBE(ContactSince, (contact_id, kind, held_at))
// The earliest first.
std::vector<ContactSince> contacts_since(db::Session& session, std::int64_t school_id,
                                         std::int64_t student_id, Date since_on, Instant since_at);

}  // namespace kith::incidents
