// SPDX-License-Identifier: Apache-2.0
// Where and when a board stands: the school's calendar, the periods that hold today and how far each has
// come.
#pragma once

#include <map>

#include "norms/boards/board_store.hpp"
#include "norms/counting/judgement.hpp"
#include "norms/norms.hpp"
#include "people/school.hpp"

namespace kith::norms {

class Frame {
 public:
  // `school_id` 0: the district, by its own calendar or the usual one.
  Frame(db::Session& session, const Catalogue& catalogue, std::int64_t school_id, Date today);

  std::int64_t school_id() const { return school_id_; }
  Date today() const { return today_; }
  const calendar::Calendar& calendar() const { return calendar_; }
  // The periods that norms are judged by: of each kind the one that holds today, else the last of this school
  // year. A kind may be absent: outside the known terms, or before its first.
  const Periods& periods() const { return periods_; }
  // The one a rule is judged by today: of several kinds the running one that ends first, else the one that
  // ended last.
  const calendar::Period* current(const Rule& rule) const;
  // The next one that a rule will be judged by; nullopt when the calendar does not reach so far.
  std::optional<calendar::Period> coming(const Rule& rule) const;
  // The scores of the periods in which the rules are judged today, the others left out.
  std::vector<ScoreRow> current(std::vector<ScoreRow> scores) const;

  // How a score stands in `period`; school days that are over are counted without today.
  Standing standing(const Rule& rule, const calendar::Period& period, int target_permille,
                    std::int64_t population, std::int64_t met) const;

 private:
  const Catalogue& catalogue_;
  std::int64_t school_id_;
  Date today_;
  calendar::Calendar calendar_;
  Periods periods_;
  mutable std::map<int, int> elapsed_;  // by period_no
};

// fn(session, frame) in one snapshot. Running periods that nobody has touched yet are begun first.
template <class Fn>
auto with_frame(db::Db& db, Norms& norms, std::int64_t school_id, Date today, Fn&& fn) {
  if (!db.read([&](db::Session& session) { return norms.is_begun(session, school_id, today); }))
    db.write([&](db::Tx& tx) { norms.ensure_begun(tx, school_id, today); });
  return db.read(
      [&](db::Session& session) { return fn(session, Frame(session, norms.catalogue(), school_id, today)); });
}

}  // namespace kith::norms
