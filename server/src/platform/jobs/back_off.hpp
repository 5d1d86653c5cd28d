// SPDX-License-Identifier: Apache-2.0
// How long to wait before something is tried again. A pure rule.
#pragma once

#include <chrono>

namespace kith::jobs {

struct BackOff {
  std::chrono::milliseconds first{10'000};
  std::chrono::milliseconds longest{std::chrono::hours{1}};
};

// Doubles from attempt to attempt up to the longest; its second half is shaken by `jitter`, so that what
// failed together does not come back together. Requires: attempt ≥ 1, jitter in [0, 1).
std::chrono::milliseconds pause_after(const BackOff& back_off, int attempt, double jitter);

}  // namespace kith::jobs
