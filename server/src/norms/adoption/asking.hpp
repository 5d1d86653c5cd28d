// SPDX-License-Identifier: Apache-2.0
// Which clauses in force at a school ask for a duty, and within which time: for whoever opens duties.
#pragma once

#include "norms/packs/catalogue.hpp"
#include "platform/db/db.hpp"

namespace kith::norms {

struct Asking {
  std::string clause;
  ledger::Deadline within;
};

// In the order of the catalogue.
std::vector<Asking> clauses_asking(db::Session& session, const Catalogue& catalogue, std::int64_t school_id,
                                   Date day, std::string_view duty);

}  // namespace kith::norms
