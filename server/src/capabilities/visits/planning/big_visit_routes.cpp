// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/big_visit_routes.hpp"

namespace kith::visits {
namespace {

struct OneSeasonsBigVisits {
  std::int64_t season_plan_id = 0;
};
KITH_DESCRIBE(OneSeasonsBigVisits, (season_plan_id))

struct OneBigVisit {
  std::int64_t trip_id = 0;
};
KITH_DESCRIBE(OneBigVisit, (trip_id))

struct ChangedBigVisit : NewBigVisit {
  std::int64_t trip_id = 0;
};
KITH_DESCRIBE_WITH(ChangedBigVisit, (NewBigVisit), (trip_id))

}  // namespace

std::vector<http::Route> big_visit_routes(BigVisits& visits) {
  using http::Call;
  using people::kForSchoolDesk;
  using people::viewer_of;
  return {
      http::get("/api/visit_seasons/{season_plan_id}/big_visits", kForSchoolDesk,
                [&](const Call& call, OneSeasonsBigVisits in) {
                  return visits.list(viewer_of(call.caller), in.season_plan_id);
                }),
      // A place is not asked for in an address, which logs keep.
      http::post("/api/big_visits/drafts", kForSchoolDesk,
                 [&](const Call& call, WantedDraft in) { return visits.draft(viewer_of(call.caller), in); }),
      http::post("/api/big_visits", kForSchoolDesk,
                 [&](const Call& call, NewBigVisit in) { return visits.plan(viewer_of(call.caller), in); }),
      http::put("/api/big_visits/{trip_id}", kForSchoolDesk,
                [&](const Call& call, ChangedBigVisit in) {
                  return visits.change(viewer_of(call.caller), in.trip_id, in);
                }),
      http::del("/api/big_visits/{trip_id}", kForSchoolDesk,
                [&](const Call& call, OneBigVisit in) {
                  return visits.cancel(viewer_of(call.caller), in.trip_id);
                }),
      http::get("/api/big_visits/joined", people::kForGuardians,
                [&](const Call& call) -> Result<std::vector<JoinedVisit>> {
                  return visits.joined(viewer_of(call.caller));
                }),
  };
}

}  // namespace kith::visits
