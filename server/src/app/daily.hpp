// SPDX-License-Identifier: Apache-2.0
// What the server does for itself at start and once a day, in the district's time. Shortly after midnight:
// new periods begin with their whole population missing, old ones are frozen, roles follow the roster's
// dates, records that look alike are asked about, other platforms'
// directories are read, and what sign-in no longer needs is forgotten. When office
// hours begin: the morning lists. Doing a round twice changes nothing, so several nodes may.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "app/world.hpp"

namespace kith::app {

void do_daily_round(World& world);

inline constexpr int kMinuteOfNight = 10;

struct Round {
  const char* name;  // in the log
  int minute = 0;    // of the local day
  std::function<void()> run;
};

// Runs a round on a thread of its own, at start and every day at its minute, until destroyed. One that fails
// is logged and tried again the next hour.
class DailyRound {
 public:
  DailyRound(const Clock& clock, Round round);
  ~DailyRound();

 private:
  void run();
  bool wait_for(std::chrono::milliseconds pause);

  const Clock& clock_;
  const Round round_;
  std::mutex mutex_;
  std::condition_variable ended_changed_;
  bool ended_ = false;
  std::thread thread_;
};

}  // namespace kith::app
