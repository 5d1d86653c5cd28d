// SPDX-License-Identifier: Apache-2.0
// What to do next and what it would count for. Names only within the viewer's sight (people/scope.hpp).
// Thread-safe: no state but the catalogue.
#pragma once

#include "norms/acts/next_acts.hpp"
#include "norms/boards/board.hpp"
#include "norms/boards/frame.hpp"
#include "people/viewer.hpp"

namespace kith::norms {

// A contact somebody is about to record, today.
struct PlannedContact {
  std::int64_t student_id = 0;
  ledger::ContactKind kind = ledger::ContactKind::kCall;
  ledger::Mode mode = ledger::Mode::kTelephone;
  std::optional<std::int64_t> guardian_id;
};
KITH_DESCRIBE(PlannedContact, (student_id, kind, mode, guardian_id))

// mode: only acts held in it; telephone or home. limit: 1 … 60, 5 when absent.
struct WantedActs {
  std::int64_t class_id = 0;
  std::optional<ledger::Mode> mode;
  std::optional<int> limit;
};
KITH_DESCRIBE(WantedActs, (class_id, mode, limit))

class Acts {
 public:
  Acts(db::Db& db, const Clock& clock, Norms& norms) : db_(db), clock_(clock), norms_(norms) {}

  // The few families of a class whose contact closes most, the best first.
  // Error: people.no_such_class (or out of sight).
  Result<std::vector<NextAct>> next_acts(const people::Viewer& viewer, const WantedActs& wanted);

  // The clauses a contact by the viewer would count for. Error: people.no_such_student (or out of sight).
  Result<std::vector<CountingClause>> would_count(const people::Viewer& viewer,
                                                  const PlannedContact& planned);

 private:
  db::Db& db_;
  const Clock& clock_;
  Norms& norms_;
};

}  // namespace kith::norms
