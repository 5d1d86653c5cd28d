// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/pending/pending_routes.hpp"

namespace kith::notices {
namespace {

struct OnePlan {
  std::int64_t notice_id = 0;
};
KITH_DESCRIBE(OnePlan, (notice_id))

Result<http::NoContent> done(const Result<void>& act) {
  if (!act) return act.error();
  return http::NoContent{};
}

}  // namespace

std::vector<http::Route> pending_routes(Publishing& publishing) {
  using http::Call;
  using people::kForSchoolDesk;
  using people::kForStaff;
  using people::viewer_of;
  return {
      http::get("/api/pending_notices", kForStaff,
                [&](const Call& call) -> Result<std::vector<PendingLine>> {
                  return publishing.pending(viewer_of(call.caller));
                }),
      http::post(
          "/api/pending_notices/{notice_id}/decision", kForSchoolDesk,
          [&](const Call& call, Decision in) { return done(publishing.decide(viewer_of(call.caller), in)); }),
      http::del("/api/pending_notices/{notice_id}", kForStaff,
                [&](const Call& call, OnePlan in) {
                  return done(publishing.withdraw_plan(viewer_of(call.caller), in.notice_id));
                }),
      http::get("/api/notice_settings", kForStaff,
                [&](const Call& call) -> Result<NoticeSettings> {
                  return publishing.settings(viewer_of(call.caller));
                }),
      http::put("/api/notice_settings", kForSchoolDesk,
                [&](const Call& call, NoticeSettings in) -> Result<NoticeSettings> {
                  return publishing.set(viewer_of(call.caller), in);
                }),
  };
}

}  // namespace kith::notices
