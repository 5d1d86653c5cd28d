// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <sstream>

#include "platform/db/db_kit.hpp"
#include "platform/db/schema_kit.hpp"
#include "tests/source_root.hpp"

namespace kith::db {
namespace {

std::filesystem::path snapshot() { return source_root() / "server" / "schema.sql"; }

std::string text_of_new_database() {
  ScratchDatabase database;
  return database.db().read([](Session& session) { return schema_text(session); });
}

TEST(TheSchemaSnapshot, IsWhatTheMigrationsMake) {
  std::stringstream written;
  written << std::ifstream(snapshot()).rdbuf();
  EXPECT_TRUE(written.str() == text_of_new_database())
      << "run tools/write_schema and commit server/schema.sql";
}

// Run by tools/write_schema.
TEST(TheSchemaSnapshot, DISABLED_IsWritten) { std::ofstream(snapshot()) << text_of_new_database(); }

TEST(TheSchema, HasTheSameColumnsAndKeysOnBothEngines) {
  auto facts_on = [](Engine engine) {
    ScratchDatabase database(engine);
    return database.db().read([](Session& session) { return schema_facts(session); });
  };
  auto sqlite = facts_on(Engine::kSqlite);
  EXPECT_GT(sqlite.size(), 100u);
  EXPECT_EQ(sqlite, facts_on(Engine::kPostgres));
}

TEST(TheSchema, TellsAMissingKeyAndANullableColumn) {
  ScratchDatabase database(Engine::kSqlite, Content::kMigrated);
  auto facts = [&] { return database.db().read([](Session& session) { return schema_facts(session); }); };
  auto before = facts();
  database.db().write([](Tx& tx) {
    tx.exec(
        {"test.make", "create table notes (a bigint not null primary key, b text, c text, unique (b, c))"});
  });
  auto after = facts();
  for (const auto& fact : before) after.erase(fact);
  std::set<std::string> added{"notes.a bigint not null", "notes.b text", "notes.c text", "notes unique (a)",
                              "notes unique (b, c)"};
  EXPECT_EQ(after, added);
}

}  // namespace
}  // namespace kith::db
