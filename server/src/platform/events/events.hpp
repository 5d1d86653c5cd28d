// SPDX-License-Identifier: Apache-2.0
// Live events: published after a commit, pushed to the streams whose topics match. Filtering is done
// here, never in the browser. An event names things by identifier and carries no words about people.
// All methods may be called from any thread.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace kith::events {

struct Event {
  std::string name;                 // "visit.held"
  std::int64_t subject_id = 0;      // what it is about; 0 when only the name matters
  std::vector<std::string> topics;  // who may hear it: "school:3", "class:12884901890", "person:…"
};

class Events {
 public:
  virtual ~Events() = default;
  virtual void publish(Event event) = 0;

  // In-process listeners, called on the publishing thread. Wiring only, at start.
  virtual void subscribe(std::string name, std::function<void(const Event&)> listener) = 0;
};

}  // namespace kith::events
