// SPDX-License-Identifier: Apache-2.0
#include "ledger/routes.hpp"

#include "ledger/duties.hpp"
#include "people/viewer.hpp"

namespace kith::ledger {
namespace {

constexpr int kMostDuties = 50;

}  // namespace

std::vector<http::Route> duty_routes(db::Db& db) {
  using http::Call;
  using people::viewer_of;
  return {http::get("/api/duties", people::kForStaff,
                    [&](const Call& call) -> Result<std::vector<Duty>> {
                      auto viewer = viewer_of(call.caller);
                      return db.read([&](db::Session& session) {
                        return open_duties_of(session, viewer.school_id, viewer.person_id, kMostDuties);
                      });
                    }),
          http::get("/api/duties/school", people::kForSchoolDesk,
                    [&](const Call& call) -> Result<std::vector<OwnedDuty>> {
                      return db.read([&](db::Session& session) {
                        return open_duties_in(session, viewer_of(call.caller).school_id, kMostDuties);
                      });
                    })};
}

}  // namespace kith::ledger
