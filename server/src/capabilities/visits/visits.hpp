// SPDX-License-Identifier: Apache-2.0
// Recording contacts with one family, and reading a student's history. The contact goes to the ledger, its
// words stay here. Thread-safe: no state of its own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/visits/visit.hpp"
#include "capabilities/visits/visit_store.hpp"
#include "capabilities/visits/voice_note_store.hpp"
#include "ledger/ledger.hpp"
#include "platform/events/events.hpp"

namespace kith::visits {

// One contact of a student. Families see that it was held, how and by whom; what staff keep for
// themselves (whom they spoke to, topics, note, voice notes, voided entries) is absent for them.
struct VisitLine {
  std::int64_t contact_id = 0;
  ledger::ContactKind kind = ledger::ContactKind::kVisit;
  ledger::Mode mode = ledger::Mode::kHome;
  ledger::BegunBy begun_by = ledger::BegunBy::kSchool;
  Instant held_at{};
  Date held_on{};
  std::optional<std::string> recorded_by_name;
  std::optional<std::string> guardian_name;
  std::optional<std::vector<Topic>> topics;
  std::optional<std::string> note;
  bool is_void = false;
  std::optional<VoidReason> void_reason;
  bool may_void = false;  // by the viewer
  int families = 1;       // it was held with; families are told of themselves alone
  std::optional<std::vector<VoiceNoteLine>> voice_notes;
};
KITH_DESCRIBE(VisitLine, (contact_id, kind, mode, begun_by, held_at, held_on, recorded_by_name, guardian_name,
                          topics, note, is_void, void_reason, may_void, families, voice_notes))

class Visits {
 public:
  Visits(db::Db& db, const Clock& clock, ledger::Ledger& ledger, events::Events& events)
      : db_(db), clock_(clock), ledger_(ledger), events_(events) {}

  // Recorded once for each client_key; sending it again gives the same answer.
  // Errors: those of refusal(); visits.no_such_student (or out of sight); visits.not_a_sibling;
  // those of Ledger::record.
  Result<VisitEntry> record(const people::Viewer& viewer, const NewVisit& visit);

  // One contact that names all of them, each family once; recorded once for each client_key.
  // Errors: those of refusal(); visits.no_such_student (one of them is out of sight); those of
  // Ledger::record.
  Result<VisitEntry> record_together(const people::Viewer& viewer, const NewTogether& together);

  // One contact with all of them, so that a class is handed its cards at once. Voided like any other.
  // Errors: those of refusal(); visits.no_such_student (one of them is out of sight); those of
  // Ledger::record.
  Result<VisitEntry> hand_out(const people::Viewer& viewer, const NewHandout& handout);

  // Doing it twice changes nothing.
  // Errors: visits.no_such_visit (or out of sight); visits.not_your_entry; ledger.already_void (by another).
  Result<VisitEntry> void_visit(const people::Viewer& viewer, std::int64_t contact_id, VoidReason reason);

  // All contacts of a student, of whatever slice, the newest first, at most 200.
  // Error: visits.no_such_student (or out of sight).
  Result<std::vector<VisitLine>> history(const people::Viewer& viewer, std::int64_t student_id);

  // One line for each student of the class within sight. Error: visits.no_such_class (or out of sight).
  Result<std::vector<LatestContact>> latest(const people::Viewer& viewer, std::int64_t class_id);

 private:
  // `contact` lacks only its students.
  Result<VisitEntry> record_with(const people::Viewer& viewer, const std::vector<std::int64_t>& student_ids,
                                 ledger::NewContact contact, VisitRow words);
  // Keeps the words of a contact that is new, and gives the entry of one that came before.
  Result<VisitEntry> keep(db::Tx& tx, const ledger::Recorded& recorded, const VisitRow& words,
                          const std::vector<SeenStudent>& students);
  void tell(db::Tx& tx, const char* event, std::int64_t school_id, std::int64_t contact_id,
            const std::vector<SeenStudent>& students);

  db::Db& db_;
  const Clock& clock_;
  ledger::Ledger& ledger_;
  events::Events& events_;
};

}  // namespace kith::visits
