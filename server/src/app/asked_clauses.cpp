// SPDX-License-Identifier: Apache-2.0
#include "app/asked_clauses.hpp"

#include "norms/adoption/asking.hpp"

namespace kith::app {

incidents::AskedBy asked_clauses(const norms::Catalogue& catalogue, const Clock& clock) {
  return [&](db::Session& session, std::int64_t school_id, std::string_view duty) {
    std::vector<incidents::Asked> asked;
    for (auto& each : norms::clauses_asking(session, catalogue, school_id, clock.today(), duty))
      asked.push_back({std::move(each.clause), each.within});
    return asked;
  };
}

}  // namespace kith::app
