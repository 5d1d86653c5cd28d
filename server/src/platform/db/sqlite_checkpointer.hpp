// SPDX-License-Identifier: Apache-2.0
// Copies SQLite's write-ahead log into the database on a thread of its own, so that no write pays for it. A
// commit waits for whatever else is on its way to the disk, so it is copied a piece at a time, each when
// nobody has written for a moment. A log that has grown long is copied without waiting, one twice as long all
// at once. What is left is copied between two writes. The next one then begins the log anew, over what is
// there: the file keeps its length, for a commit that must lengthen it takes twice as long.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "platform/db/sqlite_connection.hpp"

namespace kith::db {

// Of the log's length in pages of 4 KB, and of the time since the last write.
struct CopyingPace {
  int due_pages = 4'000;                 // copying begins
  int long_pages = 32'000;               // it no longer waits for quiet
  std::chrono::milliseconds quiet{5};    // the next piece is copied
  std::chrono::milliseconds idle{1000};  // copying begins, however short the log is
};

class SqliteCheckpointer {
 public:
  // Runs a function while nobody writes; throws DbError when there are no more writes.
  using BetweenWrites = std::function<void(const std::function<void()>&)>;

  SqliteCheckpointer(std::unique_ptr<SqliteConnection> connection, const CopyingPace& pace,
                     BetweenWrites between_writes);
  // Empties the log if it can.
  ~SqliteCheckpointer();

  // Told by the writer after each commit. Thread-safe, never waits for a checkpoint.
  void log_has(int pages);

 private:
  using Clock = std::chrono::steady_clock;

  void work();
  static void try_to(const std::function<void()>& fn);
  // Pages that are left, for a reader's sake.
  int copy();
  void copy_all();
  void copy_between_writes();
  // Between two pieces. False when all is to be copied at once.
  bool await_quiet();
  bool is_in_a_hurry() const;
  int pages_in_log();

  std::unique_ptr<SqliteConnection> connection_;
  CopyingPace pace_;
  BetweenWrites between_writes_;
  bool is_between_writes_ = false;  // of the thread alone
  std::mutex mutex_;
  std::condition_variable woken_;
  int pages_ = 0;  // in the log, as the writer last said
  Clock::time_point written_at_ = {};
  int next_pages_ = 0;      // the length that asks for the next checkpoint
  bool is_asleep_ = false;  // nothing to copy
  bool is_closed_ = false;
  std::thread thread_;
};

}  // namespace kith::db
