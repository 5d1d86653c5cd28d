// SPDX-License-Identifier: Apache-2.0
// Norms (指标) of schools: adopted, tallied with every contact in its own transaction, rebuilt from the
// ledger. A period's populations follow the roster of today, or of its last day once it is over. It counts
// until kFrozenAfter days after its end; what is recorded later stays in the ledger and is not counted.
// Thread-safe: it keeps no state but the catalogue.
#pragma once

#include <functional>

#include "ledger/ledger.hpp"
#include "norms/norm_store.hpp"

namespace kith::norms {

inline constexpr std::chrono::days kFrozenAfter{14};

// Told after each school of a long run.
using Progress = std::function<void(std::size_t done, std::size_t all)>;

class Norms : public ledger::ContactListener {
 public:
  Norms(const Catalogue& catalogue, const Clock& clock);

  const Catalogue& catalogue() const { return catalogue_; }

  // Every norm of every pack, with the packs' figures, from `since_on` on: what a school is founded with.
  // Norms it has from an earlier day are left as they are.
  void adopt_all(db::Tx& tx, std::int64_t school_id, Date since_on);

  // The contact's subjects, in every open period that holds its day. Takes the school's lock.
  void contact_changed(db::Tx& tx, const ledger::ContactChange& change) override;

  // People came, moved or went, or somebody's guardians did: populations of the open periods are written
  // anew.
  void roster_changed(db::Tx& tx, std::int64_t school_id) { rebuild(tx, school_id, clock_.today()); }

  // Writes the open periods that nobody has touched yet: a new week begins with its whole population missing.
  // Returns how many there were.
  int ensure_tallied(db::Tx& tx, std::int64_t school_id, Date today);
  // Whether ensure_tallied has nothing to do for the periods that hold `today`.
  bool is_tallied(db::Session& session, std::int64_t school_id, Date today);

  // All open periods from the ledger, set by set. Frozen ones keep what they have.
  void rebuild(db::Tx& tx, std::int64_t school_id, Date today);
  // School by school, a transaction each. Returns how many schools there were.
  std::size_t rebuild_all(db::Db& db, const Progress& progress = {});

  // Once a day and school: begins periods, freezes those past their time, and follows roster dates that have
  // come.
  void begin_day(db::Db& db, const Progress& progress = {});

 private:
  std::vector<calendar::Period> open_periods_of(db::Tx& tx, std::int64_t school_id, Date day);
  void write_period(db::Tx& tx, std::int64_t school_id, const calendar::Period& period, Date today);
  void begin_day_of(db::Tx& tx, std::int64_t school_id);

  const Catalogue& catalogue_;
  const Clock& clock_;
  NormStore store_;
};

}  // namespace kith::norms
