// SPDX-License-Identifier: Apache-2.0
// Which norms a school has taken on and with which figures. Pure; the rows are adoption_store.hpp's.
#pragma once

#include "norms/counting/measure.hpp"

namespace kith::norms {

// From `since_on` on. Absent figures are the pack's.
struct Adoption {
  std::int64_t school_id = 0;
  std::string norm_id;
  Date since_on{};
  std::optional<Date> until_on;
  std::optional<int> target;
  std::optional<int> raised_target;
  std::optional<int> share_permille;
  std::string reason;
  std::optional<std::int64_t> set_by;
  Instant set_at{};
};
KITH_DESCRIBE(Adoption, (school_id, norm_id, since_on, until_on, target, raised_target, share_permille,
                         reason, set_by, set_at))

// The figures of one adoption, the pack's where it has none.
InForce in_force_of(const Norm& norm, const Adoption& adoption);

// What holds on `day`: of each norm the newest row that has begun, unless it has ended; in the order of the
// catalogue. Rules of several packs that differ in nothing but their figures are all held to the strictest of
// them; each then names the clause it has them from.
std::vector<InForce> norms_in_force(const Catalogue& catalogue, const std::vector<Adoption>& adoptions,
                                    Date day);

}  // namespace kith::norms
