// SPDX-License-Identifier: Apache-2.0
// What follows when a school arrives or its roster changes: norms are taken on and counted, roles follow
// posts.
#pragma once

#include <string>

#include "app/world.hpp"

namespace kith::app {

// Founds a school that takes on every norm from the beginning of the school year.
Result<std::int64_t> found_school(World& world, const std::string& name, people::Stage stage);

void roster_arrived(World& world, std::int64_t school_id);
void roster_arrived(World& world, const std::string& school);

}  // namespace kith::app
