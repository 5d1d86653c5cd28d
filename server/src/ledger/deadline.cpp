// SPDX-License-Identifier: Apache-2.0
#include "ledger/deadline.hpp"

namespace kith::ledger {

using std::chrono::days;

Instant end_of_day(Date day, const Clock& clock) {
  return clock.at(day + days{1}) - std::chrono::milliseconds{1};
}

Instant due_at(const Deadline& deadline, Instant cause_at, const calendar::Calendar& calendar,
               const Clock& clock) {
  auto day = clock.date_of(cause_at);
  switch (deadline.unit) {
    case DeadlineUnit::kMinutes:
      return cause_at + std::chrono::minutes{deadline.amount};
    case DeadlineUnit::kHours:
      return cause_at + std::chrono::hours{deadline.amount};
    case DeadlineUnit::kDays:
      return end_of_day(day + days{deadline.amount}, clock);
    case DeadlineUnit::kWorkingDays:
      return end_of_day(calendar::working_days_after(calendar, day, deadline.amount), clock);
    case DeadlineUnit::kDaysBefore:
      return end_of_day(day - days{deadline.amount}, clock);
  }
  return cause_at;
}

}  // namespace kith::ledger
