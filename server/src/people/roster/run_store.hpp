// SPDX-License-Identifier: Apache-2.0
// SQL of the latest import of each school.
#pragma once

#include "people/roster/run.hpp"
#include "platform/db/db.hpp"

namespace kith::people {

void save_run(db::Tx& tx, std::int64_t school_id, const RosterRun& run);
std::optional<RosterRun> find_run(db::Session& session, std::int64_t school_id);

}  // namespace kith::people
