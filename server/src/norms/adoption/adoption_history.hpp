// SPDX-License-Identifier: Apache-2.0
// Which row of a norm's history holds. Pure.
#pragma once

#include <string_view>

#include "norms/adoption/adoptions.hpp"

namespace kith::norms {

// Of one norm, the newest row that has begun by `day`; null when there is none.
const Adoption* newest_of(const std::vector<Adoption>& adoptions, std::string_view norm_id, Date day);
// Whether the row still holds on `day`: it is there and has not ended.
bool holds_on(const Adoption* newest, Date day);

}  // namespace kith::norms
