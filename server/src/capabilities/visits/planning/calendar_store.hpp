// SPDX-License-Identifier: Apache-2.0
// SQL of visits as calendars want them: where each is, and what calendars hold that is no more.
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
  std::optional<int> families_a_pair;
  std::optional<Date> was_on;
  std::optional<int> was_minute;
  std::optional<std::string> owner_name, address_sealed;
  Instant planned_at{};  // the season
  std::optional<Instant> changed_at;
  std::optional<std::int64_t> big_trip_id;
};
KITH_DESCRIBE(EntryRow, (season_plan_id, student_id, name, form, planned_on, part, slot_no, families_a_pair,
                         was_on, was_minute, owner_name, address_sealed, planned_at, changed_at, big_trip_id))

// Those on small trips of the viewer, of children in sight.
std::vector<EntryRow> entries_of_staff(db::Session& session, const people::Viewer& viewer, Date today,
                                       Date since);
// Of a child in sight.
std::optional<EntryRow> entry_of_child(db::Session& session, const people::Viewer& viewer, Date today,
                                       std::int64_t season_plan_id, std::int64_t student_id);

// The same for ever, so that a changed time updates the entry.
std::string entry_uid(std::int64_t season_plan_id, std::int64_t student_id);
std::string big_visit_uid(std::int64_t trip_id);

// An entry of somebody who goes there no more, where it stood last.
struct StruckEntry {
  std::string uid;
  Date planned_on{};
  int begins_at_minute = 0;
  Instant struck_at{};
};
KITH_DESCRIBE(StruckEntry, (uid, planned_on, begins_at_minute, struck_at))
std::vector<StruckEntry> struck_entries(db::Session& session, std::int64_t school_id, std::int64_t person_id,
                                        Date since);

// For all who are members of the trip now.
void strike_visit(db::Tx& tx, const PlanRow& plan, const TripRow& trip, Instant at);
void strike_big_visit(db::Tx& tx, const TripRow& trip, Instant at);

}  // namespace kith::visits
