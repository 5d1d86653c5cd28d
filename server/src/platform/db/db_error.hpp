// SPDX-License-Identifier: Apache-2.0
// Turns the errors of SQLite and PostgreSQL into DbError. A bound value may be a child's name, so only texts
// that cannot hold one are kept: never PostgreSQL's DETAIL, and no text at all where the engine itself quotes
// the value.
#pragma once

#include <string>
#include <string_view>

#include "platform/db/db.hpp"

namespace kith::db {

// `statement` is the Sql.name that failed. `code` is an extended result code.
DbError sqlite_error(int code, std::string_view message, std::string_view statement);
DbError postgres_error(std::string_view sqlstate, std::string_view message, std::string_view statement);
// What a write gets of a database that is closed.
DbError closed_error();
bool is_closed(const DbError& error);

}  // namespace kith::db
