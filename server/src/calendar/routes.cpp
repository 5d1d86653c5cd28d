// SPDX-License-Identifier: Apache-2.0
#include "calendar/routes.hpp"

namespace kith::calendar {
namespace {

struct ReadCalendar {
  std::optional<int> school_year;
};
KITH_DESCRIBE(ReadCalendar, (school_year))

struct BeginYear {
  int school_year = 0;
};
KITH_DESCRIBE(BeginYear, (school_year))

}  // namespace

std::vector<http::Route> calendar_routes(Calendars& calendars, const access::Access& reading,
                                         const access::Access& editing) {
  using http::Call;
  return {
      http::get("/api/calendar", reading,
                [&](const Call& call, ReadCalendar in) {
                  return calendars.sheet(call.caller.tenant_id, in.school_year);
                }),
      http::put(
          "/api/calendar/{school_year}", editing,
          [&](const Call& call, CalendarChange in) { return calendars.change(call.caller.tenant_id, in); }),
      http::post("/api/calendar/{school_year}/beginning", editing,
                 [&](const Call& call, BeginYear in) {
                   return calendars.begin(call.caller.tenant_id, in.school_year);
                 }),
  };
}

}  // namespace kith::calendar
