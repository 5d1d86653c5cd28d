// SPDX-License-Identifier: Apache-2.0
// What the server does for itself at start and every night shortly after midnight, in the district's time: new
// periods begin with their whole population missing, old ones are frozen, roles follow the roster's dates,
// and what sign-in no longer needs is forgotten. Doing it twice changes nothing, so several nodes may.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "app/world.hpp"

namespace kith::app {

void do_daily_round(World& world);

// Runs the round on a thread of its own until destroyed. A round that fails is logged and tried again the
// next hour.
class DailyRound {
 public:
  explicit DailyRound(World& world);
  ~DailyRound();

 private:
  void run();
  bool wait_for(std::chrono::milliseconds pause);

  World& world_;
  std::mutex mutex_;
  std::condition_variable ended_changed_;
  bool ended_ = false;
  std::thread thread_;
};

}  // namespace kith::app
