// SPDX-License-Identifier: Apache-2.0
#include "app/asked_clauses.hpp"

#include "norms/adoption/asking.hpp"

namespace kith::app {

namespace {

template <class Asked>
auto port_of(const norms::Catalogue& catalogue, const Clock& clock) {
  return [&](db::Session& session, std::int64_t school_id, std::string_view duty) {
    std::vector<Asked> asked;
    for (auto& each : norms::clauses_asking(session, catalogue, school_id, clock.today(), duty))
      asked.push_back({std::move(each.clause), each.within});
    return asked;
  };
}

}  // namespace

incidents::AskedBy asked_clauses(const norms::Catalogue& catalogue, const Clock& clock) {
  return port_of<incidents::Asked>(catalogue, clock);
}

notices::ClausesAsking clauses_of_notices(const norms::Catalogue& catalogue, const Clock& clock) {
  return port_of<notices::AskedClause>(catalogue, clock);
}

}  // namespace kith::app
