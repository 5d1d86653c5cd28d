// SPDX-License-Identifier: Apache-2.0
// How many duties are open, for lists that give the first of them.
#pragma once

#include <optional>

#include "platform/db/db.hpp"

namespace kith::ledger {

// Of the school, or of one owner.
int count_open_duties(db::Session& session, std::int64_t school_id,
                      std::optional<std::int64_t> owner_id = std::nullopt);

}  // namespace kith::ledger
