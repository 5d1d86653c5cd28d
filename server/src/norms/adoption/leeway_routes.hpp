// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "norms/adoption/leeway.hpp"
#include "platform/http/route.hpp"

namespace kith::norms {

std::vector<http::Route> leeway_routes(Leeway leeway);

}  // namespace kith::norms
