// SPDX-License-Identifier: Apache-2.0
#include "norms/adoption/adoption_history.hpp"

namespace kith::norms {

const Adoption* newest_of(const std::vector<Adoption>& adoptions, std::string_view norm_id, Date day) {
  const Adoption* newest = nullptr;
  for (const auto& adoption : adoptions)
    if (adoption.norm_id == norm_id && adoption.since_on <= day &&
        (!newest || newest->since_on < adoption.since_on))
      newest = &adoption;
  return newest;
}

bool holds_on(const Adoption* newest, Date day) {
  return newest && (!newest->until_on || *newest->until_on > day);
}

}  // namespace kith::norms
