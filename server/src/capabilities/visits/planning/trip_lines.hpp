// SPDX-License-Identifier: Apache-2.0
// Trips as those who go see them: the families in the order of the way, and who comes along.
#pragma once

#include "capabilities/visits/planning/plan_lines.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::visits {

// A family on the way. Address and telephone are there for who goes and may see the child.
struct TripStop : PlanLine {
  std::optional<std::string> address;
  std::optional<std::int64_t> guardian_id;
  std::optional<std::string> guardian_name;
  std::optional<std::string> telephone;
};
KITH_DESCRIBE_WITH(TripStop, (PlanLine), (address, guardian_id, guardian_name, telephone))

struct TripMember {
  std::int64_t person_id = 0;
  std::string name;
  TripRole role = TripRole::kCompanion;
  int party_no = 0;  // of a big visit: the pair, from 0
};
KITH_DESCRIBE(TripMember, (person_id, name, role, party_no))

struct TripLine {
  std::int64_t trip_id = 0;
  Date planned_on{};
  DayPart part = DayPart::kEvening;
  bool is_big = false;
  std::optional<std::string> place;  // of a big visit
  std::vector<TripMember> members;   // the owner first
  int party_no = 0;                  // of a big visit: the pair in which the member goes
  std::vector<TripStop> stops;       // by slot
  std::vector<VisitTheme> themes;    // of the season
  int out_of_sight = 0;              // children of the trip the viewer does not teach, or who have left
};
KITH_DESCRIBE(TripLine,
              (trip_id, planned_on, part, is_big, place, members, party_no, stops, themes, out_of_sight))

// Whose trips of which days.
struct TripFilter {
  std::int64_t member_id = 0;
  Date from{};
  Date until{};
};

// In order of time, with the children in the viewer's sight and without those dropped. Requires: the viewer
// is the member, or of the school's desk.
std::vector<TripLine> trip_lines(db::Session& session, const people::Viewer& viewer, Date today,
                                 const TripFilter& filter, const secrets::Sealer& sealer);

}  // namespace kith::visits
