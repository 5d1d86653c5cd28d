// SPDX-License-Identifier: Apache-2.0
// The act of settling a big visit: team, slots and plans in one transaction. Nobody is in two places and no
// slot is given twice: the keys of the tables say so where the checks before them come too late.
#pragma once

#include "capabilities/visits/planning/big_visit.hpp"
#include "capabilities/visits/planning/plan_lines.hpp"
#include "capabilities/visits/planning/plan_rows.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::visits {

struct Settling {
  people::Viewer viewer;  // of the desk
  SeasonPlan season;
  std::optional<TripRow> trip;  // the one that is changed
  NewBigVisit wanted;
  Date today{};
  Instant at{};
};

// The trip's id. Errors: those of BigVisits::plan. Requires: the season is locked.
Result<std::int64_t> settle_big_visit(db::Tx& tx, const Settling& settling, const secrets::Sealer& sealer);

// Frees team and slots; the students wait to be planned. Requires: the season is locked.
void cancel_big_visit(db::Tx& tx, const TripRow& trip, std::int64_t by, Instant at);

}  // namespace kith::visits
