// SPDX-License-Identifier: Apache-2.0
#include "capabilities/gatherings/draw.hpp"

#include <algorithm>
#include <utility>

#include "platform/secrets/codes.hpp"

namespace kith::gatherings {

std::vector<std::int64_t> drawn(const std::vector<std::int64_t>& families, const std::string& seed,
                                int share) {
  std::vector<std::pair<std::string, std::int64_t>> lots;
  lots.reserve(families.size());
  for (auto family_id : families)
    lots.emplace_back(secrets::token_hash(seed + ":" + std::to_string(family_id)), family_id);
  std::sort(lots.begin(), lots.end());
  lots.resize((lots.size() * std::size_t(share) + 99) / 100);
  std::vector<std::int64_t> chosen;
  for (const auto& [lot, family_id] : lots) chosen.push_back(family_id);
  return chosen;
}

}  // namespace kith::gatherings
