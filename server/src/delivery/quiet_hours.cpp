// SPDX-License-Identifier: Apache-2.0
#include "delivery/quiet_hours.hpp"

namespace kith::delivery {

bool is_possible(const QuietHours& quiet) {
  auto is_minute = [](int minute) { return minute >= 0 && minute < 24 * 60; };
  return is_minute(quiet.begins_minute) && is_minute(quiet.ends_minute);
}

std::optional<Instant> quiet_until(const QuietHours& quiet, const Clock& clock, Instant at) {
  int minute = clock.minute_of_day(at);
  bool is_over_midnight = quiet.begins_minute > quiet.ends_minute;
  bool has_begun = minute >= quiet.begins_minute, is_before_end = minute < quiet.ends_minute;
  if (is_over_midnight ? !has_begun && !is_before_end : !has_begun || !is_before_end) return std::nullopt;
  auto day = clock.date_of(at);
  bool ends_tomorrow = is_over_midnight && has_begun;
  return clock.at(ends_tomorrow ? day + std::chrono::days{1} : day, quiet.ends_minute);
}

}  // namespace kith::delivery
