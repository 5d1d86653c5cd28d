// SPDX-License-Identifier: Apache-2.0
// Keeps what was published, for tests that say which events an act sends and who may hear them.
#pragma once

#include <mutex>

#include "platform/events/events.hpp"

namespace kith::events {

class KeptEvents final : public Events {
 public:
  void publish(Event event) override {
    std::lock_guard lock(mutex_);
    events_.push_back(std::move(event));
  }

  std::vector<Event> taken() {
    std::lock_guard lock(mutex_);
    return std::exchange(events_, {});
  }

 private:
  std::mutex mutex_;
  std::vector<Event> events_;
};

}  // namespace kith::events
