// SPDX-License-Identifier: Apache-2.0
// Brings a database to the newest migration. Files are named NNNN_slice_verb_object.sql, or, where the
// engines differ, the same name twice ending in .sqlite.sql and .postgres.sql; numbers have no gaps.
// In a file that serves both, `/*+ sqlite: words */` becomes its words on SQLite and nothing on PostgreSQL.
// What has been applied stands in schema_migrations (number, name, sha256 of the file, applied_at).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/db/connection.hpp"
#include "platform/embedded.hpp"

namespace kith::db {

struct Migration {
  int number = 0;
  std::string name;    // of the file
  std::string script;  // as the engine runs it
  std::string sha256;  // of the file as written, in hex
};

// The files of one engine in their order. Throws std::logic_error for a name, gap or repeat that the
// rules above do not allow.
std::vector<Migration> migrations_for(Engine engine, const std::vector<EmbeddedFile>& files);

// Applies what is missing, each migration in its own transaction; several programs may start at once.
// Throws DbError when the database is newer than `migrations` or was made by a different file of the same
// number.
void migrate(Connection& connection, const std::vector<Migration>& migrations);

// Only looks: throws DbError when migrate() would refuse or has something to do.
void check_migrated(Connection& connection, const std::vector<Migration>& migrations);

}  // namespace kith::db
