// SPDX-License-Identifier: Apache-2.0
// Reads the shape of a database back, to compare the chain of migrations with server/schema.sql and the
// engines with one another.
#pragma once

#include <set>
#include <string>

#include "platform/db/db.hpp"

namespace kith::db {

// Every table, index and trigger of a SQLite database as it was created, by name: the text of
// server/schema.sql.
std::string schema_text(Session& session);

// What both engines have to agree on, a line each: "contacts.held_at bigint not null",
// "contacts unique (school_id, id)". Indexes that only make things faster are left out.
std::set<std::string> schema_facts(Session& session);

}  // namespace kith::db
