// SPDX-License-Identifier: Apache-2.0
// The ports of incidents and notices filled: which clauses in force ask for a duty, asked of the norms.
#pragma once

#include "capabilities/incidents/incidents.hpp"
#include "capabilities/notices/owed.hpp"
#include "norms/packs/catalogue.hpp"

namespace kith::app {

// Both outlive what is returned.
incidents::AskedBy asked_clauses(const norms::Catalogue& catalogue, const Clock& clock);
notices::ClausesAsking clauses_of_notices(const norms::Catalogue& catalogue, const Clock& clock);

}  // namespace kith::app
