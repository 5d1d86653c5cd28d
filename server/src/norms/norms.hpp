// SPDX-License-Identifier: Apache-2.0
// Keeps the norms of every school true: taking them on, keeping tallies in the transaction that writes a
// contact or a duty, and writing periods anew when people, the calendar or figures change.
// Thread-safe: it keeps no state but the catalogue and what open periods are judged by.
#pragma once

#include <functional>

#include "ledger/duties.hpp"
#include "ledger/ledger.hpp"
#include "norms/counting/kept_measures.hpp"
#include "norms/counting/measure.hpp"

namespace kith::norms {

// Called as work goes on, for whoever waits.
using Progress = std::function<void(std::size_t done, std::size_t all)>;

class Norms : public ledger::ContactListener, public ledger::DutyListener {
 public:
  Norms(const Catalogue& catalogue, const Clock& clock);

  const Catalogue& catalogue() const { return catalogue_; }

  // The norms of every pack that is for schools of its stage, with the packs' figures, from `since_on` on:
  // what a school is founded with. Norms it has had before, even if it gave them up, are left as they are.
  void adopt_all(db::Tx& tx, std::int64_t school_id, Date since_on);

  // The contact's subjects, in every open period that holds its day. Takes the school's lock.
  void contact_changed(db::Tx& tx, const ledger::ContactChange& change) override;
  // The rules about this kind of duty, in the open period in which it falls due; and populations of students
  // about whom one began.
  void duty_changed(db::Tx& tx, const ledger::DutyChange& change) override;

  // People came, moved or went; guardians, care groups, leaves, excuses or figures changed: the open periods
  // are written anew.
  void roster_changed(db::Tx& tx, std::int64_t school_id) { rebuild(tx, school_id, clock_.today()); }
  // The calendar changed: so are they, with its dates; open periods it no longer has are forgotten.
  void periods_changed(db::Tx& tx, std::int64_t school_id);

  // Begins the periods that hold today or ended lately and that nobody has touched yet: a new week begins
  // with its whole population missing. Gives their numbers; they hold all that the ledger holds by now.
  std::vector<int> ensure_begun(db::Tx& tx, std::int64_t school_id, Date today);
  // Freezes what is past its time on `day`: of weeks only the scores stay.
  void freeze(db::Tx& tx, std::int64_t school_id, Date day);
  // Whether ensure_begun has nothing to do.
  bool is_begun(db::Session& session, std::int64_t school_id, Date today);

  // All open periods from the ledger. Frozen ones keep what they have.
  void rebuild(db::Tx& tx, std::int64_t school_id, Date today);
  // School by school, a transaction each. Returns how many schools there were.
  std::size_t rebuild_all(db::Db& db, const Progress& progress = {});
  // Rebuilds everything when the packs are others than those the tallies were written by.
  void follow_catalogue(db::Db& db, const Progress& progress = {});

  // Once a day and school: begins periods, freezes those past their time, follows roster dates that have
  // come, and keeps the week's scores for trends.
  void begin_day(db::Db& db, const Progress& progress = {});

 private:
  void begin_day_of(db::Tx& tx, std::int64_t school_id);
  std::vector<Span> open_spans(db::Tx& tx, std::int64_t school_id, Date today);
  // The open periods that hold `day` and had been begun before.
  std::vector<Measures> measures_on(db::Tx& tx, std::int64_t school_id, Date day);
  void write(db::Tx& tx, std::int64_t school_id, const std::vector<Span>& periods);

  const Catalogue& catalogue_;
  const Clock& clock_;
  KeptMeasures measures_;
};

}  // namespace kith::norms
