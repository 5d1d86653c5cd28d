// SPDX-License-Identifier: Apache-2.0
#include "platform/jobs/loop.hpp"

#include "platform/log/log.hpp"

namespace kith::jobs {

Loop::Loop(std::string name, std::function<bool()> round, std::chrono::milliseconds pause)
    : name_(std::move(name)), round_(std::move(round)), pause_(pause), thread_([this] { run(); }) {}

Loop::~Loop() {
  {
    std::lock_guard lock(mutex_);
    ended_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Loop::wake() {
  {
    std::lock_guard lock(mutex_);
    woken_ = true;
  }
  changed_.notify_all();
}

void Loop::run() {
  std::unique_lock lock(mutex_);
  while (!ended_) {
    woken_ = false;
    lock.unlock();
    bool found = found_work();
    lock.lock();
    if (!found) changed_.wait_for(lock, pause_, [this] { return woken_ || ended_; });
  }
}

bool Loop::found_work() {
  try {
    return round_();
  } catch (const std::exception& failure) {
    log::error("jobs.round_failed", {{"loop", name_}, {"cause", failure.what()}});
    return false;
  }
}

}  // namespace kith::jobs
