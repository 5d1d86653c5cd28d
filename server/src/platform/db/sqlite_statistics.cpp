// SPDX-License-Identifier: Apache-2.0
#include "platform/db/sqlite_statistics.hpp"

#include <algorithm>
#include <map>

namespace kith::db {
namespace {

// Only ANALYZE can create sqlite_stat1; any table will do.
constexpr const char* kCreate = "analyze id_sequences";

// The key of a table without rowid has its statistics under the table's own name.
constexpr Sql kIndexes{
    "db.indexes_without_statistics",
    "select t.name, case when i.origin = 'pk' and t.wr then t.name else i.name end, i.\"unique\", "
    "i.partial, "
    "(select count(*) from pragma_index_info(i.name)), "
    "(select name from pragma_index_info(i.name) where seqno = 0) "
    "from pragma_table_list t join pragma_index_list(t.name) i "
    "where t.type = 'table' and t.schema = 'main' and t.name not like 'sqlite!_%' escape '!'"};
constexpr Sql kKnown{"db.known_statistics",
                     "select count(*) from sqlite_stat1 where tbl = :tbl and idx = :idx"};
constexpr Sql kAssume{"db.assume_statistics",
                      "insert into sqlite_stat1 (tbl, idx, stat) values (:tbl, :idx, :stat)"};

struct IndexRow {
  std::string tbl, idx;
  bool is_unique = false;
  bool is_partial = false;
  int columns = 0;
  std::string first_column;
};
KITH_DESCRIBE(IndexRow, (tbl, idx, is_unique, is_partial, columns, first_column))

constexpr int kRows = 1'000'000;
constexpr int kRowsOfATenant = 20'000;
constexpr int kRowsOfAThing = 20;
// An index of some rows is made where they are few: what is open, waiting, due.
constexpr int kPartOfRows = 20;
// A column that begins so many indexes is the tenant's.
constexpr int kLeadsMany = 8;

// Rows of the table, then rows that agree in the first column, in the first two…
std::string statistics(const IndexRow& index, bool is_tenant_led) {
  const int part = index.is_partial ? kPartOfRows : 1;
  std::string text = std::to_string(kRows / part);
  int rows = is_tenant_led ? kRowsOfATenant / part : kRowsOfAThing;
  for (int column = 1; column <= index.columns; ++column) {
    bool is_whole_key = index.is_unique && column == index.columns;
    text += ' ' + std::to_string(is_whole_key ? 1 : rows);
    rows = rows > kRowsOfAThing ? kRowsOfAThing : std::max(rows / 5, 2);
  }
  return text;
}

}  // namespace

void assume_statistics(Connection& connection) {
  auto indexes = connection.all<IndexRow>(kIndexes);
  std::map<std::string, int> leads;
  for (const auto& index : indexes) ++leads[index.first_column];
  // One commit, or each new database would wait for one a row.
  connection.script("db.begin_statistics", "begin immediate");
  connection.script("db.create_statistics", kCreate);
  for (const auto& index : indexes) {
    Args place{{"tbl", index.tbl}, {"idx", index.idx}};
    if (connection.one<std::int64_t>(kKnown, place) > 0) continue;
    place.emplace_back("stat", statistics(index, leads[index.first_column] >= kLeadsMany));
    connection.exec(kAssume, place);
  }
  connection.script("db.end_statistics", "commit");
}

}  // namespace kith::db
