// SPDX-License-Identifier: Apache-2.0
#include "norms/adoption/asking.hpp"

#include "norms/adoption/adoption_store.hpp"
#include "norms/packs/about_duties.hpp"

namespace kith::norms {

std::vector<Asking> clauses_asking(db::Session& session, const Catalogue& catalogue, std::int64_t school_id,
                                   Date day, std::string_view duty) {
  std::vector<Asking> asking;
  for (const auto& in_force : norms_in_force(catalogue, load_adoptions(session, school_id), day)) {
    const auto& norm = *catalogue.find(in_force.norm_id);
    if (norm.rule.due && is_about(*norm.rule.due, duty))
      asking.push_back({norm.clause, norm.rule.due->within});
  }
  return asking;
}

}  // namespace kith::norms
