// SPDX-License-Identifier: Apache-2.0
// Time as the product sees it. An Instant is a point in time (UTC, milliseconds; columns `_at`).
// A Date is a local calendar day (text YYYY-MM-DD; columns `_on`); it is fixed by the server from
// the district's zone when written and never derived from an instant again.
// Clock implementations may be called from any thread.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace kith {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using Date = std::chrono::local_days;

// Text YYYY-MM-DD.
std::string to_text(Date date);
// nullopt when `text` is not an existing day written YYYY-MM-DD.
std::optional<Date> parse_date(std::string_view text);
Date make_date(int year, unsigned month, unsigned day);

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
  // The local day and minute in the district's time zone.
  virtual Date today() const = 0;
  virtual Date date_of(Instant instant) const = 0;
  // Minutes after local midnight, 0 … 1439.
  virtual int minute_of_day(Instant instant) const = 0;
  // The instant at which `minute` of the local day `date` begins.
  virtual Instant at(Date date, int minute = 0) const = 0;
};

// The system's clock in an IANA zone ("Asia/Shanghai"); throws std::invalid_argument for an unknown zone.
class SystemClock : public Clock {
 public:
  explicit SystemClock(std::string zone = "Asia/Shanghai");
  Instant now() const override;
  Date today() const override;
  Date date_of(Instant instant) const override;
  int minute_of_day(Instant instant) const override;
  Instant at(Date date, int minute = 0) const override;

 private:
  std::chrono::milliseconds offset_at(Instant instant) const;
  std::string zone_;
};

// A clock for tests and the demo generator: stands still at `now` until it is set. Not thread-safe while set.
class FixedClock : public SystemClock {
 public:
  explicit FixedClock(Instant now, std::string zone = "Asia/Shanghai")
      : SystemClock(std::move(zone)), now_(now) {}
  Instant now() const override { return now_; }
  void set(Instant now) { now_ = now; }

 private:
  Instant now_;
};

}  // namespace kith
