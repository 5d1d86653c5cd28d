// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "people/directory.hpp"
#include "people/school_settings.hpp"
#include "platform/http/route.hpp"

namespace kith::people {

std::vector<http::Route> directory_routes(Directory& directory, SchoolSettings& settings);

}  // namespace kith::people
