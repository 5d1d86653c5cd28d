// SPDX-License-Identifier: Apache-2.0
// The work ledger of visits (工作台账, P4.13 … P4.16): what was promised, asked for and noticed, who sees to
// it, by when, and what was done. Each is a duty of the ledger, so that norms and today's lists know it.
// Thread-safe: no state of its own.
#pragma once

#include "capabilities/visits/records/follow_up_store.hpp"
#include "capabilities/visits/records/record_store.hpp"
#include "ledger/duties.hpp"
#include "platform/events/events.hpp"

namespace kith::records {

// Of a protected kind: `what` is empty and `signs` tells what was noticed; outcome is absent for whoever has
// neither the grant nor the duty.
struct FollowUpLine {
  std::int64_t follow_up_id = 0;
  std::int64_t contact_id = 0;
  std::int64_t student_id = 0;
  std::string student_name;
  std::optional<std::string> class_name;
  FollowUpKind kind = FollowUpKind::kStep;
  std::string what;
  std::vector<Sign> signs;
  std::int64_t owner_id = 0;
  std::string owner_name;
  Instant opened_at{};
  Instant due_at{};
  std::optional<Answered> how;
  std::optional<std::string> outcome;
  std::optional<Instant> done_at;
  bool is_mine = false;     // the viewer's to do
  bool may_answer = false;  // its owner; for the school desk any that is not protected
};
KITH_DESCRIBE(FollowUpLine,
              (follow_up_id, contact_id, student_id, student_name, class_name, kind, what, signs, owner_id,
               owner_name, opened_at, due_at, how, outcome, done_at, is_mine, may_answer))

FollowUpLine line_of(const FollowUpListed& row, const people::Viewer& viewer,
                     const people::ClassNaming& naming);

enum class FollowUpState { kOpen, kDone };
KITH_DESCRIBE_ENUM(FollowUpState, kOpen, kDone)

struct Outcome {
  std::int64_t follow_up_id = 0;
  Answered how = Answered::kSolved;
  std::string outcome;  // at most kLongestText; of a step or an opinion the family reads it
};
KITH_DESCRIBE(Outcome, (follow_up_id, how, outcome))

class FollowUps : public ledger::ContactListener {
 public:
  FollowUps(db::Db& db, const Clock& clock, ledger::Duties& duties, events::Events& events)
      : db_(db), clock_(clock), duties_(duties), events_(events) {}

  // At most 300.
  std::vector<FollowUpLine> list(const people::Viewer& viewer, FollowUpState state,
                                 std::optional<std::int64_t> student_id);

  // Fulfils the duty; once. Errors: records.no_such_follow_up (or out of sight), records.not_yours,
  // records.already_answered, records.no_words, records.too_long.
  Result<FollowUpLine> answer(const people::Viewer& viewer, const Outcome& outcome);

  // Brings the duties of a record in step with what was shared: new ones opened, changed ones opened anew,
  // those no longer there cancelled. What is done stays done, and the visit is written up (write_up.hpp).
  // Error: records.no_such_colleague.
  Result<void> keep_in_step(db::Tx& tx, const people::Viewer& viewer, const RecordRow& record,
                            const RecordWords& words);
  // What a family added to a shared record is an opinion like any other (P4.12, P4.13).
  void open_for_addition(db::Tx& tx, const RecordRow& record, const AdditionRow& addition);

  // A visit at home is to be written up; a voided one leaves nothing to do.
  void contact_changed(db::Tx& tx, const ledger::ContactChange& change) override;

 private:
  void open(db::Tx& tx, const RecordRow& record, const WantedFollowUp& wanted, std::int64_t opened_by);
  void close(db::Tx& tx, const FollowUpRow& row, const char* why);

  db::Db& db_;
  const Clock& clock_;
  ledger::Duties& duties_;
  events::Events& events_;
};

}  // namespace kith::records
