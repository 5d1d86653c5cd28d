// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/routes.hpp"

namespace kith::visits {
namespace {

struct OfStudent {
  std::int64_t student_id = 0;
};
KITH_DESCRIBE(OfStudent, (student_id))

struct OfClass {
  std::int64_t class_id = 0;
};
KITH_DESCRIBE(OfClass, (class_id))

struct VoidVisit {
  std::int64_t contact_id = 0;
  VoidReason reason = VoidReason::kNotHeld;
};
KITH_DESCRIBE(VoidVisit, (contact_id, reason))

}  // namespace

std::vector<http::Route> visit_routes(Visits& visits) {
  using http::Call;
  using people::viewer_of;
  constexpr access::Access kForStaffAndFamilies{.name = "staff_and_families",
                                                .any_of = people::kStaff | people::kGuardian};
  return {
      http::get("/api/visits", kForStaffAndFamilies,
                [&](const Call& call, OfStudent in) {
                  return visits.history(viewer_of(call.caller), in.student_id);
                }),
      http::get(
          "/api/visits/latest", people::kForStaff,
          [&](const Call& call, OfClass in) { return visits.latest(viewer_of(call.caller), in.class_id); }),
      http::post("/api/visits", people::kForStaff,
                 [&](const Call& call, NewVisit in) { return visits.record(viewer_of(call.caller), in); }),
      http::post("/api/visits/together", people::kForStaff,
                 [&](const Call& call, NewTogether in) {
                   return visits.record_together(viewer_of(call.caller), in);
                 }),
      http::post(
          "/api/visits/handouts", people::kForStaff,
          [&](const Call& call, NewHandout in) { return visits.hand_out(viewer_of(call.caller), in); }),
      http::del("/api/visits/{contact_id}", people::kForStaff,
                [&](const Call& call, VoidVisit in) {
                  return visits.void_visit(viewer_of(call.caller), in.contact_id, in.reason);
                }),
  };
}

}  // namespace kith::visits
