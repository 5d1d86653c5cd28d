// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "capabilities/notices/publishing.hpp"
#include "platform/http/route.hpp"

namespace kith::notices {

// The object must outlive the routes.
std::vector<http::Route> recipient_routes(Publishing& publishing);

}  // namespace kith::notices
