// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "people/roster/imports.hpp"
#include "people/viewer.hpp"
#include "platform/http/route.hpp"

namespace kith::people {

// `arrived` is told the school after a roster was applied.
std::vector<http::Route> roster_routes(RosterImports& imports,
                                       std::function<void(std::int64_t school_id)> arrived);

}  // namespace kith::people
