// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/newcomers/routes.hpp"

namespace kith::notices {

std::vector<http::Route> recipient_routes(Publishing& publishing) {
  return {http::post("/api/notices/{notice_id}/recipients", people::kForStaff,
                     [&](const http::Call& call, MoreRecipients in) {
                       return publishing.add_recipients(people::viewer_of(call.caller), in);
                     })};
}

}  // namespace kith::notices
