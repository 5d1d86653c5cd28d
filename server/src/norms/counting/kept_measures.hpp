// SPDX-License-Identifier: Apache-2.0
// What open periods are judged by, kept in memory: every contact asks for it, and it changes only when a
// period is written anew, which gives it another edition (PeriodRow). Most schools judge alike: they share
// one copy. Thread-safe.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <set>

#include "norms/counting/measure.hpp"
#include "norms/counting/period_store.hpp"

namespace kith::norms {

class KeptMeasures {
 public:
  explicit KeptMeasures(const Catalogue& catalogue) : catalogue_(catalogue) {}

  // Of these periods of one school, in their order; those that are not kept are read.
  std::vector<Measures> of(db::Session& session, std::int64_t school_id,
                           const std::vector<PeriodRow>& periods);

 private:
  struct Kept {
    std::int64_t edition = 0;
    Date ends_on{};
    MeasuredNorms norms;
  };
  struct ByContent {
    bool operator()(const MeasuredNorms& a, const MeasuredNorms& b) const { return *a < *b; }
  };
  std::vector<PeriodRow> unknown(std::int64_t school_id, const std::vector<PeriodRow>& periods) const;
  void read(db::Session& session, std::int64_t school_id, const std::vector<PeriodRow>& periods);
  MeasuredNorms shared(std::vector<Measured> norms);
  // Once a period is open that began on this day.
  void forget_frozen(std::int64_t school_id, Date begun_on);

  const Catalogue& catalogue_;
  std::mutex mutex_;
  std::map<std::pair<std::int64_t, int>, Kept> kept_;  // by school and period_no
  std::set<MeasuredNorms, ByContent> shared_;
};

}  // namespace kith::norms
