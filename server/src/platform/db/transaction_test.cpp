// SPDX-License-Identifier: Apache-2.0
// What db.hpp promises of reads and writes as a whole, on both engines.
#include <thread>

#include "platform/db/facts_kit.hpp"

namespace kith::db {
namespace {

class ReadingAndWriting : public FactsOnBothEngines {};

TEST_P(ReadingAndWriting, KeepsNothingOfAWriteThatThrows) {
  EXPECT_THROW(db().write([](Tx& tx) {
    tx.exec(kAdd, {{"name", "a"}, {"value", ""}});
    throw std::runtime_error("no");
  }),
               std::runtime_error);
  EXPECT_EQ(count(), 0);
}

TEST_P(ReadingAndWriting, KeepsNothingOfAWriteThatReturnsAnError) {
  auto result = db().write([](Tx& tx) -> Result<int> {
    tx.exec(kAdd, {{"name", "a"}, {"value", ""}});
    return conflict("test.no");
  });
  EXPECT_EQ(result.error().code, "test.no");
  EXPECT_EQ(count(), 0);
}

TEST_P(ReadingAndWriting, NamesAUniqueViolationWithoutItsValues) {
  add("secret name");
  try {
    add("secret name");
    FAIL();
  } catch (const DbError& error) {
    EXPECT_TRUE(error.is_unique_violation());
    EXPECT_NE(std::string(error.what()).find("test.add"), std::string::npos);
    EXPECT_EQ(std::string(error.what()).find("secret"), std::string::npos) << error.what();
  }
}

TEST_P(ReadingAndWriting, LosesAWriteWhoseStatementFailedEvenIfTheErrorIsCaught) {
  add("a");
  EXPECT_THROW(db().write([](Tx& tx) {
    tx.exec(kAdd, {{"name", "b"}, {"value", ""}});
    try {
      tx.exec(kAdd, {{"name", "a"}, {"value", ""}});
    } catch (const DbError&) {
    }
  }),
               DbError);
  EXPECT_EQ(count(), 1);
}

TEST_P(ReadingAndWriting, ReadsOneSnapshot) {
  add("a");
  db().read([&](Session& session) {
    EXPECT_EQ(session.one<int>(kCount), 1);
    std::thread([&] { add("b"); }).join();
    EXPECT_EQ(session.one<int>(kCount), 1);
  });
  EXPECT_EQ(count(), 2);
}

TEST_P(ReadingAndWriting, SeesTheNewestStateAfterAOneRowRead) {
  // A statement left at its first row would keep its session at an old snapshot.
  add("a");
  EXPECT_TRUE(db().read([](Session& session) { return session.maybe<Fact>(kFacts); }));
  add("b");
  EXPECT_EQ(count(), 2);
  struct Stop {};
  EXPECT_THROW(
      db().read([](Session& session) { session.each<Fact>(kFacts, {}, [](const Fact&) { throw Stop{}; }); }),
      Stop);
  add("c");
  EXPECT_EQ(count(), 3);
}

TEST_P(ReadingAndWriting, ReadsWhileAWriteRuns) {
  db().write([&](Tx& tx) {
    tx.exec(kAdd, {{"name", "a"}, {"value", ""}});
    std::thread([&] { EXPECT_EQ(count(), 0); }).join();
  });
  EXPECT_EQ(count(), 1);
}

TEST_P(ReadingAndWriting, KeepsForeignKeys) {
  constexpr Sql kLogin{"test.login",
                       "insert into logins (kind, value, account_id) values ('name', 'a', 999)"};
  try {
    db().write([&](Tx& tx) { tx.exec(kLogin); });
    FAIL();
  } catch (const DbError& error) {
    EXPECT_EQ(error.sqlstate(), "23503");
  }
}

TEST_P(ReadingAndWriting, GivesConsecutiveNumbersOfATenant) {
  auto take = [&](std::int64_t tenant, std::int64_t many) {
    return db().write([&](Tx& tx) { return tx.take_ids(tenant, many); });
  };
  EXPECT_EQ(take(3, 1), 3 * kIdsPerTenant + 1);
  EXPECT_EQ(take(3, 10), 3 * kIdsPerTenant + 2);
  EXPECT_EQ(take(3, 1), 3 * kIdsPerTenant + 12);
  EXPECT_EQ(take(0, 1), 1);
}

TEST_P(ReadingAndWriting, RunsActionsAfterTheCommitOnly) {
  std::int64_t seen = -1;
  db().write([&](Tx& tx) {
    tx.exec(kAdd, {{"name", "a"}, {"value", ""}});
    tx.after_commit([&] { seen = count(); });
    EXPECT_EQ(seen, -1);
  });
  EXPECT_EQ(seen, 1);
}

TEST_P(ReadingAndWriting, RunsNoActionOfALostWrite) {
  bool has_run = false;
  EXPECT_THROW(db().write([&](Tx& tx) {
    tx.after_commit([&] { has_run = true; });
    throw std::runtime_error("no");
  }),
               std::runtime_error);
  db().write([&](Tx& tx) -> Result<int> {
        tx.after_commit([&] { has_run = true; });
        return conflict("test.no");
      })
      .has_error();
  EXPECT_FALSE(has_run);
}

TEST_P(ReadingAndWriting, KeepsAWriteWhoseActionFails) {
  db().write([&](Tx& tx) {
    tx.exec(kAdd, {{"name", "a"}, {"value", ""}});
    tx.after_commit([] { throw std::runtime_error("an action that fails"); });
  });
  EXPECT_EQ(count(), 1);
}

TEST_P(ReadingAndWriting, RefusesToNest) {
  EXPECT_THROW(db().read([&](Session&) { count(); }), std::logic_error);
  EXPECT_THROW(db().read([&](Session&) { add("a"); }), std::logic_error);
  EXPECT_THROW(db().write([&](Tx&) { count(); }), std::logic_error);
  EXPECT_THROW(db().write([&](Tx&) { add("a"); }), std::logic_error);
  EXPECT_EQ(count(), 0);
}

// A number that is read and written again by many at once, each holding what `hold` takes.
void expect_one_holder_at_a_time(Db& db, const std::function<void(Tx&, int holder)>& hold) {
  constexpr Sql kMet{"test.met", "select cast(value as integer) from installation_facts where name = 'met'"};
  constexpr Sql kSetMet{"test.set_met", "update installation_facts set value = :value where name = 'met'"};
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&, i] {
      for (int k = 0; k < 10; ++k) {
        db.write([&](Tx& tx) {
          hold(tx, i);
          tx.exec(kSetMet, {{"value", std::to_string(tx.one<int>(kMet) + 1)}});
        });
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(db.read([&](Session& session) { return session.one<int>(kMet); }), 80);
}

TEST_P(ReadingAndWriting, LetsOnlyOneHolderOfALockWorkAtATime) {
  add("met", "0");
  expect_one_holder_at_a_time(db(), [](Tx& tx, int) { tx.lock(3 * kIdsPerTenant + 42); });
}

TEST_P(ReadingAndWriting, LetsOnlyOneHolderOfATenantWorkAtATime) {
  add("met", "0");
  expect_one_holder_at_a_time(db(), [](Tx& tx, int) { tx.lock(42); });
}

TEST_P(ReadingAndWriting, TakesWhoHasTakenIdentifiersForAHolderOfTheTenant) {
  add("met", "0");
  expect_one_holder_at_a_time(db(), [](Tx& tx, int holder) {
    if (holder % 2 == 0) tx.take_ids(42);
    tx.lock(42);
  });
}

TEST_P(ReadingAndWriting, RefusesWritesOnceClosed) {
  add("a");
  db().close();
  EXPECT_THROW(add("b"), DbError);
}

TEST_P(ReadingAndWriting, CopiesItselfIntoANewFileOnly) {
  add("a");
  TemporaryFolder folder;
  auto file = folder.path() / "copy";
  db().backup(file);
  EXPECT_GT(std::filesystem::file_size(file), 0u);
  EXPECT_THROW(db().backup(file), DbError);
}

KITH_BOTH_ENGINES(ReadingAndWriting);

}  // namespace
}  // namespace kith::db
