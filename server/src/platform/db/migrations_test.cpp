// SPDX-License-Identifier: Apache-2.0
#include "platform/db/migrations.hpp"

#include <thread>

#include "platform/db/db_kit.hpp"
#include "platform/db/postgres_connection.hpp"
#include "platform/db/sqlite_connection.hpp"

namespace kith::db {
namespace {

std::unique_ptr<Connection> connect(Engine engine, const std::string& url) {
  if (engine == Engine::kPostgres) return std::make_unique<PostgresConnection>(url);
  return std::make_unique<SqliteConnection>(url, SqliteConnection::Access::kReadWrite);
}

const EmbeddedFile kOne{"0001_people_create_a.sql",
                        "create table a (x bigint not null primary key) /*+ sqlite: without rowid */;"};
const EmbeddedFile kTwo{"0002_people_fill_a.sql", "insert into a values (1); insert into a values (2);"};
const EmbeddedFile kBroken{"0002_people_fill_a.sql",
                           "insert into a values (1); insert into nowhere values (2);"};

class Migrating : public ::testing::TestWithParam<Engine> {
 protected:
  void apply(const std::vector<EmbeddedFile>& files) {
    auto connection = connect(GetParam(), database_.url());
    migrate(*connection, migrations_for(GetParam(), files));
  }
  std::int64_t rows() {
    return connect(GetParam(), database_.url())->one<std::int64_t>({"test.rows", "select count(*) from a"});
  }
  std::string refusal(const std::vector<EmbeddedFile>& files) {
    try {
      apply(files);
    } catch (const DbError& error) {
      return error.what();
    }
    return "";
  }
  ScratchDatabase database_{GetParam(), Content::kNothing};
};

TEST_P(Migrating, AppliesEachFileOnce) {
  apply({kOne});
  apply({kOne, kTwo});
  apply({kOne, kTwo});
  EXPECT_EQ(rows(), 2);
}

TEST_P(Migrating, KeepsNothingOfAFileThatFails) {
  EXPECT_NE(refusal({kOne, kBroken}), "");
  EXPECT_EQ(rows(), 0);
  apply({kOne, kTwo});
  EXPECT_EQ(rows(), 2);
}

TEST_P(Migrating, RefusesADatabaseNewerThanTheProgram) {
  apply({kOne, kTwo});
  EXPECT_NE(refusal({kOne}).find("newer than this program"), std::string::npos);
}

TEST_P(Migrating, RefusesAFileThatWasChangedAfterwards) {
  apply({kOne, kTwo});
  EXPECT_NE(refusal({kOne, kBroken}).find("0002_people_fill_a.sql was changed"), std::string::npos);
}

TEST_P(Migrating, LetsSeveralProgramsStartAtOnce) {
  std::vector<std::thread> programs;
  for (int i = 0; i < 4; ++i) {
    programs.emplace_back([&] { apply({kOne, kTwo}); });
  }
  for (auto& program : programs) program.join();
  EXPECT_EQ(rows(), 2);
}

TEST_P(Migrating, OpensAnOldDatabaseOnlyWhenItMayBringItUp) {
  apply(embedded_migrations());
  EXPECT_NO_THROW(kith::db::open({.url = database_.url()}, Migrate::kNo));
  connect(GetParam(), database_.url())
      ->exec({"test.forget", "delete from schema_migrations where number > 3"});
  EXPECT_THROW(kith::db::open({.url = database_.url()}, Migrate::kNo), DbError);
}

INSTANTIATE_TEST_SUITE_P(On, Migrating, ::testing::Values(Engine::kSqlite, Engine::kPostgres), engine_name);

TEST(AMigration, HasItsMarkedWordsOnSqliteOnly) {
  EXPECT_NE(migrations_for(Engine::kSqlite, {kOne})[0].script.find("primary key) without rowid;"),
            std::string::npos);
  EXPECT_EQ(migrations_for(Engine::kPostgres, {kOne})[0].script.find("rowid"), std::string::npos);
}

TEST(AMigration, IsTakenFromTheFileOfItsEngine) {
  std::vector<EmbeddedFile> files{{"0001_people_create_a.postgres.sql", "p"},
                                  {"0001_people_create_a.sqlite.sql", "s"}};
  EXPECT_EQ(migrations_for(Engine::kSqlite, files).at(0).script, "s");
  EXPECT_EQ(migrations_for(Engine::kPostgres, files).at(0).script, "p");
}

TEST(AMigration, LeavesNoGapAndRepeatsNoNumber) {
  EXPECT_THROW(migrations_for(Engine::kSqlite, {kTwo}), std::logic_error);
  EXPECT_THROW(migrations_for(Engine::kSqlite, {kOne, kTwo, kBroken}), std::logic_error);
  EXPECT_THROW(migrations_for(Engine::kSqlite, {{"one.sql", ""}}), std::logic_error);
}

}  // namespace
}  // namespace kith::db
