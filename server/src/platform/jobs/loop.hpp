// SPDX-License-Identifier: Apache-2.0
// A thread that looks for work again and again: at once while there is some, otherwise when it is woken or a
// pause has passed (another program may have left work). What the round throws is logged, and ends nothing.
// wake() may be called from any thread; the destructor waits for the round that runs.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace kith::jobs {

class Loop {
 public:
  // `round` returns whether it found work. `name` stands in the log.
  Loop(std::string name, std::function<bool()> round, std::chrono::milliseconds pause);
  ~Loop();
  Loop(const Loop&) = delete;

  void wake();

 private:
  void run();
  bool found_work();

  const std::string name_;
  const std::function<bool()> round_;
  const std::chrono::milliseconds pause_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool woken_ = true, ended_ = false;
  std::thread thread_;
};

}  // namespace kith::jobs
