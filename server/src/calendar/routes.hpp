// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "calendar/calendars.hpp"
#include "platform/http/route.hpp"

namespace kith::calendar {

// The calendar of the caller's school, or of the district. Who reads and who edits is said by whoever knows
// roles. `calendars` outlives the routes.
std::vector<http::Route> calendar_routes(Calendars& calendars, const access::Access& reading,
                                         const access::Access& editing);

}  // namespace kith::calendar
