// SPDX-License-Identifier: Apache-2.0
// What a school does now and then, told by the use cases themselves: committee members who came to a
// gathering (P3.14), families drawn by lot for one (P2a.7), a big visit ahead (P2c.5). Of a small demo's
// first school.
#pragma once

#include <vector>

#include "platform/clock.hpp"
#include "platform/db/db.hpp"
#include "platform/secrets/random.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::demo {

struct Occasions {
  db::Db& db;
  const Clock& clock;
  const secrets::Sealer& sealer;
  secrets::Random& random;
  std::int64_t school_id = 0;
  std::int64_t leader_id = 0;             // of the staff: whose they are
  std::vector<std::int64_t> spared = {};  // students whose family is shown choosing a time of its own
};

// Requires: people, gatherings, committees and a planned season are committed. What the school lacks is left
// out.
void write_occasions(const Occasions& occasions);

}  // namespace kith::demo
