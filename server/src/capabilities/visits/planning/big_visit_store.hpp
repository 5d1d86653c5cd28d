// SPDX-License-Identifier: Apache-2.0
// SQL of big visits: the trip with its team, and who holds a seat on a parent committee.
#pragma once

#include "capabilities/visits/planning/big_visit.hpp"
#include "capabilities/visits/planning/plan_rows.hpp"

namespace kith::visits {

struct NamedPerson {
  std::int64_t person_id = 0;
  std::string name;
};
KITH_DESCRIBE(NamedPerson, (person_id, name))

// Staff who work here, and guardians with a seat on a committee on that day; by name.
std::vector<NamedPerson> present_staff(db::Session& session, std::int64_t school_id);
std::vector<NamedPerson> committee_members(db::Session& session, std::int64_t school_id, Date day);

// With the trips on which they are, of all seasons.
struct BusyPerson {
  std::int64_t person_id = 0, trip_id = 0;
};
KITH_DESCRIBE(BusyPerson, (person_id, trip_id))
std::vector<BusyPerson> people_on_trips(db::Session& session, std::int64_t school_id, HalfDay at);

// In order of time.
std::vector<TripRow> big_trips_of(db::Session& session, std::int64_t school_id, std::int64_t season_plan_id);
// To come, on which a committee member goes who still has a seat on that day.
std::vector<TripRow> trips_joined(db::Session& session, std::int64_t school_id, std::int64_t guardian_id,
                                  Date from);
std::vector<PlanRow> plans_of_trip(db::Session& session, std::int64_t school_id, std::int64_t trip_id);

void save_trip(db::Tx& tx, const TripRow& trip);
void forget_team(db::Tx& tx, std::int64_t school_id, std::int64_t trip_id);
void forget_stops(db::Tx& tx, std::int64_t school_id, std::int64_t trip_id);
// Requires: no plan, stop or member is left in it.
void forget_trip(db::Tx& tx, std::int64_t school_id, std::int64_t trip_id);

}  // namespace kith::visits
