// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/trip_paper_routes.hpp"

namespace kith::visits {

std::vector<http::Route> trip_paper_routes(DaySheets& sheets) {
  using http::Call;
  using people::viewer_of;
  return {
      http::slow(http::get("/api/visit_trips/day_sheet", people::kForStaff,
                           [&](const Call& call, WantedDaySheet in) -> Result<http::Download> {
                             auto bytes = sheets.paper(viewer_of(call.caller), in);
                             if (!bytes) return bytes.error();
                             return http::Download{"day_sheet.pdf", "application/pdf", *std::move(bytes)};
                           })),
  };
}

}  // namespace kith::visits
