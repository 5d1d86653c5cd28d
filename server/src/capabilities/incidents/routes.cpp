// SPDX-License-Identifier: Apache-2.0
#include "capabilities/incidents/routes.hpp"

namespace kith::incidents {
namespace {

struct OfStudent {
  std::int64_t student_id = 0;
};
KITH_DESCRIBE(OfStudent, (student_id))

struct OfIncident {
  std::int64_t incident_id = 0;
};
KITH_DESCRIBE(OfIncident, (incident_id))

}  // namespace

std::vector<http::Route> incident_routes(Incidents& incidents) {
  using http::Call;
  using people::viewer_of;
  constexpr access::Access kForStaffAndFamilies{.name = "staff_and_families",
                                                .any_of = people::kStaff | people::kGuardian};
  return {
      http::get("/api/incidents/kinds", people::kForStaff,
                [&](const Call& call) -> Result<std::vector<KindChoice>> {
                  return incidents.kinds(viewer_of(call.caller));
                }),
      http::get("/api/students/{student_id}/incidents", kForStaffAndFamilies,
                [&](const Call& call, OfStudent in) {
                  return incidents.of_student(viewer_of(call.caller), in.student_id);
                }),
      http::post(
          "/api/incidents", people::kForStaff,
          [&](const Call& call, NewIncident in) { return incidents.tell(viewer_of(call.caller), in); }),
      http::put(
          "/api/incidents/{incident_id}/note", people::kForStaff,
          [&](const Call& call, IncidentNote in) { return incidents.annotate(viewer_of(call.caller), in); }),
      http::post("/api/incidents/{incident_id}/sharing", people::kForStaff,
                 [&](const Call& call, OfIncident in) {
                   return incidents.share(viewer_of(call.caller), in.incident_id);
                 }),
      http::post(
          "/api/incidents/{incident_id}/outcomes", people::kForStaff,
          [&](const Call& call, IncidentOutcome in) { return incidents.answer(viewer_of(call.caller), in); }),
      http::del("/api/incidents/{incident_id}", people::kForStaff,
                [&](const Call& call, OfIncident in) -> Result<http::NoContent> {
                  auto withdrawn = incidents.withdraw(viewer_of(call.caller), in.incident_id);
                  if (!withdrawn) return withdrawn.error();
                  return http::NoContent{};
                }),
  };
}

}  // namespace kith::incidents
