// SPDX-License-Identifier: Apache-2.0
// SQL of what the tallies of an installation were written by, and of the stages that packs are for.
#pragma once

#include <optional>
#include <string>

#include "people/school.hpp"
#include "platform/db/db.hpp"

namespace kith::norms {

// Catalogue::mark() of the packs that all tallies follow; absent before the first.
std::optional<std::string> catalogue_mark(db::Session& session);
void save_catalogue_mark(db::Tx& tx, const std::string& mark);

people::Stage stage_of(db::Session& session, std::int64_t school_id);

}  // namespace kith::norms
