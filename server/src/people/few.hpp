// SPDX-License-Identifier: Apache-2.0
// One to four children: in figures about them each could be told apart.
#pragma once

#include <cstdint>
#include <vector>

namespace kith::people {

inline bool is_few(std::int64_t children) { return children > 0 && children < 5; }

// Which groups to hide beside a figure of all of them together: those of a few, and, while what is hidden
// could be reckoned from the rest and still is of a few, the smallest of the others.
std::vector<bool> hidden_beside_all(const std::vector<std::int64_t>& children_of_groups);

}  // namespace kith::people
