// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "capabilities/visits/planning/big_visits.hpp"
#include "platform/http/route.hpp"

namespace kith::visits {

// `visits` outlives the routes.
std::vector<http::Route> big_visit_routes(BigVisits& visits);

}  // namespace kith::visits
