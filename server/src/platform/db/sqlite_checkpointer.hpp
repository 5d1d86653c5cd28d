// SPDX-License-Identifier: Apache-2.0
// Copies SQLite's write-ahead log into the database on a thread of its own, so that no write pays for it, and
// all of it when nobody has written for a while. The next write then begins the log anew, over what is there:
// the file keeps its length, for a commit that must lengthen it takes twice as long.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "platform/db/sqlite_connection.hpp"

namespace kith::db {

class SqliteCheckpointer {
 public:
  SqliteCheckpointer(std::unique_ptr<SqliteConnection> connection, std::chrono::milliseconds idle);
  // Empties the log if it can.
  ~SqliteCheckpointer();

  // Told by the writer after each commit. Thread-safe, never waits for a checkpoint.
  void log_has(int pages);

 private:
  void work();
  void checkpoint(SqliteConnection::Checkpoint kind);

  std::unique_ptr<SqliteConnection> connection_;
  std::chrono::milliseconds idle_;
  std::mutex mutex_;
  std::condition_variable woken_;
  int pages_ = 0;       // in the log, as the writer last said
  int next_pages_ = 0;  // the size that asks for the next checkpoint
  bool is_closed_ = false;
  std::thread thread_;
};

}  // namespace kith::db
