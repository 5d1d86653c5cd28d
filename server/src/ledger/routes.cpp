// SPDX-License-Identifier: Apache-2.0
#include "ledger/routes.hpp"

#include <algorithm>

#include "ledger/duties.hpp"
#include "people/viewer.hpp"

namespace kith::ledger {
namespace {

constexpr int kFirstDuties = 50, kMostDuties = 2000;

// The first of a list, and how long all of it is.
struct OwnDuties {
  std::vector<Duty> duties;
  int total = 0;
};
KITH_DESCRIBE(OwnDuties, (duties, total))

struct SchoolDuties {
  std::vector<OwnedDuty> duties;
  int total = 0;
};
KITH_DESCRIBE(SchoolDuties, (duties, total))

struct HowMany {
  std::optional<int> limit;
};
KITH_DESCRIBE(HowMany, (limit))

int limit_of(const HowMany& in) { return std::clamp(in.limit.value_or(kFirstDuties), 1, kMostDuties); }

}  // namespace

std::vector<http::Route> duty_routes(db::Db& db) {
  using http::Call;
  using people::viewer_of;
  return {http::get("/api/duties", people::kForStaff,
                    [&](const Call& call, HowMany in) -> Result<OwnDuties> {
                      auto viewer = viewer_of(call.caller);
                      return db.read([&](db::Session& session) {
                        return OwnDuties{
                            open_duties_of(session, viewer.school_id, viewer.person_id, limit_of(in)),
                            count_open_duties(session, viewer.school_id, viewer.person_id)};
                      });
                    }),
          http::get("/api/duties/school", people::kForSchoolDesk,
                    [&](const Call& call, HowMany in) -> Result<SchoolDuties> {
                      auto viewer = viewer_of(call.caller);
                      return db.read([&](db::Session& session) {
                        return SchoolDuties{open_duties_in(session, viewer.school_id, limit_of(in)),
                                            count_open_duties(session, viewer.school_id)};
                      });
                    })};
}

}  // namespace kith::ledger
