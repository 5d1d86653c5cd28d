// SPDX-License-Identifier: Apache-2.0
#include "platform/db/sqlite_writer.hpp"

#include <spdlog/spdlog.h>

#include <chrono>

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

SqliteWriter::SqliteWriter(const Db& owner, std::unique_ptr<SqliteConnection> connection)
    : owner_(owner), connection_(std::move(connection)), thread_([this] { work(); }) {}

SqliteWriter::~SqliteWriter() { close(); }

void SqliteWriter::close() {
  {
    std::lock_guard lock(mutex_);
    is_closed_ = true;
  }
  arrived_.notify_one();
  if (thread_.joinable()) thread_.join();
}

std::size_t SqliteWriter::queued() const {
  std::lock_guard lock(mutex_);
  return queue_.size();
}

void SqliteWriter::run(const std::function<bool(Tx&)>& fn) {
  auto write = std::make_shared<Write>();
  write->fn = &fn;
  auto answer = write->answer.get_future();
  {
    std::lock_guard lock(mutex_);
    if (is_closed_) throw DbError("write: the database is closed [57P01]", "57P01");
    queue_.push_back(std::move(write));
  }
  arrived_.notify_one();
  answer.get();
}

void SqliteWriter::work() {
  while (auto first = next(true)) run_group(std::move(first));
}

SqliteWriter::WritePtr SqliteWriter::next(bool wait) {
  std::unique_lock lock(mutex_);
  if (wait) arrived_.wait(lock, [&] { return is_closed_ || !queue_.empty(); });
  if (queue_.empty()) return nullptr;
  auto write = std::move(queue_.front());
  queue_.pop_front();
  return write;
}

void SqliteWriter::run_group(WritePtr first) {
  Group group;
  bool is_kept = false;
  try {
    is_kept = fill(group, std::move(first));
    if (is_kept) connection_->exec(kCommit);
  } catch (const DbError&) {
    is_kept = false;
  }
  if (!is_kept) {
    roll_back();
    for (auto& write : group) run_alone(*write);
  }
  for (auto& write : group) answer(*write);
}

// False when the engine has ended the transaction under the group.
bool SqliteWriter::fill(Group& group, WritePtr first) {
  auto closes_at = std::chrono::steady_clock::now() + kGroupTime;
  group.push_back(std::move(first));
  begin_with(*group.back());
  while (group.size() < kGroupSize && std::chrono::steady_clock::now() <= closes_at) {
    auto another = next(false);
    if (!another) break;
    group.push_back(std::move(another));
    join(*group.back());
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

void SqliteWriter::answer(Write& write) {
  {
    Nesting nesting(owner_, Nesting::Depth::kAction);
    if (!write.problem) run_actions(write.actions);
  }
  if (write.problem)
    write.answer.set_exception(write.problem);
  else
    write.answer.set_value();
}

}  // namespace kith::db
