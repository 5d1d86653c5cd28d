// SPDX-License-Identifier: Apache-2.0
// How a person wants to be written to about one topic through what costs nothing. What is urgent, or must be
// signed, has no topic and is never put off; what is paid for, called or printed comes later and only for
// those who are still missing, whatever they have chosen. Pure rules.
#pragma once

#include <optional>

#include "delivery/quiet_hours.hpp"

namespace kith::delivery {

// at_once: as it comes. digest: once a day, all together. off: in the app only.
enum class ReachChoice { kAtOnce, kDigest, kOff };
KITH_DESCRIBE_ENUM(ReachChoice, kAtOnce, kDigest, kOff)

// Minutes after local midnight: an hour before the quiet hours when these begin in the evening, else 20:00.
int digest_minute(const QuietHours& quiet);

// The first digest after what was written at `written_at`; nothing when that is too late for an answer, so
// that it goes out as it comes.
std::optional<Instant> digest_for(const QuietHours& quiet, const Clock& clock, Instant written_at,
                                  std::optional<Instant> answer_by_at);

}  // namespace kith::delivery
