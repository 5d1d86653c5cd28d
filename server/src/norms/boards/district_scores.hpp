// SPDX-License-Identifier: Apache-2.0
// Every school's current scores, kept in memory and read anew from the schools whose scores have changed: a
// district of hundreds of schools has tens of thousands of cells, and between two looks at its board few
// move. Nothing is kept that the database does not vouch for: each read asks for the schools' marks first.
#pragma once

#include <algorithm>
#include <mutex>

#include "norms/boards/frame.hpp"

namespace kith::norms {

// A school's score under the norm Norm::number, in the period the norm is judged by.
struct DistrictScore {
  int number = 0;
  int share_permille = 1000;
  int population = 0;
  int met = 0;
  int class_count = 0;
  int classes_met = 0;
  std::vector<Instant> open_until;  // of a rule about duties: when those that are not done yet fall due

  // Duties of the population that are not due at `now`.
  int waiting(Instant now) const {
    return int(
        std::count_if(open_until.begin(), open_until.end(), [&](Instant due_at) { return due_at >= now; }));
  }
};

// Thread-safe.
class DistrictScores {
 public:
  using Scores = std::shared_ptr<const std::vector<DistrictScore>>;

  // By school, as `session` sees them; a school without scores is absent. `frame` is the district's.
  std::map<std::int64_t, Scores> read(db::Session& session, const Catalogue& catalogue, const Frame& frame,
                                      const Clock& clock);

 private:
  struct Kept {
    std::int64_t changes = 0;
    Scores scores;
  };

  std::mutex mutex_;
  std::vector<int> period_nos_;  // what `kept_` was read for
  std::map<std::int64_t, Kept> kept_;
};

}  // namespace kith::norms
