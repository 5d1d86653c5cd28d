// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "delivery/directory/directories.hpp"
#include "platform/http/route.hpp"

namespace kith::delivery {

// For the school's desk.
std::vector<http::Route> directory_routes(const Directories& directories);

}  // namespace kith::delivery
