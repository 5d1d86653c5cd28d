// SPDX-License-Identifier: Apache-2.0
#include "platform/db/sqlite_vfs.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "platform/db/sqlite_connection.hpp"
#include "platform/temporary_folder.hpp"

namespace kith::db {
namespace {

constexpr Sql kBytes{"test.bytes", "select coalesce(sum(length(body)), 0) from facts"};
constexpr int kLong = 1'000'000;
const std::string kAddLong = "insert into facts values (zeroblob(1000000));";

class AGatheredLog : public ::testing::Test {
 protected:
  AGatheredLog() {
    // So few pages are kept in memory that a long write puts some into the log before it is committed.
    one_.script("test", "pragma cache_size = 10; create table facts (body blob not null)");
  }
  static std::int64_t bytes_in(SqliteConnection& connection) { return connection.one<std::int64_t>(kBytes); }
  // Read as after a crash: from the files alone.
  std::int64_t bytes_in_files() {
    auto copy = folder_.path() / "copy.db";
    std::filesystem::copy_file(file_, copy, std::filesystem::copy_options::overwrite_existing);
    std::filesystem::copy_file(file_.native() + "-wal", copy.native() + "-wal",
                               std::filesystem::copy_options::overwrite_existing);
    SqliteConnection opened(copy, SqliteConnection::Access::kReadWrite);
    EXPECT_EQ(opened.one<std::string>({"test.check", "pragma integrity_check"}), "ok");
    return bytes_in(opened);
  }
  static std::int64_t calls_to_write() {
    std::ifstream io("/proc/self/io");
    for (std::string name; io >> name;)
      if (std::int64_t count = 0; name == "syscw:" && io >> count) return count;
    throw std::runtime_error("/proc/self/io does not say how often was written");
  }

  TemporaryFolder folder_;
  std::filesystem::path file_ = folder_.path() / "kith.db";
  SqliteConnection one_{file_, SqliteConnection::Access::kReadWrite};
  SqliteConnection other_{file_, SqliteConnection::Access::kReadWrite};
};

TEST_F(AGatheredLog, IsWrittenInOnePieceForACommitOfManyPages) {
  if (!std::filesystem::exists("/proc/self/io")) GTEST_SKIP() << "this system does not count calls";
  auto before = calls_to_write();
  one_.script("test", "begin; insert into facts values (zeroblob(30000)); commit");
  EXPECT_EQ(calls_to_write() - before, 1);
  EXPECT_EQ(bytes_in_files(), 30'000);
}

TEST_F(AGatheredLog, ShowsAWriteToOthersOnceItIsCommitted) {
  one_.script("test", "begin;" + kAddLong);
  EXPECT_EQ(bytes_in(one_), kLong) << "what is in the log already is read back";
  EXPECT_EQ(bytes_in(other_), 0);
  EXPECT_EQ(bytes_in_files(), 0);
  one_.script("test", "commit");
  EXPECT_EQ(bytes_in(other_), kLong);
  EXPECT_EQ(bytes_in_files(), kLong);
}

TEST_F(AGatheredLog, ForgetsWhatWasTakenBackBeforeOthersWrite) {
  for (int round = 1; round <= 3; ++round) {
    // Or the log would be read for the first page of the database while the lock is still held.
    EXPECT_EQ(other_.checkpoint(SqliteConnection::Checkpoint::kTruncate), 0);
    one_.script("test", "begin; insert into facts values (zeroblob(200000)); rollback");
    other_.script("test", kAddLong);
    one_.script("test", "insert into facts values (zeroblob(1))");
    EXPECT_EQ(bytes_in(other_), round * (kLong + 1));
    EXPECT_EQ(bytes_in_files(), round * (kLong + 1));
  }
}

TEST_F(AGatheredLog, ForgetsWhatAFailedStatementWrote) {
  EXPECT_EQ(other_.checkpoint(SqliteConnection::Checkpoint::kTruncate), 0);
  EXPECT_THROW(one_.script("test", "insert into facts select zeroblob(200000) union all select null"),
               DbError);
  other_.script("test", kAddLong);
  one_.script("test", "insert into facts values (zeroblob(1))");
  EXPECT_EQ(bytes_in(other_), kLong + 1);
  EXPECT_EQ(bytes_in_files(), kLong + 1);
}

TEST_F(AGatheredLog, BeginsAnewBehindACheckpoint) {
  for (int round = 1; round <= 3; ++round) {
    one_.script("test", kAddLong);
    EXPECT_EQ(other_.checkpoint(SqliteConnection::Checkpoint::kTruncate), 0);
    EXPECT_EQ(bytes_in_files(), round * kLong);
  }
}

class ACheckpointInPieces : public AGatheredLog {
 protected:
  static constexpr int kPages = 100;
  ACheckpointInPieces() {
    one_.checkpoint(SqliteConnection::Checkpoint::kTruncate);
    for (int page = 0; page < kPages; ++page)
      one_.script("test", "insert into facts values (zeroblob(4000))");
  }
};

TEST_F(ACheckpointInPieces, AsksAfterEachSixteenPages) {
  for (bool syncs : {true, false}) {
    int asked = 0;
    one_.script("test", "update facts set body = randomblob(4000)");
    other_.copy_in_pieces([&] { return ++asked, syncs; });
    EXPECT_EQ(other_.checkpoint(SqliteConnection::Checkpoint::kPassive), 0);
    EXPECT_NEAR(asked, kPages / 16, 1);
  }
  EXPECT_EQ(bytes_in_files(), kPages * 4000);
}

TEST_F(ACheckpointInPieces, LetsOthersReadAndWriteMeanwhile) {
  other_.copy_in_pieces([&] {
    EXPECT_GE(bytes_in(one_), kPages * 4000);
    one_.script("test", "insert into facts values (zeroblob(1))");
    return true;
  });
  other_.checkpoint(SqliteConnection::Checkpoint::kPassive);
  EXPECT_GT(bytes_in_files(), kPages * 4000);
}

}  // namespace
}  // namespace kith::db
