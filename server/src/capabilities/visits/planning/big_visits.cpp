// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/big_visits.hpp"

#include <map>

#include "capabilities/visits/planning/big_visit_draft.hpp"
#include "capabilities/visits/planning/big_visit_settling.hpp"
#include "capabilities/visits/planning/big_visit_store.hpp"
#include "capabilities/visits/planning/plan_store.hpp"
#include "capabilities/visits/planning/task_store.hpp"
#include "capabilities/visits/planning/trip_store.hpp"
#include "people/topics.hpp"

namespace kith::visits {
namespace {

BigVisit big_visit_of(db::Session& session, const TripRow& trip, const std::vector<PlanLine>& lines,
                      Date today, const secrets::Sealer& sealer) {
  BigVisit visit{.trip_id = trip.id,
                 .planned_on = trip.planned_on,
                 .part = trip.part,
                 .place = trip.place_sealed ? sealer.open(*trip.place_sealed) : "",
                 .is_over = trip.planned_on < today};
  Presence presence(session, trip.school_id, trip.at(), trip.id);
  for (const auto& member : members_of_trip(session, trip.school_id, trip.id)) {
    BigMember known;
    static_cast<TripMember&>(known) = member;
    if (!visit.is_over) known.conflict = presence.conflict_of(member.person_id, member.role);
    visit.members.push_back(known);
  }
  for (const auto& line : lines)
    if (line.trip_id == trip.id) visit.stops.push_back(line);
  return visit;
}

}  // namespace

Result<BigVisitList> BigVisits::list(const people::Viewer& viewer, std::int64_t season_plan_id) {
  return db_.read([&](db::Session& session) -> Result<BigVisitList> {
    if (!find_season_plan(session, viewer.school_id, season_plan_id))
      return not_found("planning.no_such_plan");
    auto today = clock_.today();
    auto lines = plan_lines(session, viewer, today, {.season_plan_id = season_plan_id});
    BigVisitList list;
    for (const auto& trip : big_trips_of(session, viewer.school_id, season_plan_id))
      list.big_visits.push_back(big_visit_of(session, trip, lines, today, sealer_));
    list.neighbourhoods =
        neighbourhoods_of(students_to_plan(session, viewer.school_id, today, sealer_), lines);
    return list;
  });
}

Result<BigVisitDraft> BigVisits::draft(const people::Viewer& viewer, const WantedDraft& wanted) {
  return db_.read([&](db::Session& session) -> Result<BigVisitDraft> {
    auto season = find_season_plan(session, viewer.school_id, wanted.season_plan_id);
    if (!season) return not_found("planning.no_such_plan");
    return draft_of(session, viewer, *season, wanted, clock_.today(), sealer_);
  });
}

Result<BigVisit> BigVisits::plan(const people::Viewer& viewer, const NewBigVisit& wanted) {
  return settle(viewer, std::nullopt, wanted);
}

Result<BigVisit> BigVisits::change(const people::Viewer& viewer, std::int64_t trip_id,
                                   const NewBigVisit& wanted) {
  return settle(viewer, trip_id, wanted);
}

Result<BigVisit> BigVisits::settle(const people::Viewer& viewer, std::optional<std::int64_t> trip_id,
                                   const NewBigVisit& wanted) {
  if (auto refused = refusal(wanted)) return *refused;
  return db_.write([&](db::Tx& tx) -> Result<BigVisit> {
    tx.lock(wanted.season_plan_id);
    auto season = find_season_plan(tx, viewer.school_id, wanted.season_plan_id);
    auto trip = trip_id ? find_trip(tx, viewer.school_id, *trip_id) : std::nullopt;
    bool is_there = trip && trip->is_big && trip->season_plan_id == wanted.season_plan_id;
    if (!season || (trip_id && !is_there)) return not_found("planning.no_such_plan");
    auto today = clock_.today();
    if (trip && trip->planned_on < today) return conflict("planning.day_has_passed");
    auto settled = settle_big_visit(tx,
                                    {.viewer = viewer,
                                     .season = *season,
                                     .trip = trip,
                                     .wanted = wanted,
                                     .today = today,
                                     .at = clock_.now()},
                                    sealer_);
    if (!settled) return settled.error();
    tell(tx, season->id);
    auto lines = plan_lines(tx, viewer, today, {.season_plan_id = season->id});
    return big_visit_of(tx, *find_trip(tx, viewer.school_id, *settled), lines, today, sealer_);
  });
}

Result<BigVisitList> BigVisits::cancel(const people::Viewer& viewer, std::int64_t trip_id) {
  auto season_plan_id = db_.write([&](db::Tx& tx) -> Result<std::int64_t> {
    auto found = find_trip(tx, viewer.school_id, trip_id);
    if (!found || !found->is_big) return not_found("planning.no_such_plan");
    tx.lock(found->season_plan_id);
    auto trip = find_trip(tx, viewer.school_id, trip_id);
    if (!trip) return not_found("planning.no_such_plan");
    if (trip->planned_on < clock_.today()) return conflict("planning.day_has_passed");
    cancel_big_visit(tx, *trip, viewer.person_id, clock_.now());
    tell(tx, trip->season_plan_id);
    return trip->season_plan_id;
  });
  if (!season_plan_id) return season_plan_id.error();
  return list(viewer, *season_plan_id);
}

std::vector<JoinedVisit> BigVisits::joined(const people::Viewer& viewer) {
  if (!viewer.has(people::kGuardian)) return {};
  return db_.read([&](db::Session& session) {
    std::vector<JoinedVisit> joined;
    for (const auto& trip : trips_joined(session, viewer.school_id, viewer.person_id, clock_.today()))
      joined.push_back({.trip_id = trip.id,
                        .planned_on = trip.planned_on,
                        .part = trip.part,
                        .begins_at_minute = slot_minute(trip.part, 0),
                        .place = trip.place_sealed ? sealer_.open(*trip.place_sealed) : "",
                        .members = members_of_trip(session, viewer.school_id, trip.id)});
    return joined;
  });
}

void BigVisits::tell(db::Tx& tx, std::int64_t season_plan_id) {
  tx.after_commit([this, season_plan_id, topic = people::school_topic(tenant_of(season_plan_id))] {
    events_.publish({.name = "visit_plan.changed", .subject_id = season_plan_id, .topics = {topic}});
  });
}

}  // namespace kith::visits
