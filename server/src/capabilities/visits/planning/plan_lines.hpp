// SPDX-License-Identifier: Apache-2.0
// A season's plans as screens show them, within the viewer's sight. What tells of a care group is left out
// for those without the grant.
#pragma once

#include "capabilities/visits/planning/plan_rows.hpp"
#include "people/school.hpp"
#include "people/scope.hpp"

namespace kith::visits {

// begins_at_minute: of the local day.
struct PlanLine {
  std::int64_t season_plan_id = 0;
  std::int64_t student_id = 0;
  std::string name;
  std::int64_t family_id = 0;
  std::optional<std::int64_t> class_id;
  std::string class_name;
  VisitForm form = VisitForm::kHome;
  std::vector<PlanReason> reasons;
  PlanState state = PlanState::kProposed;
  std::optional<DropReason> drop_reason;
  std::optional<std::int64_t> trip_id;
  std::optional<std::int64_t> owner_id;
  std::optional<std::string> owner_name;
  std::optional<Date> planned_on;
  std::optional<DayPart> part;
  std::optional<int> slot_no;
  std::optional<int> party_no;  // of a big visit: the pair that comes, from 0
  std::optional<int> begins_at_minute;
  bool is_big = false;
  std::optional<DayPart> wish_part;
  std::optional<VisitForm> wish_form;
  std::optional<std::int64_t> contact_id;
  bool met_in_person = false;       // at home or at school, within the season
  bool declines_committee = false;  // nobody of the parent committee at this door
  bool may_change = false;          // by the viewer
};
KITH_DESCRIBE(PlanLine, (season_plan_id, student_id, name, family_id, class_id, class_name, form, reasons,
                         state, drop_reason, trip_id, owner_id, owner_name, planned_on, part, slot_no,
                         party_no, begins_at_minute, is_big, wish_part, wish_form, contact_id, met_in_person,
                         declines_committee, may_change))

// Which of them; all that are given must fit.
struct PlanFilter {
  std::optional<std::int64_t> season_plan_id;
  std::optional<std::int64_t> owner_id;
  std::optional<std::int64_t> class_id;
  std::optional<std::int64_t> student_id;
  std::optional<std::int64_t> member_id;  // who goes on the trip
  std::optional<PlanState> state;         // as it follows on reading
  std::optional<Date> from;               // of the planned day
  std::optional<Date> until;
};

// In order of time, those without a day last.
std::vector<PlanLine> plan_lines(db::Session& session, const people::Viewer& viewer, Date today,
                                 const PlanFilter& filter);

}  // namespace kith::visits
