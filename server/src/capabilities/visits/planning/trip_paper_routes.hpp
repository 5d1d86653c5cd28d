// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "capabilities/visits/planning/day_sheet.hpp"
#include "capabilities/visits/planning/visit_calendar.hpp"
#include "platform/http/route.hpp"

namespace kith::visits {

// What one takes along: sheets for the day and calendar files. Both outlive the routes.
std::vector<http::Route> trip_paper_routes(DaySheets& sheets, VisitCalendars& calendars);

}  // namespace kith::visits
