// SPDX-License-Identifier: Apache-2.0
#include "platform/db/sql_text.hpp"

#include <gtest/gtest.h>

namespace kith::db {
namespace {

using Names = std::vector<std::string>;

TEST(ParsingSql, CountsEveryOccurrenceOnPostgresAndEveryNameOnSqlite) {
  constexpr std::string_view text = "select :b, :a, :b";
  EXPECT_EQ(parse_sql(text, Engine::kSqlite).parameters, (Names{"b", "a"}));
  EXPECT_EQ(parse_sql(text, Engine::kPostgres).parameters, (Names{"b", "a", "b"}));
}

TEST(ParsingSql, SeesNoParameterInQuotesCommentsAndCasts) {
  constexpr std::string_view text =
      "select ':a', \":b\", x::text -- it's :c\n, /* :d ' */ 'it''s :e' from t where x = :f";
  auto parsed = parse_sql(text, Engine::kPostgres);
  EXPECT_EQ(parsed.parameters, Names{"f"});
  EXPECT_EQ(parsed.text, "select ':a', \":b\", x::text  ,   'it''s :e' from t where x = $1");
}

TEST(ParsingSql, CastsAParameterThatIsAskedForNull) {
  auto on_postgres = [](std::string_view text) { return parse_sql(text, Engine::kPostgres).text; };
  EXPECT_EQ(on_postgres(":a is null"), "cast($1 as text) is null");
  EXPECT_EQ(on_postgres(":a\nIS  NOT NULL"), "cast($1 as text)\nIS  NOT NULL");
  EXPECT_EQ(on_postgres(":a is not distinct from x"), "$1 is not distinct from x");
  EXPECT_EQ(on_postgres("x = :a"), "x = $1");
  EXPECT_EQ(parse_sql(":a is null", Engine::kSqlite).text, ":a is null");
}

TEST(ParsingSql, EndsWithTheText) {
  EXPECT_EQ(parse_sql("select 1 -- end", Engine::kSqlite).text, "select 1  ");
  EXPECT_EQ(parse_sql("select 'open", Engine::kSqlite).text, "select 'open");
  EXPECT_EQ(parse_sql("select :", Engine::kSqlite).text, "select :");
}

TEST(WritingAnInsert, NumbersItsParameters) {
  EXPECT_EQ(insert_text("t", {"a", "b"}, 2, "on conflict do nothing"),
            "insert into t (a, b) values (:p0, :p1), (:p2, :p3) on conflict do nothing");
}

TEST(WritingACopy, EscapesWhatTheFormatUses) {
  std::string lines;
  append_copy_line(lines, {std::int64_t{-7}, 0.5, std::monostate{}, std::string("a\tb\\N\n\r是")});
  EXPECT_EQ(lines, "-7\t0.5\t\\N\ta\\tb\\\\N\\n\\r是\n");
}

}  // namespace
}  // namespace kith::db
