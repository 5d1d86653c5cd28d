// SPDX-License-Identifier: Apache-2.0
// The one writer of a SQLite database. Whoever finds nobody writing leads: it runs its own write, then those
// that arrived meanwhile, each in a savepoint, and commits them as one group. Nobody returns before the
// commit is durable. Then it hands over to the first that waits. So a write that comes alone never waits for
// another thread to wake up. When a group is lost as a whole (a full disk, a trigger that rolls back), its
// writes are run again one by one.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "platform/db/sqlite_connection.hpp"
#include "platform/db/transaction.hpp"

namespace kith::db {

class SqliteWriter {
 public:
  // `owner` is the Db in whose name functions run.
  SqliteWriter(const Db& owner, std::unique_ptr<SqliteConnection> connection);
  ~SqliteWriter();

  // Returns after the commit; rethrows what `fn` threw. `fn` may run on the thread of another caller, what it
  // left for after the commit runs on this one. Thread-safe.
  void run(const std::function<bool(Tx&)>& fn);
  // Runs `fn` on this thread while nobody writes; what it throws passes on. Thread-safe.
  void between_writes(const std::function<void()>& fn);
  // Finishes what is queued; later writes throw.
  void close();
  // Writes that wait for their group.
  std::size_t queued() const;

 private:
  enum class Stage { kQueued, kLeads, kDone };
  struct Write {
    const std::function<bool(Tx&)>* fn;  // none for what is done between writes
    Actions actions = {};
    std::exception_ptr problem = nullptr;
    Stage stage = Stage::kQueued;
    std::condition_variable moved_on = {};
  };
  using Group = std::vector<Write*>;
  class Inside;

  // True when it is to lead, false when another has done it.
  bool await_turn(Write& write);
  void lead();
  void hand_over(const Group& group);
  Write* next();
  Write* next_to_join();
  void run_group(Group& group);
  bool fill(Group& group);
  void run_alone(Write& write);
  void begin_with(Write& first);
  void join(Write& write);
  // Whether the write is to be kept.
  bool run_function(Write& write);
  void roll_back();

  const Db& owner_;
  std::unique_ptr<SqliteConnection> connection_;  // of whoever leads
  mutable std::mutex mutex_;
  std::condition_variable left_;
  std::deque<Write*> queue_;
  std::size_t callers_ = 0;
  bool is_led_ = false;
  bool is_closed_ = false;
};

}  // namespace kith::db
