// SPDX-License-Identifier: Apache-2.0
// In which order a family that has not answered is tried, and when: through one channel after another, the
// other guardians, the teacher's call list, a slip of paper. Pure rules. (P2a.3: none missed.)
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/clock.hpp"
#include "platform/error.hpp"
#include "platform/json/describe.hpp"

namespace kith::notices {

// channel: through that one. other_guardians: through every channel, to those who are not called first.
// call_list: the homeroom teacher calls, name by name. paper: who is still missing gets a slip to be signed.
enum class StepKind { kChannel, kOtherGuardians, kCallList, kPaper };
KITH_DESCRIBE_ENUM(StepKind, kChannel, kOtherGuardians, kCallList, kPaper)

struct Step {
  StepKind kind = StepKind::kChannel;
  std::string channel = {};  // its name; empty for the other kinds
  int after_minutes = 0;     // after publication
};
KITH_DESCRIBE(Step, (kind, channel, after_minutes))

using Ladder = std::vector<Step>;

// A channel that this installation has, in the order of its settings.
struct Way {
  std::string channel;
  bool costs_money = false;
};
KITH_DESCRIBE(Way, (channel, costs_money))

inline constexpr int kLatestStep = 30 * 24 * 60;  // minutes

// Free channels at once, paid ones after two hours, other guardians after a day, calls after two, paper after
// three.
Ladder usual_ladder(const std::vector<Way>& ways);
// Everything at once; who has not read it in five minutes is called.
Ladder urgent_ladder(const std::vector<Way>& ways);
// What need not reach everybody: free channels, once.
Ladder plain_ladder(const std::vector<Way>& ways);

// notices.bad_ladder, with the step's number in `fields`: a step twice, earlier than the one before it or
// later than kLatestStep, paper before the call list.
std::optional<Error> refusal(const Ladder& ladder);
// Without the channels that the installation does not have any more, and with those that it has since.
Ladder fitted(const Ladder& ladder, const std::vector<Way>& ways);

// When each step is due. An answer that is asked for sooner than the ladder is long draws it together: the
// last step then comes when two thirds of the time are over.
std::vector<Instant> times_of(const Ladder& ladder, Instant published_at, std::optional<Instant> due_at);

}  // namespace kith::notices
