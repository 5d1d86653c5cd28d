// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "capabilities/notices/inbox.hpp"
#include "capabilities/notices/notices.hpp"
#include "capabilities/notices/publishing.hpp"
#include "platform/http/route.hpp"

namespace kith::notices {

// All three outlive the routes.
std::vector<http::Route> notice_routes(Publishing& publishing, Notices& notices, Inbox& inbox);

}  // namespace kith::notices
