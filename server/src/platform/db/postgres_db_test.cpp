// SPDX-License-Identifier: Apache-2.0
// What only PostgreSQL can do wrong: lost connections, lost races, talkative errors.
#include "platform/db/postgres_db.hpp"

#include <barrier>
#include <thread>

#include "platform/db/facts_kit.hpp"
#include "platform/db/postgres_cluster_kit.hpp"
#include "platform/db/postgres_connection.hpp"

namespace kith::db {
namespace {

constexpr Sql kAdd{"test.add", "insert into installation_facts (name, value) values (:name, '')"};
constexpr Sql kCount{"test.count", "select count(*) from installation_facts"};
constexpr const char* kTerminateOthers =
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> "
    "pg_backend_pid()";

// What the last of the others asked for.
constexpr Sql kHeard{
    "test.heard",
    "select query from pg_stat_activity where datname = current_database() and pid <> "
    "pg_backend_pid() and backend_type = 'client backend' order by query_start desc limit 1"};

class WritingToPostgres : public ::testing::Test {
 protected:
  void add(const std::string& name) {
    db().write([&](Tx& tx) { tx.exec(kAdd, {{"name", name}}); });
  }
  std::int64_t count() {
    return db().read([](Session& session) { return session.one<std::int64_t>(kCount); });
  }
  void script(const std::string& text) { PostgresConnection(database_.url()).script("test", text); }
  std::string failure_of(const Sql& sql, const Args& args) {
    try {
      db().write([&](Tx& tx) { tx.exec(sql, args); });
    } catch (const DbError& error) {
      return error.what();
    }
    return "";
  }
  Db& db() { return database_.db(); }
  ScratchDatabase database_{Engine::kPostgres};
};

TEST_F(WritingToPostgres, ReplacesLostConnectionsAndTheirStatements) {
  add("a");
  EXPECT_EQ(count(), 1);
  script(kTerminateOthers);
  add("b");
  EXPECT_EQ(count(), 2);
}

TEST_F(WritingToPostgres, ReplacesALostConnectionThoughNobodyWaitsForItsInserts) {
  add("a");
  script(kTerminateOthers);
  db().write([&](Tx& tx) { tx.insert("installation_facts", Fact{"b", ""}); });
  EXPECT_EQ(count(), 2);
}

TEST_F(WritingToPostgres, SendsAnInsertAlongWithWhatComesNext) {
  db().write([&](Tx& tx) { tx.insert("installation_facts", Fact{"prepared", ""}); });
  PostgresConnection observer(database_.url());
  db().write([&](Tx& tx) {
    tx.one<std::int64_t>(kCount);
    tx.insert("installation_facts", Fact{"a", ""});
    EXPECT_EQ(observer.one<std::string>(kHeard), kCount.text);
    EXPECT_EQ(tx.one<std::int64_t>(kCount), 2);
    tx.insert("installation_facts", Fact{"b", ""});
  });
  EXPECT_EQ(count(), 3);
}

TEST_F(WritingToPostgres, NeverHearsOfAWriteThatAsksForNothing) {
  PostgresConnection observer(database_.url());
  add("a");
  const auto before = observer.one<std::string>(kHeard);
  db().write([](Tx&) {});
  EXPECT_EQ(observer.one<std::string>(kHeard), before);
}

TEST_F(WritingToPostgres, RunsAWriteAgainThatLostItsConnectionBeforeTheCommit) {
  int runs = 0;
  db().write([&](Tx& tx) {
    tx.exec(kAdd, {{"name", "a"}});
    if (++runs == 1) script(kTerminateOthers);
    tx.exec(kAdd, {{"name", "b"}});
  });
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(count(), 2);
}

TEST_F(WritingToPostgres, SaysThatTheOutcomeIsUnknownWhenTheCommitIsLost) {
  script(R"(create function leave() returns trigger language plpgsql as $$
    begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
    create constraint trigger leaves after insert on installation_facts deferrable initially deferred
    for each row execute function leave();)");
  int runs = 0;
  try {
    db().write([&](Tx& tx) {
      ++runs;
      tx.exec(kAdd, {{"name", "a"}});
    });
    FAIL();
  } catch (const DbError& error) {
    EXPECT_EQ(error.sqlstate(), "08007");
  }
  EXPECT_EQ(runs, 1);
}

TEST_F(WritingToPostgres, RunsALostRaceAgain) {
  int runs = 0;
  int actions = 0;
  db().write([&](Tx& tx) {
    tx.exec(kAdd, {{"name", "a"}});
    tx.after_commit([&] { ++actions; });
    if (++runs < 3) tx.exec({"test.race", "do $$ begin raise exception using errcode = '40001'; end $$"});
  });
  EXPECT_EQ(runs, 3);
  EXPECT_EQ(actions, 1);
  EXPECT_EQ(count(), 1);
}

TEST_F(WritingToPostgres, GetsOutOfADeadlock) {
  std::barrier both_hold_one(2);
  std::atomic<int> runs = 0;
  auto lock_in_order = [&](int first, int second) {
    db().write([&](Tx& tx) {
      tx.lock(first);
      if (++runs <= 2) both_hold_one.arrive_and_wait();
      tx.lock(second);
    });
  };
  std::thread other([&] { lock_in_order(2, 1); });
  lock_in_order(1, 2);
  other.join();
  // Whoever began anew may be quick enough to meet the other once more.
  EXPECT_GE(runs, 3);
}

TEST_F(WritingToPostgres, GivesTheFirstIdentifierToWhoeverAsksAfterALock) {
  db().write([](Tx& tx) { tx.lock(42); });
  EXPECT_EQ(db().write([](Tx& tx) { return tx.take_ids(42); }), 42 * kIdsPerTenant + 1);
}

TEST_F(WritingToPostgres, QuotesNoValueInItsErrors) {
  constexpr Sql kBadNumber{"test.bad_number",
                           "insert into id_sequences (tenant_id, last_number) values (:name, 1)"};
  auto words = failure_of(kBadNumber, {{"name", "secret"}});
  EXPECT_NE(words.find("22P02"), std::string::npos) << words;
  EXPECT_EQ(words.find("secret"), std::string::npos) << words;
  add("secret");
  words = failure_of(kAdd, {{"name", "secret"}});
  EXPECT_NE(words.find("23505"), std::string::npos) << words;
  EXPECT_EQ(words.find("secret"), std::string::npos) << words;
}

TEST_F(WritingToPostgres, SaysNothingOfNotices) {
  ::testing::internal::CaptureStderr();
  script("do $$ begin raise warning 'a warning'; end $$; drop table if exists nothing_of_that_name;");
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

TEST_F(WritingToPostgres, PlansAStatementOnceForAllTenants) {
  PostgresConnection connection(database_.url());
  constexpr Sql kOfTenant{"test.of_tenant", "select count(*) from id_sequences where tenant_id = :tenant_id"};
  for (int tenant_id : {1, 2, 3}) connection.one<std::int64_t>(kOfTenant, {{"tenant_id", tenant_id}});
  constexpr Sql kPlans{"test.plans",
                       "select 100 * custom_plans + generic_plans from pg_prepared_statements "
                       "where statement like 'select count(*)%'"};
  EXPECT_EQ(connection.one<std::int64_t>(kPlans), 3);
}

TEST_F(WritingToPostgres, IsReachedByAnAddressWithStrangeCharacters) {
  auto url = database_.url();
  auto host = url.substr(5, url.find(' ') - 5);
  auto name = url.substr(url.rfind('=') + 1);
  std::string escaped;
  for (char c : host) escaped += c == '/' ? "%2F" : std::string(1, c);
  PostgresConnection connection("postgresql://kith:a%20b'c%5C=@" + escaped + "/" + name +
                                "?application_name=it's%20kith");
  EXPECT_EQ(connection.one<std::string>({"test.name", "select current_setting('application_name')"}),
            "it's kith");
}

TEST_F(WritingToPostgres, FailsWithoutAServer) {
  EXPECT_THROW(kith::db::open({.url = "host=/nowhere dbname=x user=y password=secret"}), DbError);
}

}  // namespace
}  // namespace kith::db
