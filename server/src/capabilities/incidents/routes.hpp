// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "capabilities/incidents/incidents.hpp"
#include "platform/http/route.hpp"

namespace kith::incidents {

// `incidents` outlives the routes.
std::vector<http::Route> incident_routes(Incidents& incidents);

}  // namespace kith::incidents
