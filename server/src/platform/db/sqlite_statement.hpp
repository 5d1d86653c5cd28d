// SPDX-License-Identifier: Apache-2.0
// A statement of SQLite. After each use it is reset, because one that SQLite has not finished pins its
// connection's snapshot and blocks the checkpoint. Used by one thread at a time.
#pragma once

#include <sqlite3.h>

#include "platform/db/sql_text.hpp"
#include "platform/db/statement.hpp"

namespace kith::db {

class SqliteStatement : public Statement {
 public:
  // Throws DbError when SQLite does not take the text. `handle` outlives this.
  SqliteStatement(sqlite3* handle, const Sql& sql, SqlText text);
  ~SqliteStatement() override;

 private:
  class Run;

  std::int64_t run(const std::vector<const Value*>& values, const OnRow& on_row) override;
  void bind(const std::vector<const Value*>& values);
  // False at the end.
  bool step();
  void check(int code) const;

  sqlite3* handle_;
  sqlite3_stmt* prepared_ = nullptr;
};

}  // namespace kith::db
