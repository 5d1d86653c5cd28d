// SPDX-License-Identifier: Apache-2.0
// What only SQLite can do wrong: groups of writes that share a commit, and the write-ahead log.
#include "platform/db/sqlite_db.hpp"

#include <array>
#include <fstream>
#include <future>
#include <set>
#include <thread>

#include "platform/db/db_kit.hpp"
#include "platform/db/statement_stats.hpp"

namespace kith::db {
namespace {

using namespace std::chrono_literals;

constexpr Sql kAdd{"test.add", "insert into facts (name) values (:name)"};
constexpr Sql kCount{"test.count", "select count(*) from facts"};

std::uint64_t runs_of(std::string_view name) {
  for (const auto& stat : statement_stats()) {
    if (stat.name == name) return stat.count;
  }
  return 0;
}

template <class Condition>
bool comes_true(Condition condition) {
  auto gives_up_at = std::chrono::steady_clock::now() + 20s;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > gives_up_at) return false;
    std::this_thread::yield();
  }
  return true;
}

class WritingToSqlite : public ::testing::Test {
 protected:
  WritingToSqlite() {
    db_.write([](Tx& tx) { tx.exec({"test.make", "create table facts (name text not null)"}); });
  }
  static void add(Tx& tx, const std::string& name) { tx.exec(kAdd, {{"name", name}}); }
  std::int64_t count() {
    return db_.read([](Session& session) { return session.one<std::int64_t>(kCount); });
  }
  // Runs the functions in one group: they queue up behind a write that waits for them.
  std::vector<std::future<void>> write_together(std::vector<std::function<void(Tx&)>> functions) {
    std::vector<std::future<void>> writes;
    std::promise<void> holds;
    auto first = std::async(std::launch::async, [&] {
      db_.write([&, is_first = true](Tx&) mutable {
        if (std::exchange(is_first, false)) holds.set_value();
        EXPECT_TRUE(comes_true([&] { return db_.queued_writes() == functions.size() || writes_started_; }));
        writes_started_ = true;
      });
    });
    holds.get_future().wait();
    for (const auto& function : functions) {
      writes.push_back(std::async(std::launch::async, [this, function] { db_.write(function); }));
    }
    first.get();
    for (auto& write : writes) write.wait();
    return writes;
  }

  TemporaryFolder folder_;
  std::filesystem::path file_ = folder_.path() / "kith.db";
  std::filesystem::path log_ = folder_.path() / "kith.db-wal";
  std::atomic<bool> writes_started_ = false;
  SqliteDb db_{file_, 2, {.idle = 1h}};
};

TEST_F(WritingToSqlite, SharesOneCommitBetweenThreads) {
  auto before = runs_of("db.commit");
  std::vector<std::function<void(Tx&)>> functions(20, [](Tx& tx) { add(tx, "a"); });
  for (auto& write : write_together(functions)) write.get();
  EXPECT_EQ(count(), 20);
  // Two on a machine with nothing else to do: a group closes after some milliseconds.
  EXPECT_LE(runs_of("db.commit") - before, 10u);
}

TEST_F(WritingToSqlite, KeepsTheOthersOfAGroupWhenOneFails) {
  auto writes = write_together({[](Tx& tx) { add(tx, "a"); },
                                [](Tx& tx) {
                                  add(tx, "b");
                                  throw std::runtime_error("no");
                                },
                                [](Tx& tx) { add(tx, "c"); }});
  EXPECT_NO_THROW(writes[0].get());
  EXPECT_THROW(writes[1].get(), std::runtime_error);
  EXPECT_NO_THROW(writes[2].get());
  EXPECT_EQ(count(), 2);
}

TEST_F(WritingToSqlite, KeepsTheOthersOfAGroupWhenTheFirstFails) {
  std::promise<void> holds;
  auto first = std::async(std::launch::async, [&] {
    db_.write([&](Tx& tx) {
      add(tx, "lost");
      holds.set_value();
      EXPECT_TRUE(comes_true([&] { return db_.queued_writes() == 1; }));
      throw std::runtime_error("no");
    });
  });
  holds.get_future().wait();
  auto second = std::async(std::launch::async, [&] { db_.write([](Tx& tx) { add(tx, "kept"); }); });
  EXPECT_THROW(first.get(), std::runtime_error);
  EXPECT_NO_THROW(second.get());
  EXPECT_EQ(count(), 1);
}

// In a savepoint the time of a long write grows with the square of its statements.
TEST_F(WritingToSqlite, TakesNoSavepointForAWriteThatComesAlone) {
  auto before = runs_of("db.savepoint");
  db_.write([](Tx& tx) { add(tx, "a"); });
  EXPECT_EQ(runs_of("db.savepoint"), before);
}

TEST_F(WritingToSqlite, RunsAGroupAgainOneByOneWhenATriggerEndsItsTransaction) {
  db_.write([](Tx& tx) {
    tx.exec({"test.trigger",
             "create trigger no_bad before insert on facts when new.name = 'bad' begin select "
             "raise(rollback, 'bad'); end"});
  });
  std::atomic<int> actions = 0;
  auto good = [&](Tx& tx) {
    add(tx, "good");
    tx.after_commit([&] { ++actions; });
  };
  auto writes = write_together({good, [](Tx& tx) { add(tx, "bad"); }, good});
  EXPECT_NO_THROW(writes[0].get());
  EXPECT_THROW(writes[1].get(), DbError);
  EXPECT_NO_THROW(writes[2].get());
  EXPECT_EQ(count(), 2);
  EXPECT_EQ(actions, 2);
}

TEST_F(WritingToSqlite, LosesOnlyTheWriteThatFindsTheDiskFull) {
  db_.write([](Tx& tx) { tx.exec({"test.limit", "pragma max_page_count = 100"}); });
  auto writes =
      write_together({[](Tx& tx) { add(tx, "a"); }, [](Tx& tx) { add(tx, std::string(1'000'000, 'x')); },
                      [](Tx& tx) { add(tx, "c"); }});
  EXPECT_NO_THROW(writes[0].get());
  try {
    writes[1].get();
    FAIL();
  } catch (const DbError& error) {
    EXPECT_EQ(error.sqlstate(), "53100");
  }
  EXPECT_NO_THROW(writes[2].get());
  EXPECT_EQ(count(), 2);
}

TEST_F(WritingToSqlite, HoldsTheLockBeforeItsFirstRead) {
  // A deferred transaction that reads first fails at its first write once somebody else has written.
  db_.write([&](Tx& tx) {
    EXPECT_EQ(tx.one<int>(kCount), 0);
    SqliteConnection other(file_, SqliteConnection::Access::kReadWrite);
    other.script("test", "pragma busy_timeout = 0");
    EXPECT_THROW(other.script("test", "insert into facts values ('other')"), DbError);
    add(tx, "mine");
  });
  EXPECT_EQ(count(), 1);
}

TEST_F(WritingToSqlite, FinishesWhatIsQueuedBeforeItCloses) {
  std::promise<void> begun;
  std::promise<void> may_end;
  auto write = std::async(std::launch::async, [&] {
    db_.write([&](Tx& tx) {
      add(tx, "a");
      begun.set_value();
      may_end.get_future().wait();
    });
  });
  begun.get_future().wait();
  auto queued = std::async(std::launch::async, [&] { db_.write([](Tx& tx) { add(tx, "b"); }); });
  ASSERT_TRUE(comes_true([&] { return db_.queued_writes() == 1; }));
  auto closing = std::async(std::launch::async, [&] { db_.close(); });
  may_end.set_value();
  write.get();
  queued.get();
  closing.get();
  EXPECT_EQ(count(), 2);
}

TEST_F(WritingToSqlite, LeavesTheLogToTheCheckpointer) {
  // 40 MB, while a checkpoint is due after each 16 MB.
  std::string large(100'000, 'x');
  for (int i = 0; i < 400; ++i) db_.write([&](Tx& tx) { add(tx, large); });
  EXPECT_TRUE(comes_true([&] { return std::filesystem::file_size(file_) > 16'000'000; }));
}

TEST_F(WritingToSqlite, DoesWhatMustBeDoneBetweenWritesInItsTurn) {
  SqliteWriter writer(db_, std::make_unique<SqliteConnection>(file_, SqliteConnection::Access::kReadWrite));
  std::mutex mutex;
  std::vector<std::string> order;
  auto note = [&](const char* what) {
    std::lock_guard lock(mutex);
    order.push_back(what);
  };
  std::promise<void> begun;
  auto first = std::async(std::launch::async, [&] {
    writer.run([&, is_first = true](Tx& tx) mutable {
      if (std::exchange(is_first, false)) begun.set_value();
      comes_true([&] { return writer.queued() == 2; });
      note("write");
      add(tx, "a");
      return true;
    });
  });
  begun.get_future().wait();
  auto between = std::async(std::launch::async, [&] {
    writer.between_writes([&] {
      note("between");
      EXPECT_EQ(count(), 1) << "committed before";
    });
  });
  ASSERT_TRUE(comes_true([&] { return writer.queued() == 1; }));
  auto last = std::async(std::launch::async, [&] {
    writer.run([&](Tx& tx) {
      note("write");
      add(tx, "b");
      return true;
    });
  });
  for (auto* done : {&first, &between, &last}) done->get();
  EXPECT_EQ(order, (std::vector<std::string>{"write", "between", "write"}));
  EXPECT_THROW(writer.between_writes([] { throw std::runtime_error("no"); }), std::runtime_error);
  EXPECT_NO_THROW(writer.run([](Tx& tx) { return add(tx, "c"), true; }));
}

class AnIdleSqliteDatabase : public testing::Test {
 protected:
  AnIdleSqliteDatabase() {
    db_.write([](Tx& tx) { tx.exec({"test.make", "create table facts (name text not null)"}); });
  }
  void write(const std::string& name) {
    db_.write([&](Tx& tx) { tx.exec(kAdd, {{"name", name}}); });
  }
  // What the file holds without its log.
  int copied() const {
    auto copy = folder_.path() / "copy.db";
    std::filesystem::copy_file(file_, copy, std::filesystem::copy_options::overwrite_existing);
    try {
      return SqliteConnection(copy, SqliteConnection::Access::kReadWrite).one<int>(kCount);
    } catch (const DbError&) {
      return 0;  // copied in the middle, or before there was a table
    }
  }
  bool comes_to_hold(int facts) const {
    return comes_true([&] { return copied() == facts; });
  }
  std::uintmax_t log_size() const { return std::filesystem::file_size(folder_.path() / "kith.db-wal"); }

  TemporaryFolder folder_;
  std::filesystem::path file_ = folder_.path() / "kith.db";
  SqliteDb db_{file_, 2, {.idle = 5ms}};
};

TEST_F(AnIdleSqliteDatabase, IsWholeWithoutItsLog) {
  write("a");
  db_.read([](Session& session) { session.maybe<int>(kCount); });
  EXPECT_TRUE(comes_to_hold(1));
}

TEST_F(AnIdleSqliteDatabase, WritesItsLogOverAgain) {
  write(std::string(100'000, 'x'));
  ASSERT_TRUE(comes_to_hold(1));
  auto size = log_size();
  EXPECT_GT(size, 100'000u);
  write("b");
  ASSERT_TRUE(comes_to_hold(2));
  EXPECT_EQ(log_size(), size);
}

constexpr std::size_t kPage = 4096;

class CopyingTheLog : public testing::Test {
 protected:
  void write_pages(SqliteDb& db, int pages) {
    const std::string page(kPage, 'x');
    db.write([](Tx& tx) { tx.exec({"test.make", "create table if not exists facts (name text not null)"}); });
    for (int n = 0; n < pages; ++n) db.write([&](Tx& tx) { tx.exec(kAdd, {{"name", page}}); });
  }
  std::size_t pages_in_file() const { return std::filesystem::file_size(file_) / kPage; }
  // As the head of the log says (https://www.sqlite.org/fileformat.html, 4.1).
  unsigned times_begun_anew() const {
    std::ifstream log(file_.native() + "-wal", std::ios::binary);
    std::array<unsigned char, 4> number{};
    log.seekg(12).read(reinterpret_cast<char*>(number.data()), number.size());
    return number[2] * 256u + number[3];
  }

  TemporaryFolder folder_;
  std::filesystem::path file_ = folder_.path() / "kith.db";
};

TEST_F(CopyingTheLog, WaitsBehindItsFirstPieceUntilNobodyWrites) {
  {
    SqliteDb db(file_, 2, {.due_pages = 50, .quiet = 1h, .idle = 1h});
    write_pages(db, 200);
    EXPECT_TRUE(comes_true([&] { return pages_in_file() >= 10; }));
    std::this_thread::sleep_for(50ms);
    EXPECT_LT(pages_in_file(), 40u);
    EXPECT_EQ(db.read([](Session& session) { return session.one<int>(kCount); }), 200);
  }
  EXPECT_GE(pages_in_file(), 200u) << "who closes does not wait";
}

TEST_F(CopyingTheLog, WaitsForNobodyOnceItIsLong) {
  SqliteDb db(file_, 2, {.due_pages = 50, .long_pages = 150, .quiet = 1h, .idle = 1h});
  write_pages(db, 200);
  EXPECT_TRUE(comes_true([&] { return pages_in_file() >= 150; }));
}

TEST_F(CopyingTheLog, GoesOnAPieceAtATimeInQuietMoments) {
  SqliteDb db(file_, 2, {.due_pages = 50, .quiet = 1ms, .idle = 1h});
  write_pages(db, 200);
  EXPECT_TRUE(comes_true([&] { return pages_in_file() >= 50; }));
}

TEST_F(CopyingTheLog, BeginsItAnewWithoutAPauseBetweenWrites) {
  SqliteDb db(file_, 2, {.due_pages = 500, .long_pages = 1000, .quiet = 1h, .idle = 1h});
  int written = 0;
  EXPECT_TRUE(comes_true([&] {
    write_pages(db, 500), written += 500;
    return times_begun_anew() >= 2;
  })) << written;
  EXPECT_EQ(db.read([](Session& session) { return session.one<int>(kCount); }), written);
}

TEST(AWriterOfSqlite, KeepsMorePagesOfAFileBeyondOneGigabyte) {
  constexpr Sql kKept{"test.kept", "pragma cache_size"};
  TemporaryFolder folder;
  auto file = folder.path() / "kith.db";
  auto kept = [&](SqliteConnection::Access access) { return SqliteConnection(file, access).one<int>(kKept); };
  using enum SqliteConnection::Access;
  EXPECT_EQ(kept(kReadWrite), kept(kReadOnly)) << "of a new file";
  std::filesystem::resize_file(file, 0x40000000 + kPage);
  EXPECT_LT(kept(kReadWrite), kept(kReadOnly)) << "kilobytes are negative";
}

TEST(ACheckpoint, IsNotHeldUpByAFinishedRead) {
  TemporaryFolder folder;
  auto file = folder.path() / "kith.db";
  SqliteConnection reader(file, SqliteConnection::Access::kReadWrite);
  reader.script("test", "create table facts (name text not null); insert into facts values ('a'), ('b');");
  // No transaction around it: only an unfinished statement could keep the snapshot.
  EXPECT_TRUE(reader.maybe<std::string>({"test.one", "select name from facts"}));
  SqliteConnection other(file, SqliteConnection::Access::kReadWrite);
  other.script("test", "insert into facts values ('c')");
  EXPECT_EQ(other.checkpoint(SqliteConnection::Checkpoint::kTruncate), 0);
  EXPECT_EQ(reader.one<int>(kCount), 3);
}

TEST(TheVersionOfALog, IsAnotherAfterEveryCommitAndTheSameUntilThen) {
  TemporaryFolder folder;
  auto file = folder.path() / "kith.db";
  SqliteConnection watching(file, SqliteConnection::Access::kReadOnly);
  SqliteConnection writing(file, SqliteConnection::Access::kReadWrite);
  writing.script("test", "create table facts (name text not null)");
  std::set<std::int64_t> versions;
  for (int commit = 0; commit < 6; ++commit) {
    writing.script("test", "insert into facts values ('a')");
    auto version = watching.log_version();
    ASSERT_TRUE(version);
    EXPECT_EQ(watching.log_version(), version);
    versions.insert(*version);
    // The log begins anew and looks as it did before.
    if (commit % 2 == 1) {
      EXPECT_EQ(writing.checkpoint(SqliteConnection::Checkpoint::kTruncate), 0);
    }
  }
  EXPECT_EQ(versions.size(), 6u);
}

TEST(AnErrorOfSqlite, DoesNotQuoteWhatWasSearchedFor) {
  TemporaryFolder folder;
  SqliteConnection connection(folder.path() / "kith.db", SqliteConnection::Access::kReadWrite);
  connection.script("test", "create virtual table words using fts5 (word)");
  try {
    connection.exec({"test.search", "insert into words select word from words where words match :words"},
                    {{"words", "\"secret name"}});
    FAIL();
  } catch (const DbError& error) {
    EXPECT_EQ(std::string(error.what()).find("secret"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace kith::db
