// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/trip_lines.hpp"

#include <map>

#include "capabilities/visits/planning/plan_store.hpp"
#include "capabilities/visits/planning/trip_store.hpp"

namespace kith::visits {
namespace {

std::optional<std::string> opened(const std::optional<std::string>& sealed, const secrets::Sealer& sealer) {
  return sealed ? std::optional(sealer.open(*sealed)) : std::nullopt;
}

TripStop stop_of(const PlanLine& line, const HouseRow& house, const secrets::Sealer& sealer) {
  TripStop stop;
  static_cast<PlanLine&>(stop) = line;
  stop.address = opened(house.address_sealed, sealer);
  stop.guardian_id = house.guardian_id;
  stop.guardian_name = house.guardian_name;
  stop.telephone = opened(house.telephone_sealed, sealer);
  return stop;
}

}  // namespace

std::vector<TripLine> trip_lines(db::Session& session, const people::Viewer& viewer, Date today,
                                 const TripFilter& filter, const secrets::Sealer& sealer) {
  std::map<std::int64_t, HouseRow> houses;
  for (auto& house : houses_on_the_way(session, viewer, today, filter)) houses[house.student_id] = house;
  std::map<std::int64_t, std::vector<VisitTheme>> themes;
  for (const auto& season : season_plans_of(session, viewer.school_id))
    themes[season.id] = parse_themes(season.themes);
  std::vector<TripLine> trips;
  std::map<std::int64_t, std::size_t> index;
  for (auto& trip : trips_of_member(session, viewer.school_id, filter)) {
    index[trip.id] = trips.size();
    trips.push_back({.trip_id = trip.id,
                     .planned_on = trip.planned_on,
                     .part = trip.part,
                     .is_big = trip.is_big,
                     .place = opened(trip.place_sealed, sealer),
                     .members = members_of_trip(session, viewer.school_id, trip.id),
                     .themes = themes[trip.season_plan_id],
                     .out_of_sight = plans_in_trip(session, viewer.school_id, trip.id)});
    for (const auto& member : trips.back().members)
      if (member.person_id == filter.member_id) trips.back().party_no = member.party_no;
  }
  PlanFilter which{.member_id = filter.member_id, .from = filter.from, .until = filter.until};
  for (const auto& line : plan_lines(session, viewer, today, which)) {
    auto found = index.find(*line.trip_id);
    if (found == index.end() || line.state == PlanState::kDropped) continue;
    trips[found->second].stops.push_back(stop_of(line, houses[line.student_id], sealer));
    --trips[found->second].out_of_sight;
  }
  return trips;
}

}  // namespace kith::visits
