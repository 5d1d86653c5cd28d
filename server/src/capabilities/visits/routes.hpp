// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "capabilities/visits/visits.hpp"
#include "platform/http/route.hpp"

namespace kith::visits {

// `visits` outlives the routes.
std::vector<http::Route> visit_routes(Visits& visits);

}  // namespace kith::visits
