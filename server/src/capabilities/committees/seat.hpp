// SPDX-License-Identifier: Apache-2.0
// A seat in a parent committee (家委会) of a class, a grade or the school, and what it must fulfil. Pure.
#pragma once

#include <cstdint>
#include <optional>

#include "ledger/contact.hpp"

namespace kith::committees {

enum class SeatRole { kChair, kMember };
KITH_DESCRIBE_ENUM(SeatRole, kChair, kMember)

// group_id: a class, a grade number; of the school it is not read. until_on: the first day without the seat.
struct NewSeat {
  ledger::Level level = ledger::Level::kClass;
  std::int64_t group_id = 0;
  std::int64_t guardian_id = 0;
  SeatRole role = SeatRole::kMember;
  Date since_on{};
  std::optional<Date> until_on;
};
KITH_DESCRIBE(NewSeat, (level, group_id, guardian_id, role, since_on, until_on))

// Errors: committees.not_yet, committees.ends_too_early.
std::optional<Error> refusal(const NewSeat& seat, Date today);

// until_on: the first day without the seat; its first day says that it never was.
// Error: committees.ends_too_early.
std::optional<Error> refused_end(Date since_on, Date until_on);

}  // namespace kith::committees
