// SPDX-License-Identifier: Apache-2.0
// A draw by lot (P2a.7): which families are asked, so that nobody chose them and everybody can check it.
// Pure.
//
// Families stand in the order of BLAKE2b-256 of "SEED:FAMILY", in hexadecimal; the first SHARE percent of
// them, rounded up, are drawn.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kith::gatherings {

constexpr int kLeastShare = 1;
constexpr int kMostShare = 100;

// Requires: each family stands there once; kLeastShare <= share <= kMostShare.
std::vector<std::int64_t> drawn(const std::vector<std::int64_t>& families, const std::string& seed,
                                int share);

}  // namespace kith::gatherings
