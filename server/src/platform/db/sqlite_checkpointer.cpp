// SPDX-License-Identifier: Apache-2.0
#include "platform/db/sqlite_checkpointer.hpp"

#include <spdlog/spdlog.h>
#include <sys/resource.h>
#include <unistd.h>

#include "platform/db/db_error.hpp"

namespace kith::db {
namespace {

// Writers wait while so little is copied, or whatever is left of a long log after so many rounds.
constexpr int kFewPages = 200;
constexpr int kRounds = 8;
constexpr int kNice = 10;

// A write that is woken while this thread copies would wait for its slice of the processor, two milliseconds
// and more. Best effort: where it may not be, copying is only less polite.
void give_way_to_writes() { ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), kNice); }

}  // namespace

SqliteCheckpointer::SqliteCheckpointer(std::unique_ptr<SqliteConnection> connection, const CopyingPace& pace,
                                       BetweenWrites between_writes)
    : connection_(std::move(connection)),
      pace_(pace),
      between_writes_(std::move(between_writes)),
      next_pages_(pace_.due_pages) {
  connection_->copy_in_pieces([this] { return await_quiet(); });
  thread_ = std::thread([this] { work(); });
}

SqliteCheckpointer::~SqliteCheckpointer() {
  {
    std::lock_guard lock(mutex_);
    is_closed_ = true;
  }
  woken_.notify_one();
  thread_.join();
  // Closed while it may still ask: the last one to close copies, too.
  connection_.reset();
}

void SqliteCheckpointer::log_has(int pages) {
  std::lock_guard lock(mutex_);
  if (pages < pages_) next_pages_ = pace_.due_pages;
  pages_ = pages;
  written_at_ = Clock::now();
  if (pages_ >= (is_asleep_ ? next_pages_ : pace_.long_pages)) woken_.notify_one();
}

void SqliteCheckpointer::work() {
  give_way_to_writes();
  std::unique_lock lock(mutex_);
  while (!is_closed_) {
    int before = pages_;
    is_asleep_ = true;
    bool is_due = woken_.wait_for(lock, pace_.idle, [&] { return is_closed_ || pages_ >= next_pages_; });
    is_asleep_ = false;
    if (is_closed_) break;
    bool is_idle = !is_due && pages_ > 0 && pages_ == before;
    if (!is_due && !is_idle) continue;
    next_pages_ = pages_ + pace_.due_pages;
    lock.unlock();
    try_to([this] { copy_all(); });
    lock.lock();
    if (is_idle && pages_ == before) pages_ = 0;
  }
  lock.unlock();
  try_to([this] { connection_->checkpoint(SqliteConnection::Checkpoint::kTruncate); });
}

int SqliteCheckpointer::copy() { return connection_->checkpoint(SqliteConnection::Checkpoint::kPassive); }

// What is in the log, then what was written meanwhile, and the last of it while nobody writes: the next write
// begins a log anew that is copied whole. As long as a reader keeps much of it there, writers need not wait.
void SqliteCheckpointer::copy_all() {
  for (int round = 0; round < kRounds; ++round) {
    int before = pages_in_log();
    if (copy() > pace_.due_pages) return;
    connection_->sync_file();
    if (pages_in_log() - before <= kFewPages) return copy_between_writes();
  }
  if (pages_in_log() < pace_.long_pages) return;
  copy_between_writes();
}

void SqliteCheckpointer::copy_between_writes() {
  is_between_writes_ = true;
  try_to([this] { between_writes_([this] { copy(); }); });
  is_between_writes_ = false;
}

bool SqliteCheckpointer::await_quiet() {
  std::unique_lock lock(mutex_);
  while (!is_in_a_hurry()) {
    auto quiet_at = written_at_ + pace_.quiet;
    if (Clock::now() >= quiet_at || pages_ >= pace_.long_pages) return true;
    woken_.wait_until(lock, quiet_at);
  }
  return false;
}

bool SqliteCheckpointer::is_in_a_hurry() const {
  return is_closed_ || is_between_writes_ || pages_ >= 2 * pace_.long_pages;
}

int SqliteCheckpointer::pages_in_log() {
  std::lock_guard lock(mutex_);
  return pages_;
}

void SqliteCheckpointer::try_to(const std::function<void()>& fn) {
  try {
    fn();
  } catch (const DbError& problem) {
    if (!is_closed(problem)) spdlog::error("{}", problem.what());
  }
}

}  // namespace kith::db
