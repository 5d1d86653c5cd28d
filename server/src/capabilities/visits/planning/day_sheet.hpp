// SPDX-License-Identifier: Apache-2.0
// The sheet a teacher takes along (家访路线单): the doors of one day in the order of the way, with room to
// write. Thread-safe: no state of its own.
#pragma once

#include "capabilities/visits/planning/trip_lines.hpp"
#include "platform/clock.hpp"
#include "platform/pdf/document.hpp"

namespace kith::visits {

struct DaySheet {
  std::string school_name;
  std::int64_t staff_id = 0;
  std::string staff_name;
  Date day_on{};
  std::vector<TripLine> trips;
};

// Pure. Of a big visit the doors of one's own pair; who leads it sees those of every pair, and writes up the
// own ones. Care groups and reasons are not printed: the sheet lies open at the door.
pdf::Document day_sheet_paper(const DaySheet& sheet, Language language, Instant made_at);

// staff_id: the viewer when absent. language: zh when absent.
struct WantedDaySheet {
  Date day_on{};
  std::optional<std::int64_t> staff_id;
  std::optional<Language> language;
};
KITH_DESCRIBE(WantedDaySheet, (day_on, staff_id, language))

class DaySheets {
 public:
  DaySheets(db::Db& db, const Clock& clock, const secrets::Sealer& sealer)
      : db_(db), clock_(clock), sealer_(sealer) {}

  // For who goes, and for the school's desk. Errors: planning.not_your_trip, planning.no_trip_that_day.
  Result<std::string> paper(const people::Viewer& viewer, const WantedDaySheet& wanted);

 private:
  db::Db& db_;
  const Clock& clock_;
  const secrets::Sealer& sealer_;
};

}  // namespace kith::visits
