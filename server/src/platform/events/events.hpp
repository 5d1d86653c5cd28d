// SPDX-License-Identifier: Apache-2.0
// Live events: published after a commit, pushed to the streams whose topics match. Filtering is done
// here, never in the browser. An event names things by identifier and carries no words about people.
// All methods may be called from any thread.
#pragma once

#include <string>
#include <vector>

#include "platform/json/describe.hpp"

namespace kith::events {

struct Event {
  std::string name;                 // "visit.held"
  std::int64_t subject_id = 0;      // what it is about; 0 when only the name matters
  std::vector<std::string> topics;  // who may hear it: "school:3", "class:12884901890", "person:…"
};
KITH_DESCRIBE(Event, (name, subject_id, topics))

class Events {
 public:
  virtual ~Events() = default;
  virtual void publish(Event event) = 0;
};

}  // namespace kith::events
