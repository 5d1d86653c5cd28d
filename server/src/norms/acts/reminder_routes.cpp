// SPDX-License-Identifier: Apache-2.0
#include "norms/acts/reminder_routes.hpp"

namespace kith::norms {
namespace {

constexpr access::Access kForLeaders{.name = "desk_and_grade_heads",
                                     .any_of = people::kForSchoolDesk.any_of | people::kGradeHead};

struct OneClause {
  std::string clause;
};
KITH_DESCRIBE(OneClause, (clause))

}  // namespace

std::vector<http::Route> reminder_routes(Reminders reminders) {
  using http::Call;
  using people::viewer_of;
  return {
      http::get("/api/norms/{clause}/reminders", kForLeaders,
                [reminders](const Call& call, OneClause in) {
                  return reminders.waiting(viewer_of(call.caller), in.clause);
                }),
      http::post("/api/norms/{clause}/reminders", kForLeaders,
                 [reminders](const Call& call, NewReminder in) {
                   return reminders.remind(viewer_of(call.caller), in);
                 }),
  };
}

}  // namespace kith::norms
