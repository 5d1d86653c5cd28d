// SPDX-License-Identifier: Apache-2.0
// Writing the full record of a visit: a draft that is saved as it is typed, shared with the family when it is
// whole, changed until the family has acknowledged it, afterwards only added to. Thread-safe: no state.
#pragma once

#include "capabilities/visits/records/follow_ups.hpp"
#include "capabilities/visits/records/photograph_store.hpp"

namespace kith::records {

enum class RecordState { kDraft, kShared, kAcknowledged };
KITH_DESCRIBE_ENUM(RecordState, kDraft, kShared, kAcknowledged)

struct PresentGuardian {
  std::int64_t guardian_id = 0;
  std::string name;
  people::Relation relation = people::Relation::kOther;
};
KITH_DESCRIBE(PresentGuardian, (guardian_id, name, relation))

struct Acknowledgement {
  std::string guardian_name;
  Instant acknowledged_at{};
};
KITH_DESCRIBE(Acknowledgement, (guardian_name, acknowledged_at))

// version 0: nothing was written yet. hides_signs: words.signs is empty because the viewer has no grant.
// guardians and colleagues: whom the form offers.
struct RecordPage {
  std::int64_t contact_id = 0;
  std::int64_t student_id = 0;
  std::string student_name;
  std::string given_name;
  std::optional<std::string> class_name;
  ledger::ContactKind kind = ledger::ContactKind::kVisit;
  ledger::Mode mode = ledger::Mode::kHome;
  Instant held_at{};
  Date held_on{};
  std::optional<std::string> author_name;
  RecordState state = RecordState::kDraft;
  int version = 0;
  std::optional<Instant> updated_at;
  std::optional<Instant> shared_at;
  bool has_unshared_changes = false;
  bool may_write = false;
  bool hides_signs = false;
  RecordWords words;
  std::vector<FormQuestion> questions;
  std::vector<PresentGuardian> guardians;
  std::vector<Colleague> colleagues;
  std::vector<PhotographLine> photographs;
  std::vector<FollowUpLine> follow_ups;
  std::vector<Acknowledgement> acknowledgements;
  std::vector<RecordAddition> additions;
};
KITH_DESCRIBE(RecordPage, (contact_id, student_id, student_name, given_name, class_name, kind, mode, held_at,
                           held_on, author_name, state, version, updated_at, shared_at, has_unshared_changes,
                           may_write, hides_signs, words, questions, guardians, colleagues, photographs,
                           follow_ups, acknowledgements, additions))

// Somebody else saved another version first.
inline constexpr const char* kChangedMeanwhile = "records.changed_meanwhile";

struct RecordSaving {
  std::int64_t contact_id = 0;
  int version = 0;  // which the words were written upon
  RecordWords words;
};
KITH_DESCRIBE(RecordSaving, (contact_id, version, words))

struct RecordSaved {
  int version = 0;
  Instant updated_at{};
  std::vector<FormQuestion> questions;
};
KITH_DESCRIBE(RecordSaved, (version, updated_at, questions))

struct RecordVersion {
  std::int64_t contact_id = 0;
  int version = 0;
};
KITH_DESCRIBE(RecordVersion, (contact_id, version))

struct NewAddition {
  std::int64_t contact_id = 0;
  std::string words;
};
KITH_DESCRIBE(NewAddition, (contact_id, words))
// Codes: records.no_words, records.too_long.
std::optional<Error> refusal(const NewAddition& addition);

class Records {
 public:
  Records(db::Db& db, const Clock& clock, FollowUps& follow_ups, events::Events& events)
      : db_(db), clock_(clock), follow_ups_(follow_ups), events_(events) {}

  // For staff. Error: records.no_such_record (or out of sight, void, no talk with one family).
  Result<RecordPage> read(const people::Viewer& viewer, std::int64_t contact_id);

  // Whatever is half written may be saved. The same words upon the same version again change nothing.
  // Errors: records.no_such_record, records.not_yours (somebody else held the visit), records.only_additions
  // (acknowledged), records.changed_meanwhile (another edit came first; nothing of this one is kept, so the
  // sender shows both), records.not_a_guardian, those of refusal().
  Result<RecordSaved> save(const people::Viewer& viewer, const RecordSaving& saving);

  // The family is shown what is saved, and the duties follow. Errors: as of save(), those of
  // sharing_refusal() and of FollowUps::keep_in_step.
  Result<RecordPage> share(const people::Viewer& viewer, const RecordVersion& wanted);

  // Errors: records.no_such_record, records.not_yours, records.not_shared, those of refusal().
  Result<RecordPage> add(const people::Viewer& viewer, const NewAddition& addition);

 private:
  Result<RecordRow> written_by(db::Session& session, const people::Viewer& viewer, std::int64_t contact_id);
  RecordPage page_of(db::Session& session, const people::Viewer& viewer, const RecordRow& record);
  void tell(db::Tx& tx, const char* event, const RecordRow& record);

  db::Db& db_;
  const Clock& clock_;
  FollowUps& follow_ups_;
  events::Events& events_;
};

}  // namespace kith::records
