// SPDX-License-Identifier: Apache-2.0
#include "capabilities/family_log/routes.hpp"

namespace kith::family_log {
namespace {

struct OneEntry {
  std::int64_t contact_id = 0;
};
KITH_DESCRIBE(OneEntry, (contact_id))

}  // namespace

std::vector<http::Route> family_log_routes(FamilyLogs logs) {
  using http::Call;
  using people::viewer_of;
  return {
      http::get("/api/family_log", people::kForGuardians,
                [logs](const Call& call) mutable -> Result<std::vector<ChildLog>> {
                  return logs.logs(viewer_of(call.caller));
                }),
      http::post(
          "/api/family_log", people::kForGuardians,
          [logs](const Call& call, NewLogEntry in) mutable { return logs.note(viewer_of(call.caller), in); }),
      http::del("/api/family_log/{contact_id}", people::kForGuardians,
                [logs](const Call& call, OneEntry in) mutable {
                  return logs.take_back(viewer_of(call.caller), in.contact_id);
                }),
  };
}

}  // namespace kith::family_log
