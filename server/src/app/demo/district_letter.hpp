// SPDX-License-Identifier: Apache-2.0
// A letter of the district to all of its schools, told by the use cases themselves, with part of the
// families' answers: the officer, a school's desk and a family shown first see one at once. Of a small demo.
#pragma once

#include <vector>

#include "ledger/ledger.hpp"
#include "platform/clock.hpp"
#include "platform/db/db.hpp"
#include "platform/secrets/random.hpp"

namespace kith::demo {

struct DistrictTelling {
  db::Db& db;
  Date today;
  secrets::Random& random;
  ledger::Ledger& ledger;  // whose listeners hear of it
  std::int64_t officer_id = 0;
  std::vector<std::int64_t> spared = {};  // students whose families have not answered
};

// Requires: the schools are committed. Returns in how many it was published.
int write_district_letter(const DistrictTelling& telling);

}  // namespace kith::demo
