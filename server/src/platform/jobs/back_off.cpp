// SPDX-License-Identifier: Apache-2.0
#include "platform/jobs/back_off.hpp"

#include <algorithm>
#include <cstdint>

namespace kith::jobs {

std::chrono::milliseconds pause_after(const BackOff& back_off, int attempt, double jitter) {
  auto whole = back_off.first;
  for (int i = 1; i < attempt && whole < back_off.longest; ++i) whole *= 2;
  auto half = std::min(whole, back_off.longest) / 2;
  return half + std::chrono::milliseconds{std::int64_t(double(half.count()) * jitter)};
}

}  // namespace kith::jobs
