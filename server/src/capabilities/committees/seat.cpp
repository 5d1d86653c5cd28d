// SPDX-License-Identifier: Apache-2.0
#include "capabilities/committees/seat.hpp"

namespace kith::committees {

std::optional<Error> refusal(const NewSeat& seat, Date today) {
  if (seat.since_on > today) return invalid("committees.not_yet", {{"since_on", "committees.not_yet"}});
  if (seat.until_on && *seat.until_on <= seat.since_on)
    return invalid("committees.ends_too_early", {{"until_on", "committees.ends_too_early"}});
  return std::nullopt;
}

std::optional<Error> refused_end(Date since_on, Date until_on) {
  if (until_on >= since_on) return std::nullopt;
  return invalid("committees.ends_too_early", {{"until_on", "committees.ends_too_early"}});
}

}  // namespace kith::committees
