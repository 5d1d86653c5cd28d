// SPDX-License-Identifier: Apache-2.0
// The family's side of a record: it sees what was agreed, acknowledges it, may add to it, and may rate the
// visit so that nobody learns what it said. Thread-safe: no state of its own.
#pragma once

#include "capabilities/visits/records/follow_ups.hpp"
#include "capabilities/visits/records/rating_store.hpp"
#include "capabilities/visits/records/records.hpp"

namespace kith::records {

// What became of a step of the school or of something the family asked for.
struct FamilyAnswer {
  FollowUpKind kind = FollowUpKind::kOpinion;
  std::string what;
  std::string owner_name;
  Instant due_at{};
  std::optional<Answered> how;
  std::optional<std::string> outcome;
  std::optional<Instant> done_at;
};
KITH_DESCRIBE(FamilyAnswer, (kind, what, owner_name, due_at, how, outcome, done_at))

// version: of what was shared. acknowledged_at: by the guardian who looks. words: shareable().
struct FamilyRecord {
  std::int64_t contact_id = 0;
  std::int64_t student_id = 0;
  std::string given_name;
  ledger::ContactKind kind = ledger::ContactKind::kVisit;
  ledger::Mode mode = ledger::Mode::kHome;
  Date held_on{};
  std::optional<std::string> author_name;
  int version = 0;
  Instant shared_at{};
  RecordWords words;
  std::vector<FamilyAnswer> answers;
  std::vector<RecordAddition> additions;
  std::optional<Instant> acknowledged_at;
  bool has_rated = false;
};
KITH_DESCRIBE(FamilyRecord, (contact_id, student_id, given_name, kind, mode, held_on, author_name, version,
                             shared_at, words, answers, additions, acknowledged_at, has_rated))

struct NewRating : VisitRating {
  std::int64_t contact_id = 0;
};
KITH_DESCRIBE_WITH(NewRating, (VisitRating), (contact_id))

// figures: absent below kFewestRatings.
struct SchoolRatings {
  int school_year = 0;
  std::optional<RatingFigures> figures;
};
KITH_DESCRIBE(SchoolRatings, (school_year, figures))

class FamilyRecords {
 public:
  FamilyRecords(db::Db& db, const Clock& clock, FollowUps& follow_ups, events::Events& events)
      : db_(db), clock_(clock), follow_ups_(follow_ups), events_(events) {}

  // Of own children, the newest first, at most 30; of one child when student_id is given.
  std::vector<FamilyRecord> list(const people::Viewer& viewer, std::optional<std::int64_t> student_id);

  // Doing it twice changes nothing. Errors: records.no_such_record (or out of sight, or not shared),
  // records.changed_meanwhile (shared anew since the family read it).
  Result<FamilyRecord> acknowledge(const people::Viewer& viewer, const RecordVersion& read);

  // What the family adds is answered by the school like any opinion. Errors: records.no_such_record, those of
  // refusal(), records.too_many (more than kMostPoints additions).
  Result<FamilyRecord> add(const people::Viewer& viewer, const NewAddition& addition);

  // Once for each guardian. Errors: records.no_such_record, records.already_rated.
  Result<FamilyRecord> rate(const people::Viewer& viewer, const NewRating& rating);

  // For the school desk.
  SchoolRatings ratings(const people::Viewer& viewer);

 private:
  Result<RecordRow> shared_with(db::Session& session, const people::Viewer& viewer, std::int64_t contact_id);
  FamilyRecord record_of(db::Session& session, const people::Viewer& viewer, const RecordRow& row);
  void tell(db::Tx& tx, const char* event, const RecordRow& record);

  db::Db& db_;
  const Clock& clock_;
  FollowUps& follow_ups_;
  events::Events& events_;
};

}  // namespace kith::records
