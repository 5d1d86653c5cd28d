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

struct WriteMinutes {
  std::int64_t gathering_id = 0;
  std::vector<std::string> problems;
  std::vector<NextStep> steps;
};
KITH_DESCRIBE(WriteMinutes, (gathering_id, problems, steps))

struct MarkMembers {
  std::int64_t gathering_id = 0;
  std::vector<std::int64_t> guardian_ids;
};
KITH_DESCRIBE(MarkMembers, (gathering_id, guardian_ids))

struct OneStep {
  std::int64_t step_id = 0;
};
KITH_DESCRIBE(OneStep, (step_id))

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
      http::get("/api/gatherings/{gathering_id}/minutes", kForStaff,
                [&](const Call& call, OneGathering in) {
                  return gatherings.minutes(viewer_of(call.caller), in.gathering_id);
                }),
      http::put(
          "/api/gatherings/{gathering_id}/minutes", kForStaff,
          [&](const Call& call, WriteMinutes in) {
            return gatherings.write_minutes(viewer_of(call.caller), in.gathering_id, {in.problems, in.steps});
          }),
      http::get("/api/gatherings/{gathering_id}/members", kForStaff,
                [&](const Call& call, OneGathering in) {
                  return gatherings.members(viewer_of(call.caller), in.gathering_id);
                }),
      http::put("/api/gatherings/{gathering_id}/members", kForStaff,
                [&](const Call& call, MarkMembers in) {
                  return gatherings.mark_members(viewer_of(call.caller), in.gathering_id, in.guardian_ids);
                }),
      http::post("/api/gatherings/steps/{step_id}/completion", kForStaff,
                 [&](const Call& call, OneStep in) {
                   return gatherings.finish_step(viewer_of(call.caller), in.step_id);
                 }),
  };
}

std::vector<http::Route> draw_routes(Draws& draws) {
  using http::Call;
  using people::kForStaff;
  using people::viewer_of;
  const std::string path = "/api/gatherings/{gathering_id}/draw";
  return {
      http::get(path, kForStaff,
                [&](const Call& call, OneGathering in) {
                  return draws.read(viewer_of(call.caller), in.gathering_id);
                }),
      http::post(path, kForStaff,
                 [&](const Call& call, WantedDraw in) { return draws.draw(viewer_of(call.caller), in); }),
      http::put(path + "/attendance", kForStaff,
                [&](const Call& call, DrawnCame in) { return draws.mark(viewer_of(call.caller), in); }),
  };
}

}  // namespace kith::gatherings
