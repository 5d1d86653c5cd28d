// SPDX-License-Identifier: Apache-2.0
#include "platform/db/sqlite_checkpointer.hpp"

#include <spdlog/spdlog.h>
#include <sys/resource.h>
#include <unistd.h>

namespace kith::db {
namespace {
constexpr int kPages = 4000;         // 16 MB
constexpr int kTooManyPages = 8000;  // 32 MB: wait for readers for a moment, so that the log begins anew
constexpr int kNice = 10;

// A write that is woken while this thread copies would wait for its slice of the processor, two milliseconds
// and more. Best effort: where it may not be, copying is only less polite.
void give_way_to_writes() { ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), kNice); }

}  // namespace

SqliteCheckpointer::SqliteCheckpointer(std::unique_ptr<SqliteConnection> connection,
                                       std::chrono::milliseconds idle)
    : connection_(std::move(connection)), idle_(idle), next_pages_(kPages), thread_([this] { work(); }) {}

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
    auto kind = pages_ >= kTooManyPages ? SqliteConnection::Checkpoint::kRestart
                                        : SqliteConnection::Checkpoint::kPassive;
    next_pages_ = pages_ + kPages;
    lock.unlock();
    checkpoint(kind);
    lock.lock();
    if (is_idle && pages_ == before) pages_ = 0;
  }
  lock.unlock();
  checkpoint(SqliteConnection::Checkpoint::kTruncate);
}

void SqliteCheckpointer::checkpoint(SqliteConnection::Checkpoint kind) {
  try {
    constexpr auto kPassive = SqliteConnection::Checkpoint::kPassive;
    // Writers wait for all but a passive one. What is in the log is copied before, then what was written
    // meanwhile; as long as a reader keeps much of it there, there is no beginning anew.
    if (kind != kPassive &&
        (connection_->checkpoint(kPassive) > kPages || connection_->checkpoint(kPassive) > kPages))
      return;
    connection_->checkpoint(kind);
  } catch (const DbError& problem) {
    spdlog::error("{}", problem.what());
  }
}

}  // namespace kith::db
