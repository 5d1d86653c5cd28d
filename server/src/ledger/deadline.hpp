// SPDX-License-Identifier: Apache-2.0
// By when a duty must be done, counted from what causes it. Pure.
#pragma once

#include "calendar/calendar.hpp"
#include "platform/json/describe.hpp"

namespace kith::ledger {

// kMinutes, kHours: to the minute. kDays, kWorkingDays: until the end of that local day; the day of the cause
// is day 0. kDaysBefore: the cause is an event to come; until the end of so many days before it (P2d.5).
enum class DeadlineUnit { kMinutes, kHours, kDays, kWorkingDays, kDaysBefore };
KITH_DESCRIBE_ENUM(DeadlineUnit, kMinutes, kHours, kDays, kWorkingDays, kDaysBefore)

struct Deadline {
  int amount = 1;  // 0 or more
  DeadlineUnit unit = DeadlineUnit::kDays;
};
KITH_DESCRIBE(Deadline, (amount, unit))

// The last instant in time.
Instant due_at(const Deadline& deadline, Instant cause_at, const calendar::Calendar& calendar,
               const Clock& clock);

// The last instant of a local day.
Instant end_of_day(Date day, const Clock& clock);

}  // namespace kith::ledger
