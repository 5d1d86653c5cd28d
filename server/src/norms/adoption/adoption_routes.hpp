// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "norms/adoption/adopting.hpp"
#include "platform/http/route.hpp"

namespace kith::norms {

// All of them for the school's desk alone.
std::vector<http::Route> adoption_routes(Adopting adopting);

}  // namespace kith::norms
