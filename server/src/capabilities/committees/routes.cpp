// SPDX-License-Identifier: Apache-2.0
#include "capabilities/committees/routes.hpp"

namespace kith::committees {
namespace {

struct OfClass {
  std::int64_t class_id = 0;
};
KITH_DESCRIBE(OfClass, (class_id))

struct EndSeat {
  std::int64_t seat_id = 0;
  Date until_on{};
};
KITH_DESCRIBE(EndSeat, (seat_id, until_on))

}  // namespace

std::vector<http::Route> committee_routes(Committees& committees) {
  using http::Call;
  using people::kForStaff;
  using people::viewer_of;
  constexpr access::Access kForSchool{.name = "school", .any_of = people::kStaff | people::kGuardian};
  return {
      http::get("/api/committees", kForSchool,
                [&](const Call& call) -> Result<std::vector<Committee>> {
                  return committees.list(viewer_of(call.caller));
                }),
      http::get("/api/committees/candidates/{class_id}", kForStaff,
                [&](const Call& call, OfClass in) {
                  return committees.candidates(viewer_of(call.caller), in.class_id);
                }),
      http::post(
          "/api/committees/seats", kForStaff,
          [&](const Call& call, NewSeat in) { return committees.appoint(viewer_of(call.caller), in); }),
      http::post("/api/committees/seats/{seat_id}/end", kForStaff,
                 [&](const Call& call, EndSeat in) {
                   return committees.end(viewer_of(call.caller), in.seat_id, in.until_on);
                 }),
  };
}

}  // namespace kith::committees
