// SPDX-License-Identifier: Apache-2.0
// How far an import has come.
#pragma once

#include <optional>
#include <string>

#include "people/roster/plan.hpp"

namespace kith::people {

// kInterrupted: it neither ended nor moved for a minute. The same file again completes it.
enum class RosterStep { kReading, kComparing, kWriting, kDone, kFailed, kInterrupted };
KITH_DESCRIBE_ENUM(RosterStep, kReading, kComparing, kWriting, kDone, kFailed, kInterrupted)

struct RosterProgress {
  RosterStep step = RosterStep::kReading;
  int done = 0;   // rows
  int total = 0;  // 0: not known yet
};
KITH_DESCRIBE(RosterProgress, (step, done, total))

// The latest import of a school.
struct RosterRun : RosterProgress {
  Instant moved_at{};
  int added = 0, changed = 0, departed = 0, refused = 0;  // 0 until it is done
  std::optional<std::string> problem;                     // the code when it failed
};
KITH_DESCRIBE_WITH(RosterRun, (RosterProgress), (moved_at, added, changed, departed, refused, problem))

}  // namespace kith::people
