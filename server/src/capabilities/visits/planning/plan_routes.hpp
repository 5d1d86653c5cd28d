// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "capabilities/visits/planning/plans.hpp"
#include "capabilities/visits/planning/trips.hpp"
#include "platform/http/route.hpp"

namespace kith::visits {

// `plans` and `trips` outlive the routes.
std::vector<http::Route> plan_routes(Plans& plans, Trips& trips);

}  // namespace kith::visits
