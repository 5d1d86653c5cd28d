// SPDX-License-Identifier: Apache-2.0
#include "platform/db/sqlite_checkpointer.hpp"

#include <spdlog/spdlog.h>
#include <sys/resource.h>
#include <unistd.h>

#include "platform/db/db_error.hpp"

namespace kith::db {
namespace {

constexpr int kPages = 4000;         // 16 MB
constexpr int kTooManyPages = 8000;  // 32 MB: the log is to begin anew
// Writers wait when so little is left to copy, or after so many copies.
constexpr int kFewPages = 200;
constexpr int kRounds = 6;
constexpr int kNice = 10;

// A write that is woken while this thread copies would wait for its slice of the processor, two milliseconds
// and more. Best effort: where it may not be, copying is only less polite.
void give_way_to_writes() { ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), kNice); }

}  // namespace

SqliteCheckpointer::SqliteCheckpointer(std::unique_ptr<SqliteConnection> connection,
                                       std::chrono::milliseconds idle, BetweenWrites between_writes)
    : connection_(std::move(connection)),
      idle_(idle),
      between_writes_(std::move(between_writes)),
      next_pages_(kPages),
      thread_([this] { work(); }) {}

SqliteCheckpointer::~SqliteCheckpointer() {
  {
    std::lock_guard lock(mutex_);
    is_closed_ = true;
  }
  woken_.notify_one();
  thread_.join();
}

void SqliteCheckpointer::log_has(int pages) {
  std::lock_guard lock(mutex_);
  if (pages < pages_) next_pages_ = kPages;
  pages_ = pages;
  if (pages_ >= next_pages_) woken_.notify_one();
}

void SqliteCheckpointer::work() {
  give_way_to_writes();
  std::unique_lock lock(mutex_);
  while (!is_closed_) {
    int before = pages_;
    bool is_asked = woken_.wait_for(lock, idle_, [&] { return is_closed_ || pages_ >= next_pages_; });
    if (is_closed_) break;
    bool is_idle = !is_asked && pages_ > 0 && pages_ == before;
    if (!is_asked && !is_idle) continue;
    bool is_long = pages_ >= kTooManyPages;
    next_pages_ = pages_ + kPages;
    lock.unlock();
    is_long ? try_to([this] { copy_all(); }) : try_to([this] { copy(); });
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
  int written_meanwhile = kPages;
  for (int round = 0; round < kRounds && written_meanwhile > kFewPages; ++round) {
    int before = pages_in_log();
    if (copy() > kPages) return;
    connection_->sync_file();
    written_meanwhile = pages_in_log() - before;
  }
  between_writes_([this] { copy(); });
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
