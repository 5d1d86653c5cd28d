// SPDX-License-Identifier: Apache-2.0
#include "capabilities/gatherings/routes.hpp"

namespace kith::gatherings {
namespace {

struct OneGathering {
  std::int64_t gathering_id = 0;
};
KITH_DESCRIBE(OneGathering, (gathering_id))

struct HoldGathering {
  std::int64_t gathering_id = 0;
  Date held_on{};
  std::optional<int> families;
  bool has_plan = false;
};
KITH_DESCRIBE(HoldGathering, (gathering_id, held_on, families, has_plan))

}  // namespace

std::vector<http::Route> gathering_routes(Gatherings& gatherings) {
  using http::Call;
  using people::kForStaff;
  using people::viewer_of;
  return {
      http::get(
          "/api/gatherings", kForStaff,
          [&](const Call& call) -> Result<GatheringList> { return gatherings.list(viewer_of(call.caller)); }),
      http::post(
          "/api/gatherings", kForStaff,
          [&](const Call& call, NewGathering in) { return gatherings.add(viewer_of(call.caller), in); }),
      http::post("/api/gatherings/{gathering_id}/holding", kForStaff,
                 [&](const Call& call, HoldGathering in) {
                   return gatherings.hold(viewer_of(call.caller), in.gathering_id,
                                          {in.held_on, in.families, in.has_plan});
                 }),
      http::del("/api/gatherings/{gathering_id}/holding", kForStaff,
                [&](const Call& call, OneGathering in) {
                  return gatherings.undo_holding(viewer_of(call.caller), in.gathering_id);
                }),
      http::del("/api/gatherings/{gathering_id}", kForStaff,
                [&](const Call& call, OneGathering in) {
                  return gatherings.cancel(viewer_of(call.caller), in.gathering_id);
                }),
  };
}

}  // namespace kith::gatherings
