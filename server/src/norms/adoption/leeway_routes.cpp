// SPDX-License-Identifier: Apache-2.0
#include "norms/adoption/leeway_routes.hpp"

#include "norms/adoption/leeway_store.hpp"

namespace kith::norms {

std::vector<http::Route> leeway_routes(Leeway leeway) {
  using http::Call;
  using people::viewer_of;
  constexpr access::Access kForHomeroomAndDesk{.name = "homeroom_and_desk",
                                               .any_of = people::kHomeroom | people::kForSchoolDesk.any_of};
  return {
      http::get("/api/norms/newcomer_weeks", people::kForSchoolDesk,
                [leeway](const Call& call) mutable -> Result<NewcomerWeeks> {
                  return leeway.newcomer_weeks(viewer_of(call.caller));
                }),
      http::put("/api/norms/newcomer_weeks", people::kForSchoolDesk,
                [leeway](const Call& call, NewcomerWeeks in) mutable {
                  return leeway.set_newcomer_weeks(viewer_of(call.caller), in);
                }),
      http::get("/api/norms/{clause}/excuses", people::kForStaff,
                [leeway](const Call& call, WhichExcuses in) mutable {
                  return leeway.excuses(viewer_of(call.caller), in);
                }),
      http::post("/api/norms/{clause}/excuses", kForHomeroomAndDesk,
                 [leeway](const Call& call, NewExcuse in) mutable {
                   return leeway.excuse(viewer_of(call.caller), in);
                 }),
      http::del("/api/norms/{clause}/excuses", kForHomeroomAndDesk,
                [leeway](const Call& call, WhichExcuse in) mutable {
                  return leeway.withdraw(viewer_of(call.caller), in);
                }),
  };
}

}  // namespace kith::norms
