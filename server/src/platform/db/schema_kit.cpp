// SPDX-License-Identifier: Apache-2.0
#include "platform/db/schema_kit.hpp"

namespace kith::db {
namespace {

constexpr Sql kObjects{
    "test.schema_objects",
    "select sql from sqlite_master where sql is not null and name not like 'sqlite_%' "
    "order by tbl_name, case type when 'table' then 0 when 'index' then 1 else 2 end, name"};

constexpr Sql kSqliteColumns{"test.sqlite_columns",
                             "select t.name || '.' || c.name || ' ' || lower(c.type) || case when "
                             "c.\"notnull\" = 1 then ' not null' else '' end "
                             "from sqlite_master t join pragma_table_info(t.name) c where t.type = 'table' "
                             "and t.name not like 'sqlite_%'"};
constexpr Sql kSqliteKeys{
    "test.sqlite_keys",
    "select t.name || ' unique (' || (select group_concat(name, ', ') from (select name from "
    "pragma_index_info(i.name) "
    "order by seqno)) || ')' from sqlite_master t join pragma_index_list(t.name) i "
    "where t.type = 'table' and i.\"unique\" = 1 "
    "union select t.name || ' unique (' || c.name || ')' from sqlite_master t join pragma_table_info(t.name) "
    "c "
    "where t.type = 'table' and c.pk = 1 and (select max(pk) from pragma_table_info(t.name)) = 1"};

constexpr Sql kPostgresColumns{"test.postgres_columns",
                               "select table_name || '.' || column_name || ' ' || data_type || case "
                               "is_nullable when 'NO' then ' not null' else '' end "
                               "from information_schema.columns where table_schema = 'public'"};
constexpr Sql kPostgresKeys{
    "test.postgres_keys",
    "select t.relname || ' unique (' || string_agg(a.attname, ', ' order by k.place) || ')' "
    "from pg_index i join pg_class t on t.oid = i.indrelid join pg_namespace n on n.oid = t.relnamespace "
    "cross join lateral unnest(i.indkey) with ordinality as k (attnum, place) "
    "join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum "
    "where n.nspname = 'public' and i.indisunique group by i.indexrelid, t.relname"};

}  // namespace

std::string schema_text(Session& session) {
  std::string text =
      "-- The tables as all migrations leave them on SQLite. Written by tools/write_schema; not edited.\n";
  session.each<std::string>(kObjects, {}, [&](const std::string& sql) { text += "\n" + sql + ";\n"; });
  return text;
}

std::set<std::string> schema_facts(Session& session) {
  bool is_sqlite = session.engine() == Engine::kSqlite;
  std::set<std::string> facts;
  auto add = [&](std::string fact) { facts.insert(std::move(fact)); };
  session.each<std::string>(is_sqlite ? kSqliteColumns : kPostgresColumns, {}, add);
  session.each<std::string>(is_sqlite ? kSqliteKeys : kPostgresKeys, {}, add);
  return facts;
}

}  // namespace kith::db
