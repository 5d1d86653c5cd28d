// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "people/directory.hpp"
#include "platform/http/route.hpp"

namespace kith::people {

std::vector<http::Route> directory_routes(Directory& directory);

}  // namespace kith::people
