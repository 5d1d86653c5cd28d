// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "capabilities/gatherings/draws.hpp"
#include "platform/http/route.hpp"

namespace kith::gatherings {

// `gatherings` outlives the routes.
std::vector<http::Route> gathering_routes(Gatherings& gatherings);
std::vector<http::Route> draw_routes(Draws& draws);

}  // namespace kith::gatherings
