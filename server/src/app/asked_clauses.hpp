// SPDX-License-Identifier: Apache-2.0
// The port of incidents filled: which clauses in force ask for a duty, asked of the norms.
#pragma once

#include "capabilities/incidents/incidents.hpp"
#include "norms/packs/catalogue.hpp"

namespace kith::app {

// Both outlive what is returned.
incidents::AskedBy asked_clauses(const norms::Catalogue& catalogue, const Clock& clock);

}  // namespace kith::app
