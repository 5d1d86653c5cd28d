// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/trip_paper_routes.hpp"

namespace kith::visits {
namespace {

constexpr const char* kCalendarType = "text/calendar; charset=utf-8";

}  // namespace

std::vector<http::Route> trip_paper_routes(DaySheets& sheets, VisitCalendars& calendars) {
  using http::Call;
  using people::viewer_of;
  return {
      http::get("/api/visit_trips/day_sheet", people::kForStaff,
                [&](const Call& call, WantedDaySheet in) -> Result<http::Download> {
                  auto bytes = sheets.paper(viewer_of(call.caller), in);
                  if (!bytes) return bytes.error();
                  return http::Download{"day_sheet.pdf", "application/pdf", *std::move(bytes)};
                }),
      http::get("/api/visit_trips/calendar", people::kForStaff,
                [&](const Call& call, WantedCalendar in) -> Result<http::Download> {
                  return http::Download{"visits.ics", kCalendarType,
                                        calendars.of_staff(viewer_of(call.caller), in)};
                }),
      http::get("/api/visit_offers/{season_plan_id}/{student_id}/calendar", people::kForGuardians,
                [&](const Call& call, WantedVisitEntry in) -> Result<http::Download> {
                  auto text = calendars.of_family(viewer_of(call.caller), in);
                  if (!text) return text.error();
                  return http::Download{"visit.ics", kCalendarType, *std::move(text)};
                }),
  };
}

}  // namespace kith::visits
