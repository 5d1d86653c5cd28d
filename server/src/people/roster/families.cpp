// SPDX-License-Identifier: Apache-2.0
#include "people/roster/families.hpp"

#include <algorithm>

namespace kith::people {

void Families::add(std::int64_t family_id, std::vector<std::int64_t> guardian_ids) {
  for (auto guardian_id : guardian_ids) families_of_guardian_[guardian_id].insert(family_id);
  children_[family_id].push_back(std::move(guardian_ids));
}

std::int64_t Families::find(const std::vector<std::int64_t>& guardian_ids) const {
  std::set<std::int64_t> candidates;
  for (auto guardian_id : guardian_ids)
    if (auto found = families_of_guardian_.find(guardian_id); found != families_of_guardian_.end())
      candidates.insert(found->second.begin(), found->second.end());
  auto shares = [&](const std::vector<std::int64_t>& child) {
    return std::ranges::any_of(
        child, [&](auto id) { return std::ranges::find(guardian_ids, id) != guardian_ids.end(); });
  };
  auto found = std::ranges::find_if(
      candidates, [&](auto family_id) { return std::ranges::all_of(children_.at(family_id), shares); });
  return found == candidates.end() ? 0 : *found;
}

}  // namespace kith::people
