// SPDX-License-Identifier: Apache-2.0
// SQL of trips as those who go see them.
#pragma once

#include "capabilities/visits/planning/plan_rows.hpp"
#include "capabilities/visits/planning/trip_lines.hpp"

namespace kith::visits {

std::vector<TripRow> trips_of_member(db::Session& session, std::int64_t school_id, const TripFilter& filter);
// The owner first.
std::vector<TripMember> members_of_trip(db::Session& session, std::int64_t school_id, std::int64_t trip_id);
// Who come to one door.
std::vector<TripMember> members_of_party(db::Session& session, std::int64_t school_id, std::int64_t trip_id,
                                         int party_no);
int plans_in_trip(db::Session& session, std::int64_t school_id, std::int64_t trip_id);

// Where a child lives and whom to call first; of children in sight on trips on which the member goes.
struct HouseRow {
  std::int64_t student_id = 0;
  std::optional<std::string> address_sealed;
  std::optional<std::int64_t> guardian_id;
  std::optional<std::string> guardian_name;
  std::optional<std::string> telephone_sealed;
};
KITH_DESCRIBE(HouseRow, (student_id, address_sealed, guardian_id, guardian_name, telephone_sealed))
std::vector<HouseRow> houses_on_the_way(db::Session& session, const people::Viewer& viewer, Date today,
                                        const TripFilter& filter);

bool may_receive(db::Session& session, std::int64_t school_id, std::int64_t student_id,
                 std::int64_t guardian_id);

}  // namespace kith::visits
