// SPDX-License-Identifier: Apache-2.0
// Calendar files (RFC 5545) as telephones and desks take them in. Pure; may be called from any thread.
#pragma once

#include <string>
#include <vector>

#include "platform/clock.hpp"

namespace kith::ical {

struct Entry {
  std::string uid;   // for life: the same uid again replaces the former entry
  int sequence = 0;  // of the same uid the highest holds
  Date day_on{};
  int begins_at_minute = 0;  // of the local day
  int lasts_minutes = 0;
  std::string summary;
  std::string location = {};     // none when empty
  std::string description = {};  // none when empty
  bool is_cancelled = false;
};

struct CalendarFile {
  std::string name;
  std::string time_zone;  // IANA
  Instant made_at{};
  std::vector<Entry> entries;
};

// UTF-8, lines of at most 75 bytes. The rules of the zone are part of it when the machine knows them.
std::string calendar_text(const CalendarFile& file);

}  // namespace kith::ical
