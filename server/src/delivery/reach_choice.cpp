// SPDX-License-Identifier: Apache-2.0
#include "delivery/reach_choice.hpp"

namespace kith::delivery {
namespace {

constexpr int kHour = 60, kUsual = 20 * kHour, kEvening = 18 * kHour;
// Whoever reads it in the evening has at least so long to answer.
constexpr std::chrono::hours kToAnswer{12};

}  // namespace

int digest_minute(const QuietHours& quiet) {
  const bool is_quiet = quiet.begins_minute != quiet.ends_minute;
  return is_quiet && quiet.begins_minute >= kEvening ? quiet.begins_minute - kHour : kUsual;
}

std::optional<Instant> digest_for(const QuietHours& quiet, const Clock& clock, Instant written_at,
                                  std::optional<Instant> answer_by_at) {
  const auto day = clock.date_of(written_at);
  auto at = clock.at(day, digest_minute(quiet));
  if (at <= written_at) at = clock.at(day + std::chrono::days{1}, digest_minute(quiet));
  if (answer_by_at && at + kToAnswer > *answer_by_at) return std::nullopt;
  return at;
}

}  // namespace kith::delivery
