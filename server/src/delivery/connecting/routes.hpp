// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "delivery/connecting/connections.hpp"
#include "platform/http/route.hpp"

namespace kith::delivery {

// For guardians, each for oneself.
std::vector<http::Route> connection_routes(Connections& connections);

}  // namespace kith::delivery
