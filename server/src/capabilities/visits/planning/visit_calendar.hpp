// SPDX-License-Identifier: Apache-2.0
// Visits as calendar files: a teacher's of the seasons that are not long over, a family's own. Thread-safe:
// no state of its own.
#pragma once

#include <string>

#include "capabilities/visits/planning/plan_rows.hpp"
#include "people/viewer.hpp"
#include "platform/clock.hpp"
#include "platform/db/db.hpp"
#include "platform/ical/calendar_file.hpp"
#include "platform/language.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::visits {

// language: zh when absent.
struct WantedCalendar {
  std::optional<Language> language;
};
KITH_DESCRIBE(WantedCalendar, (language))

struct WantedVisitEntry {
  std::int64_t season_plan_id = 0;
  std::int64_t student_id = 0;
  std::optional<Language> language;
};
KITH_DESCRIBE(WantedVisitEntry, (season_plan_id, student_id, language))

class VisitCalendars {
 public:
  // time_zone: of the district, IANA.
  VisitCalendars(db::Db& db, const Clock& clock, const secrets::Sealer& sealer, std::string time_zone)
      : db_(db), clock_(clock), sealer_(sealer), time_zone_(std::move(time_zone)) {}

  // The visits one goes to, a big one as one entry, and those one goes to no more, as owner or along: they
  // are cancelled in it and name no child. The address is the place of a visit one goes to; care groups and
  // reasons stay out.
  std::string of_staff(const people::Viewer& viewer, const WantedCalendar& wanted);

  // One child's visit of a season, for a guardian whom custody lets see and receive. Errors:
  // planning.no_such_plan, also for one that has no time yet.
  Result<std::string> of_family(const people::Viewer& viewer, const WantedVisitEntry& wanted);

 private:
  db::Db& db_;
  const Clock& clock_;
  const secrets::Sealer& sealer_;
  std::string time_zone_;
};

}  // namespace kith::visits
