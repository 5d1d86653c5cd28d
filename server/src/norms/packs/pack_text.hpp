// SPDX-License-Identifier: Apache-2.0
// A pack as TOML, as read_pack reads it (docs/norm-rules.md); and the pack of what one school has in force,
// with its own figures. Pure.
#pragma once

#include "norms/adoption/adoptions.hpp"

namespace kith::norms {

std::string pack_text(const Pack& pack);

// Its clauses are called own.P4.4 and so on. A norm among those who meet another one is left out where the
// school has not taken that one on: a pack stands on its own.
Pack own_pack(const Catalogue& catalogue, const std::vector<InForce>& in_force,
              const std::string& school_name);

}  // namespace kith::norms
