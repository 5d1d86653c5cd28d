// SPDX-License-Identifier: Apache-2.0
#include "people/roster/routes.hpp"

namespace kith::people {
namespace {

constexpr std::size_t kLargestRoster = 64 * 1024 * 1024;  // bytes

// The browser sends the file twice: to look at the plan, and to apply it. Nothing is kept in between.
struct PreviewRoster {
  std::optional<bool> whole_school;
};
KITH_DESCRIBE(PreviewRoster, (whole_school))

struct ApplyRoster {
  std::string plan_hash;
  std::optional<bool> whole_school;
};
KITH_DESCRIBE(ApplyRoster, (plan_hash, whole_school))

}  // namespace

std::vector<http::Route> roster_routes(RosterImports& imports,
                                       std::function<void(std::int64_t school_id)> arrived) {
  using http::Call;
  return {
      http::get("/api/roster/run", kForSchoolDesk,
                [&imports](const Call& call) { return imports.latest_run(call.caller.tenant_id); }),
      http::post_file("/api/roster/preview", kForSchoolDesk, kLargestRoster,
                      [&imports](const Call& call, PreviewRoster in) {
                        return imports.plan(call.caller.tenant_id, call.raw_body,
                                            {.whole_school = in.whole_school.value_or(false)});
                      }),
      http::post_file("/api/roster/imports", kForSchoolDesk, kLargestRoster,
                      [&imports, arrived](const Call& call, ApplyRoster in) -> Result<RosterPlan> {
                        auto done = imports.apply(call.caller.tenant_id, call.raw_body,
                                                  {.whole_school = in.whole_school.value_or(false),
                                                   .plan_hash = in.plan_hash,
                                                   .imported_by = call.caller.identity_id});
                        if (done) arrived(call.caller.tenant_id);
                        return done;
                      }),
  };
}

}  // namespace kith::people
