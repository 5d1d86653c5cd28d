// SPDX-License-Identifier: Apache-2.0
// SQL of visits as calendars want them: where each is, and where it was.
#pragma once

#include "capabilities/visits/planning/plan_rows.hpp"
#include "people/scope.hpp"

namespace kith::visits {

struct EntryRow {
  std::int64_t season_plan_id = 0, student_id = 0;
  std::string name;
  VisitForm form = VisitForm::kHome;
  std::optional<Date> planned_on;
  std::optional<DayPart> part;
  std::optional<int> slot_no;
  std::optional<Date> was_on;
  std::optional<DayPart> was_part;
  std::optional<int> was_slot_no;
  std::optional<std::string> owner_name, address_sealed;
  Instant planned_at{};  // the season
  std::optional<Instant> changed_at;
  bool is_mine = false;  // the member goes there
};
KITH_DESCRIBE(EntryRow, (season_plan_id, student_id, name, form, planned_on, part, slot_no, was_on, was_part,
                         was_slot_no, owner_name, address_sealed, planned_at, changed_at, is_mine))

// Those on small trips of the viewer, or once the viewer's own, of children in sight.
std::vector<EntryRow> entries_of_staff(db::Session& session, const people::Viewer& viewer, Date today,
                                       Date since);
// Of a child in sight.
std::optional<EntryRow> entry_of_child(db::Session& session, const people::Viewer& viewer, Date today,
                                       std::int64_t season_plan_id, std::int64_t student_id);

}  // namespace kith::visits
