// SPDX-License-Identifier: Apache-2.0
// Cases of visits (P1.9) at each of their states, so that authors, leaders, the district and the showcase
// have something to show. Of a small demo's first schools.
#pragma once

#include "app/demo/cast.hpp"
#include "platform/clock.hpp"
#include "platform/db/db.hpp"
#include "platform/secrets/random.hpp"

namespace kith::demo {

struct CaseTelling {
  const SchoolPeople& school;
  const Cast& cast;
  std::int64_t leader_id = 0;
  Instant now{};
  Date today{};
  secrets::Random& random;
  // Of the school: a case of the first is chosen and shown and another awaits its leader, one of the second
  // awaits the choice of the district.
  std::int64_t place = 0;
};

// Requires: records and gatherings are written.
void write_cases(db::Tx& tx, const CaseTelling& telling);

}  // namespace kith::demo
