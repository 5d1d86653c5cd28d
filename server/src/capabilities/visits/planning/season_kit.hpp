// SPDX-License-Identifier: Apache-2.0
// A school with an autumn season planned, and everything that works on trips, for tests. The families of 李,
// 赵 and the three 钱 live in 石桥村, the Li family with a telephone; 李小雨 is in a care group.
#pragma once

#include "capabilities/visits/planning/big_visits.hpp"
#include "capabilities/visits/planning/day_sheet.hpp"
#include "capabilities/visits/planning/plans.hpp"
#include "capabilities/visits/planning/trips.hpp"
#include "capabilities/visits/planning/visit_calendar.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/events/events_kit.hpp"

namespace kith::visits::kit {

inline const Date kSeasonStart = make_date(2026, 11, 9);

struct PlannedSchool {
  explicit PlannedSchool(db::Db& db);

  people::Viewer desk() const { return people::viewer_of(cast.as_principal()); }
  people::Viewer homeroom() const { return people::viewer_of(cast.as_homeroom()); }
  people::Viewer li_mother() const { return people::viewer_of(cast.as_li_mother()); }
  // Teaches mathematics in the class of the Li family.
  access::Caller as_math() const {
    return people::kit::calling(people::kit::as_staff(math, people::kTeacher));
  }

  // The guardian has a seat on the school's committee until a day.
  void seat(std::int64_t guardian_id, std::optional<Date> until_on = std::nullopt);
  // To 石桥村 on the second Saturday morning, by the principal and the homeroom teacher.
  NewBigVisit big_visit(std::vector<std::int64_t> student_ids) const;

  ProposalReport propose();
  PlanLine line_of(std::int64_t student_id);
  std::vector<PlanLine> lines();

  db::Db& db;
  people::kit::TwoSchools cast;
  FixedClock clock{people::kit::morning()};
  secrets::SeededRandom random{7};
  secrets::Sealer sealer{secrets::FieldKey{}, random};
  events::KeptEvents events;
  Plans plans{db, clock, sealer, events};
  Trips trips{db, clock, sealer, events};
  BigVisits big_visits{db, clock, sealer, events};
  DaySheets day_sheets{db, clock, sealer};
  VisitCalendars calendars{db, clock, sealer, "Asia/Shanghai"};
  std::int64_t math = 0, season_plan_id = 0;
  std::vector<std::int64_t> qian;
};

}  // namespace kith::visits::kit
