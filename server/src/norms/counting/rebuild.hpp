// SPDX-License-Identifier: Apache-2.0
// Writes periods of one school anew: populations from the roster, figures from the ledger, scores from both.
#pragma once

#include "norms/adoption/adoptions.hpp"
#include "norms/counting/fact_store.hpp"
#include "norms/counting/measure.hpp"

namespace kith::norms {

class Rebuild {
 public:
  Rebuild(db::Tx& tx, const Catalogue& catalogue, const Clock& clock, std::int64_t school_id);

  // Each as of today, or of its last day once that has passed. The school's lock is taken.
  void write(const std::vector<Span>& periods);

 private:
  Measures measures_of(const Span& span, const std::vector<Adoption>& adoptions) const;
  Date as_of(const calendar::Period& period) const { return std::min(today_, period.ends_on); }
  const std::vector<Profile>& profiles_of(const calendar::Period& period);
  void write_period(const Measures& measures, const FactsBySubject& facts);

  db::Tx& tx_;
  const Catalogue& catalogue_;
  const Clock& clock_;
  std::int64_t school_id_;
  Date today_;
  // Those of one day: of a large school they take tens of megabytes.
  std::optional<std::pair<Date, int>> profiled_;
  std::vector<Profile> profiles_;
};

// The score of a rule about duties, counted anew.
void recount_duties(db::Tx& tx, const Clock& clock, std::int64_t school_id, const calendar::Period& period,
                    const Norm& norm);

}  // namespace kith::norms
