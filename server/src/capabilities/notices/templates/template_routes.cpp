// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/templates/template_routes.hpp"

namespace kith::notices {
namespace {

struct OneTemplate {
  std::int64_t template_id = 0;
};
KITH_DESCRIBE(OneTemplate, (template_id))

}  // namespace

std::vector<http::Route> template_routes(Templates templates) {
  using http::Call;
  using people::kForStaff;
  using people::viewer_of;
  return {
      http::get("/api/notice_templates", kForStaff,
                [templates](const Call& call) mutable -> Result<std::vector<NoticeTemplate>> {
                  return templates.list(viewer_of(call.caller));
                }),
      http::post("/api/notice_templates", kForStaff,
                 [templates](const Call& call, NewTemplate in) mutable {
                   return templates.add(viewer_of(call.caller), in);
                 }),
      http::del("/api/notice_templates/{template_id}", kForStaff,
                [templates](const Call& call, OneTemplate in) mutable -> Result<http::NoContent> {
                  auto removed = templates.remove(viewer_of(call.caller), in.template_id);
                  if (!removed) return removed.error();
                  return http::NoContent{};
                }),
  };
}

}  // namespace kith::notices
