// SPDX-License-Identifier: Apache-2.0
#include "capabilities/care/routes.hpp"

namespace kith::care {
namespace {

struct PlansWanted {
  std::int64_t student_id = 0;
};
KITH_DESCRIBE(PlansWanted, (student_id))

}  // namespace

std::vector<http::Route> care_routes(StudentPlans plans) {
  using http::Call;
  using people::kForStaff;
  using people::viewer_of;
  return {
      http::get("/api/students/{student_id}/plans", kForStaff,
                [plans](const Call& call, PlansWanted in) {
                  return plans.read(viewer_of(call.caller), in.student_id);
                }),
      http::put("/api/students/{student_id}/plans", kForStaff,
                [plans](const Call& call, PlanSaving in) { return plans.save(viewer_of(call.caller), in); }),
  };
}

}  // namespace kith::care
