// SPDX-License-Identifier: Apache-2.0
#include "platform/db/sqlite_writer.hpp"

#include <spdlog/spdlog.h>

#include <chrono>
#include <utility>

#include "platform/db/db_error.hpp"
#include "platform/db/nesting.hpp"

namespace kith::db {
namespace {

// Immediate: a transaction that began with a read would fail at its first write while another process
// writes, and no time-out would help it.
constexpr Sql kBegin{"db.begin", "begin immediate"};
constexpr Sql kCommit{"db.commit", "commit"};
constexpr Sql kSave{"db.savepoint", "savepoint one_write"};
constexpr Sql kUndo{"db.undo", "rollback to one_write"};
constexpr Sql kRelease{"db.release", "release one_write"};

// A group takes in writes that arrive while it runs, until one of these; the first caller waits so long.
constexpr std::size_t kGroupSize = 256;
constexpr auto kGroupTime = std::chrono::milliseconds(5);

}  // namespace

// A caller, from before its write is queued until everything that follows it is done.
class SqliteWriter::Inside {
 public:
  explicit Inside(SqliteWriter& writer) : writer_(writer) {
    std::lock_guard lock(writer_.mutex_);
    if (writer_.is_closed_) throw closed_error();
    ++writer_.callers_;
  }
  ~Inside() {
    std::lock_guard lock(writer_.mutex_);
    if (--writer_.callers_ == 0) writer_.left_.notify_all();
  }
  Inside(const Inside&) = delete;

 private:
  SqliteWriter& writer_;
};

SqliteWriter::SqliteWriter(const Db& owner, std::unique_ptr<SqliteConnection> connection)
    : owner_(owner), connection_(std::move(connection)) {}

SqliteWriter::~SqliteWriter() { close(); }

void SqliteWriter::close() {
  std::unique_lock lock(mutex_);
  is_closed_ = true;
  left_.wait(lock, [&] { return callers_ == 0; });
}

std::size_t SqliteWriter::queued() const {
  std::lock_guard lock(mutex_);
  return queue_.size();
}

void SqliteWriter::run(const std::function<bool(Tx&)>& fn) {
  Inside inside(*this);
  Write write{&fn};
  if (await_turn(write)) lead();
  if (write.problem) std::rethrow_exception(write.problem);
  Nesting nesting(owner_, Nesting::Depth::kAction);
  run_actions(write.actions);
}

// No group takes it in: its turn is always to lead.
void SqliteWriter::between_writes(const std::function<void()>& fn) {
  Inside inside(*this);
  Write turn{nullptr};
  await_turn(turn);
  Group group{next()};
  try {
    fn();
  } catch (...) {
    turn.problem = std::current_exception();
  }
  hand_over(group);
  if (turn.problem) std::rethrow_exception(turn.problem);
}

bool SqliteWriter::await_turn(Write& write) {
  std::unique_lock lock(mutex_);
  queue_.push_back(&write);
  if (!std::exchange(is_led_, true)) write.stage = Stage::kLeads;
  write.moved_on.wait(lock, [&] { return write.stage != Stage::kQueued; });
  return write.stage == Stage::kLeads;
}

// Whoever leads stands first in the queue.
void SqliteWriter::lead() {
  Group group{next()};
  run_group(group);
  hand_over(group);
}

// Under the lock to the end: whoever is done may be gone the moment after.
void SqliteWriter::hand_over(const Group& group) {
  std::lock_guard lock(mutex_);
  for (auto* write : group) {
    write->stage = Stage::kDone;
    write->moved_on.notify_one();
  }
  is_led_ = !queue_.empty();
  if (!is_led_) return;
  queue_.front()->stage = Stage::kLeads;
  queue_.front()->moved_on.notify_one();
}

SqliteWriter::Write* SqliteWriter::next() {
  std::lock_guard lock(mutex_);
  auto* write = queue_.front();
  queue_.pop_front();
  return write;
}

SqliteWriter::Write* SqliteWriter::next_to_join() {
  std::lock_guard lock(mutex_);
  if (queue_.empty() || !queue_.front()->fn) return nullptr;
  auto* write = queue_.front();
  queue_.pop_front();
  return write;
}

void SqliteWriter::run_group(Group& group) {
  bool is_kept = false;
  try {
    is_kept = fill(group);
    if (is_kept) connection_->exec(kCommit);
  } catch (const DbError&) {
    is_kept = false;
  }
  if (is_kept) return;
  roll_back();
  for (auto* write : group) run_alone(*write);
}

// False when the engine has ended the transaction under the group.
bool SqliteWriter::fill(Group& group) {
  auto closes_at = std::chrono::steady_clock::now() + kGroupTime;
  begin_with(*group.front());
  while (group.size() < kGroupSize && std::chrono::steady_clock::now() <= closes_at) {
    auto* another = next_to_join();
    if (!another) break;
    group.push_back(another);
    join(*another);
    if (!connection_->is_in_transaction()) return false;
  }
  return true;
}

// The first has the transaction to itself and needs no savepoint. That is more than a saving: SQLite keeps
// what a savepoint may undo in a list that it walks at the end of each statement, so that a long write in one
// takes quadratic time.
void SqliteWriter::begin_with(Write& first) {
  connection_->exec(kBegin);
  if (run_function(first)) return;
  roll_back();
  connection_->exec(kBegin);
}

void SqliteWriter::join(Write& write) {
  connection_->exec(kSave);
  bool is_wanted = run_function(write);
  if (!connection_->is_in_transaction()) return;
  if (!is_wanted) connection_->exec(kUndo);
  connection_->exec(kRelease);
}

void SqliteWriter::run_alone(Write& write) {
  try {
    connection_->exec(kBegin);
    if (run_function(write)) connection_->exec(kCommit);
  } catch (const DbError&) {
    write.problem = std::current_exception();
  }
  roll_back();
}

bool SqliteWriter::run_function(Write& write) {
  write.actions.clear();
  write.problem = nullptr;
  bool is_wanted = false;
  try {
    Nesting nesting(owner_, Nesting::Depth::kFunction);
    ConnectionTx tx(*connection_, write.actions);
    is_wanted = (*write.fn)(tx);
    if (is_wanted) tx.check_whole();
  } catch (...) {
    write.problem = std::current_exception();
    is_wanted = false;
  }
  if (!is_wanted) write.actions.clear();
  return is_wanted;
}

void SqliteWriter::roll_back() {
  if (!connection_->is_in_transaction()) return;
  try {
    connection_->script("rollback", "rollback");
  } catch (const DbError& problem) {
    spdlog::error("{}", problem.what());
  }
}

}  // namespace kith::db
