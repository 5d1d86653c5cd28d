// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "capabilities/committees/committees.hpp"
#include "platform/http/route.hpp"

namespace kith::committees {

// `committees` outlives the routes.
std::vector<http::Route> committee_routes(Committees& committees);

}  // namespace kith::committees
