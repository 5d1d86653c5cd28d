// SPDX-License-Identifier: Apache-2.0
// What became of work notifications, which DingTalk tells for a day when it is asked (getsendresult): who has
// read one, whom it never reached, and what went over a limit although the answer was success.
#pragma once

#include "delivery/dingtalk/dingtalk.hpp"

namespace kith::delivery::dingtalk {

// DingTalk remembers for so long.
inline constexpr std::chrono::hours kRemembered{24};

// One object serves one thread.
class Progress {
 public:
  Progress(const Clock& clock, const Settings& settings)
      : settings_(settings), api_(api_of(clock, settings)) {}

  // `provider_ids` as part_of_task() gives them, of any number of tasks. What is no answer is left out.
  std::vector<Receipt> ask(const std::vector<std::string>& provider_ids);

 private:
  const Settings settings_;
  ErrcodeApi api_;
};

}  // namespace kith::delivery::dingtalk
