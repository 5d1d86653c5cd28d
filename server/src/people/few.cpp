// SPDX-License-Identifier: Apache-2.0
#include "people/few.hpp"

#include <algorithm>
#include <numeric>

namespace kith::people {

std::vector<bool> hidden_beside_all(const std::vector<std::int64_t>& children_of_groups) {
  std::vector<std::size_t> smallest_first(children_of_groups.size());
  std::iota(smallest_first.begin(), smallest_first.end(), std::size_t{0});
  std::ranges::stable_sort(smallest_first, {}, [&](std::size_t i) { return children_of_groups[i]; });
  std::vector<bool> is_hidden(children_of_groups.size(), false);
  std::int64_t hidden = 0;
  for (auto i : smallest_first) {
    if (!is_few(children_of_groups[i]) && !is_few(hidden)) continue;
    is_hidden[i] = true;
    hidden += children_of_groups[i];
  }
  return is_hidden;
}

}  // namespace kith::people
