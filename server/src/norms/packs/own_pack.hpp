// SPDX-License-Identifier: Apache-2.0
// The pack of one school: what it has in force today with its own figures, as a file to keep or pass on.
#pragma once

#include "norms/packs/catalogue.hpp"
#include "platform/clock.hpp"
#include "platform/db/db.hpp"
#include "platform/http/route.hpp"

namespace kith::norms {

// TOML without a flaw (`kith policies check`), unless the school has taken nothing on: then no pack at all,
// and the text is empty.
std::string own_pack_text(db::Session& session, const Catalogue& catalogue, std::int64_t school_id,
                          Date today);

// GET /api/policies/own, for the school's desk. Error: norms.nothing_adopted.
std::vector<http::Route> own_pack_routes(db::Db& db, const Clock& clock, const Catalogue& catalogue);

}  // namespace kith::norms
