// SPDX-License-Identifier: Apache-2.0
// The one writer of a SQLite database: a thread that runs queued writes, each after the first in a savepoint,
// and commits those that came together as one group. Nobody is answered before the commit is durable. When a
// group is lost as a whole (a full disk, a trigger that rolls back), its writes are run again one by one.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "platform/db/sqlite_connection.hpp"
#include "platform/db/transaction.hpp"

namespace kith::db {

class SqliteWriter {
 public:
  // `owner` is the Db in whose name functions run.
  SqliteWriter(const Db& owner, std::unique_ptr<SqliteConnection> connection);
  ~SqliteWriter();

  // Returns after the commit; rethrows what `fn` threw. Thread-safe.
  void run(const std::function<bool(Tx&)>& fn);
  // Finishes what is queued; later writes throw.
  void close();
  // Writes that wait for their group.
  std::size_t queued() const;

 private:
  struct Write {
    const std::function<bool(Tx&)>* fn;
    Actions actions;
    std::exception_ptr problem;
    std::promise<void> answer;
  };
  // Shared by the caller, who waits, and the thread, which may still be answering when the caller wakes.
  using WritePtr = std::shared_ptr<Write>;
  using Group = std::vector<WritePtr>;

  void work();
  WritePtr next(bool wait);
  void run_group(WritePtr first);
  bool fill(Group& group, WritePtr first);
  void run_alone(Write& write);
  void begin_with(Write& first);
  void join(Write& write);
  // Whether the write is to be kept.
  bool run_function(Write& write);
  void roll_back();
  void answer(Write& write);

  const Db& owner_;
  std::unique_ptr<SqliteConnection> connection_;
  mutable std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<WritePtr> queue_;
  bool is_closed_ = false;
  std::thread thread_;
};

}  // namespace kith::db
