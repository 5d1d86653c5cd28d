// SPDX-License-Identifier: Apache-2.0
// Copies SQLite's write-ahead log into the database on a thread of its own, so that no write pays for it, and
// all of it when nobody has written for a while. The next write then begins the log anew, over what is there:
// the file keeps its length, for a commit that must lengthen it takes twice as long.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "platform/db/sqlite_connection.hpp"

namespace kith::db {

class SqliteCheckpointer {
 public:
  // Runs a function while nobody writes; throws DbError when there are no more writes.
  using BetweenWrites = std::function<void(const std::function<void()>&)>;

  SqliteCheckpointer(std::unique_ptr<SqliteConnection> connection, std::chrono::milliseconds idle,
                     BetweenWrites between_writes);
  // Empties the log if it can.
  ~SqliteCheckpointer();

  // Told by the writer after each commit. Thread-safe, never waits for a checkpoint.
  void log_has(int pages);

 private:
  void work();
  static void try_to(const std::function<void()>& fn);
  // Pages that are left, for a reader's sake.
  int copy();
  void copy_all();
  int pages_in_log();

  std::unique_ptr<SqliteConnection> connection_;
  std::chrono::milliseconds idle_;
  BetweenWrites between_writes_;
  std::mutex mutex_;
  std::condition_variable woken_;
  int pages_ = 0;       // in the log, as the writer last said
  int next_pages_ = 0;  // the size that asks for the next checkpoint
  bool is_closed_ = false;
  std::thread thread_;
};

}  // namespace kith::db
