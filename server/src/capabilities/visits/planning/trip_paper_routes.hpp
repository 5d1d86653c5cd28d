// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "capabilities/visits/planning/day_sheet.hpp"
#include "platform/http/route.hpp"

namespace kith::visits {

// What one takes along: GET /api/visit_trips/day_sheet. `sheets` outlives the routes.
std::vector<http::Route> trip_paper_routes(DaySheets& sheets);

}  // namespace kith::visits
