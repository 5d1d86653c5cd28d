// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/plan_routes.hpp"

namespace kith::visits {
namespace {

struct OneSeasonPlan {
  std::int64_t season_plan_id = 0;
};
KITH_DESCRIBE(OneSeasonPlan, (season_plan_id))

struct OnePlan {
  std::int64_t season_plan_id = 0;
  std::int64_t student_id = 0;
};
KITH_DESCRIBE(OnePlan, (season_plan_id, student_id))

struct DropPlan {
  std::int64_t season_plan_id = 0;
  std::int64_t student_id = 0;
  DropReason reason = DropReason::kFamilyDeclined;
};
KITH_DESCRIBE(DropPlan, (season_plan_id, student_id, reason))

struct ListPlans {
  std::int64_t season_plan_id = 0;
  std::optional<std::int64_t> owner_id;
  std::optional<std::int64_t> class_id;
  std::optional<PlanState> state;
};
KITH_DESCRIBE(ListPlans, (season_plan_id, owner_id, class_id, state))

struct BusyWeekSheet {
  std::vector<BusyTime> busy;
};
KITH_DESCRIBE(BusyWeekSheet, (busy))

}  // namespace

std::vector<http::Route> plan_routes(Plans& plans, Trips& trips) {
  using http::Call;
  using people::kForGuardians;
  using people::kForSchoolDesk;
  using people::kForStaff;
  using people::viewer_of;
  return {
      http::get(
          "/api/visit_seasons", kForStaff,
          [&](const Call& call) -> Result<SeasonList> { return plans.seasons(viewer_of(call.caller)); }),
      http::post("/api/visit_seasons/proposals", kForSchoolDesk,
                 [&](const Call& call, NewProposal in) { return plans.propose(viewer_of(call.caller), in); }),
      http::get("/api/visit_seasons/{season_plan_id}", kForStaff,
                [&](const Call& call, OneSeasonPlan in) {
                  return plans.overview(viewer_of(call.caller), in.season_plan_id);
                }),
      http::put(
          "/api/visit_seasons/{season_plan_id}/goals", kForSchoolDesk,
          [&](const Call& call, SeasonGoals in) { return plans.set_goals(viewer_of(call.caller), in); }),
      http::get("/api/visit_plans", kForStaff,
                [&](const Call& call, ListPlans in) -> Result<std::vector<PlanLine>> {
                  return plans.lines(viewer_of(call.caller), {.season_plan_id = in.season_plan_id,
                                                              .owner_id = in.owner_id,
                                                              .class_id = in.class_id,
                                                              .state = in.state});
                }),
      http::get("/api/visit_plans/{season_plan_id}/{student_id}/openings", kForStaff,
                [&](const Call& call, OnePlan in) {
                  return plans.openings(viewer_of(call.caller), in.season_plan_id, in.student_id);
                }),
      http::put("/api/visit_plans/{season_plan_id}/{student_id}", kForStaff,
                [&](const Call& call, PlanChange in) { return plans.change(viewer_of(call.caller), in); }),
      http::del("/api/visit_plans/{season_plan_id}/{student_id}", kForStaff,
                [&](const Call& call, DropPlan in) {
                  return plans.drop(viewer_of(call.caller), in.season_plan_id, in.student_id, in.reason);
                }),
      http::post("/api/visit_plans/{season_plan_id}/{student_id}/restoring", kForStaff,
                 [&](const Call& call, OnePlan in) {
                   return plans.restore(viewer_of(call.caller), in.season_plan_id, in.student_id);
                 }),
      http::get("/api/visit_trips/mine", kForStaff,
                [&](const Call& call) -> Result<MyTrips> { return trips.mine(viewer_of(call.caller)); }),
      http::put("/api/visit_trips/busy_times", kForStaff,
                [&](const Call& call, BusyWeekSheet in) -> Result<BusyWeekSheet> {
                  auto times = trips.set_busy(viewer_of(call.caller), in.busy);
                  if (!times) return times.error();
                  return BusyWeekSheet{*times};
                }),
      http::get("/api/visit_offers", kForGuardians,
                [&](const Call& call) -> Result<std::vector<VisitOffer>> {
                  return trips.offers(viewer_of(call.caller));
                }),
      http::put("/api/visit_offers/{season_plan_id}/{student_id}", kForGuardians,
                [&](const Call& call, VisitChoice in) { return trips.choose(viewer_of(call.caller), in); }),
      http::put("/api/visit_offers/{season_plan_id}/{student_id}/wish", kForGuardians,
                [&](const Call& call, VisitWish in) { return trips.wish(viewer_of(call.caller), in); }),
      http::put("/api/visit_offers/{season_plan_id}/{student_id}/committee", kForGuardians,
                [&](const Call& call, CommitteeAnswer in) {
                  return trips.answer_committee(viewer_of(call.caller), in);
                }),
  };
}

}  // namespace kith::visits
