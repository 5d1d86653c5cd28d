// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "platform/db/db.hpp"
#include "platform/http/route.hpp"

namespace kith::ledger {

// What must be done by the one who asks, and, for the school's desk, by anybody. `db` outlives the routes.
std::vector<http::Route> duty_routes(db::Db& db);

}  // namespace kith::ledger
