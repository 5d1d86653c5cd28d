// SPDX-License-Identifier: Apache-2.0
// What happens to the text of a statement before its engine sees it. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/db/db.hpp"

namespace kith::db {

struct SqlText {
  std::string text;                     // without comments
  std::vector<std::string> parameters;  // in the order in which they are bound
};

// Finds the :name parameters. On SQLite every different name is a place; on PostgreSQL every occurrence is
// ($1, $2 …), because it takes one place to have one type everywhere. Comments are left out. PostgreSQL
// cannot tell the type of a parameter in `:v is null`, so a cast to text is put there.
SqlText parse_sql(std::string_view text, Engine engine);

// insert into table (…) values (:p0, :p1), … with `row_count` rows.
std::string insert_text(std::string_view table, const std::vector<std::string>& columns,
                        std::size_t row_count, std::string_view suffix);

// The command and one line of the text format of PostgreSQL's COPY.
std::string copy_text(std::string_view table, const std::vector<std::string>& columns);
// Throws DbError for a NUL byte.
void append_copy_line(std::string& lines, const std::vector<Value>& row);

}  // namespace kith::db
