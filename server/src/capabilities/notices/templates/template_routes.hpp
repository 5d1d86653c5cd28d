// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "capabilities/notices/templates/templates.hpp"
#include "platform/http/route.hpp"

namespace kith::notices {

std::vector<http::Route> template_routes(Templates templates);

}  // namespace kith::notices
