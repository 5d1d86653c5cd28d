// SPDX-License-Identifier: Apache-2.0
// Connections handed out to one thread at a time, the most recently used first; opened when needed, up
// to a limit, after which callers wait. Thread-safe.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace kith::db {

template <class T>
class Pool {
 public:
  using Open = std::function<std::unique_ptr<T>()>;

  Pool(int limit, Open open) : left_to_open_(limit), open_(std::move(open)) {}

  // Gives the connection back when it ends.
  class Lease {
   public:
    explicit Lease(Pool& pool) : pool_(pool), held_(pool.take()) {}
    ~Lease() { pool_.give(std::move(held_)); }
    Lease(const Lease&) = delete;
    T& operator*() { return *held_; }
    T* operator->() { return held_.get(); }
    // True when a lost connection could not be replaced.
    bool is_empty() const { return !held_; }
    // Replaces a lost connection; throws when none can be opened, and the lease stays empty.
    void replace() {
      held_.reset();
      held_ = pool_.open_();
    }

   private:
    Pool& pool_;
    std::unique_ptr<T> held_;
  };

 private:
  std::unique_ptr<T> take() {
    std::unique_lock lock(mutex_);
    freed_.wait(lock, [&] { return !idle_.empty() || left_to_open_ > 0; });
    if (!idle_.empty()) {
      auto taken = std::move(idle_.back());
      idle_.pop_back();
      return taken;
    }
    --left_to_open_;
    lock.unlock();
    try {
      return open_();
    } catch (...) {
      give(nullptr);
      throw;
    }
  }

  void give(std::unique_ptr<T> connection) {
    {
      std::lock_guard lock(mutex_);
      if (connection)
        idle_.push_back(std::move(connection));
      else
        ++left_to_open_;
    }
    freed_.notify_one();
  }

  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<T>> idle_;
  int left_to_open_;
  Open open_;
};

}  // namespace kith::db
