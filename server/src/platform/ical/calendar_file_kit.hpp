// SPDX-License-Identifier: Apache-2.0
// Reads a calendar file back with libical, as a telephone would.
#pragma once

#include <optional>

#include "platform/ical/calendar_file.hpp"

namespace kith::ical::kit {

struct ReadEntry {
  std::string uid, summary, location, description, time_zone, status;
  int sequence = 0;
  std::string starts, ends;  // 20261124T184500, local to time_zone
  Instant starts_at{};       // by the rules of the zone in the file
};

struct ReadCalendar {
  explicit ReadCalendar(const std::string& text);
  // Throws std::out_of_range when there is none.
  const ReadEntry& at(const std::string& uid) const;

  std::string method;
  std::vector<ReadEntry> entries;
  int problems = 0;  // found by libical
};

}  // namespace kith::ical::kit
