// SPDX-License-Identifier: Apache-2.0
// When families are left in peace: everything waits but what is urgent. A pure rule.
#pragma once

#include <optional>

#include "platform/clock.hpp"
#include "platform/json/describe.hpp"

namespace kith::delivery {

// Minutes after local midnight, 0 … 1439; usually over midnight. Equal ones mean that no hour is quiet.
struct QuietHours {
  int begins_minute = 21 * 60;
  int ends_minute = 7 * 60;
};
KITH_DESCRIBE(QuietHours, (begins_minute, ends_minute))

bool is_possible(const QuietHours& quiet);

// The end of the quiet hours that `at` falls into; nothing when it falls into none. The end itself is not
// quiet.
std::optional<Instant> quiet_until(const QuietHours& quiet, const Clock& clock, Instant at);

}  // namespace kith::delivery
