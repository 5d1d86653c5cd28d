// SPDX-License-Identifier: Apache-2.0
// Writes the people of an invented school in bulk, into the tables of people/ and calendar/.
#pragma once

#include "app/demo/school_people.hpp"
#include "platform/db/db.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::demo {

// `taught_since`: the day from which this school year's posts and teachings hold.
void write_people(db::Tx& tx, const SchoolPeople& school, Date taught_since, Instant now,
                  const secrets::Sealer& sealer);

}  // namespace kith::demo
