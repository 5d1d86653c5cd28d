// SPDX-License-Identifier: Apache-2.0
// What the school owes families with a notice, kept in the ledger's duties: opened when it is published, done
// when it is proven. Its author answers for it. A family is told once a guardian of each of its children
// whose answer counts has opened it, and proven reached once each child is done by the receipt rule; a person
// who told it counts for both (escalation/). A duty is done at the instant of the last family. A letter asks
// for opinions by being published with the question. Thread-safe: no state of its own.
#pragma once

#include <functional>

#include "capabilities/notices/kinds.hpp"
#include "ledger/deadline.hpp"
#include "ledger/duties.hpp"
#include "platform/jobs/worker.hpp"

namespace kith::notices {

inline constexpr const char* kSettleJob = "notices.settle";

// A clause in force at a school that asks for a kind of duty.
struct AskedClause {
  std::string clause;
  ledger::Deadline within;
};
// The clauses that ask for duties of this kind today. A port, since which clauses are in force is known above
// this floor; app/wiring fills it.
using ClausesAsking =
    std::function<std::vector<AskedClause>(db::Session&, std::int64_t school_id, std::string_view duty)>;

// What a notice is, as far as something follows from it.
struct NoticeFacts {
  std::int64_t school_id = 0;
  std::int64_t notice_id = 0;
  std::int64_t author_id = 0;
  NoticeKind kind = NoticeKind::kLetter;
  std::optional<Instant> starts_at;
  bool asks_opinion = false;
  Instant published_at{};
  std::int64_t people = 0;  // asked
  std::vector<std::int64_t> class_ids;
};

struct OwedDuty {
  std::string kind;
  std::string clause;
  Instant due_at{};
};

class Owed {
 public:
  // All must outlive the object.
  Owed(db::Db& db, const Clock& clock, const jobs::Jobs& jobs, ledger::Duties& duties, ClausesAsking asking)
      : db_(db), clock_(clock), jobs_(jobs), duties_(duties), asking_(std::move(asking)) {}

  // One for each kind of duty that a clause in force asks for; the shortest time holds.
  std::vector<OwedDuty> owed_with(db::Session& session, const NoticeFacts& notice) const;

  // In the transaction that publishes. A number of duties that does not grow with the families.
  void published(db::Tx& tx, const NoticeFacts& notice) const;
  // In the transaction in which somebody opened or confirmed it. Large audiences are looked at by a job.
  void answered(db::Tx& tx, std::int64_t notice_id) const;
  // What is still owed is owed no longer.
  void withdrawn(db::Tx& tx, std::int64_t notice_id) const;

  // The handler of kSettleJob: looks again and again until nothing is owed any more, or for two months.
  jobs::Outcome look_again(const jobs::Job& job) const;

 private:
  bool settle(db::Tx& tx, std::int64_t notice_id) const;
  void look_later(db::Tx& tx, std::int64_t notice_id, int time) const;

  db::Db& db_;
  const Clock& clock_;
  const jobs::Jobs& jobs_;
  ledger::Duties& duties_;
  ClausesAsking asking_;
};

}  // namespace kith::notices
