// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/big_visit_store.hpp"

namespace kith::visits {
namespace {

constexpr db::Sql kPresentStaff{
    "visits.present_staff",
    "select id, name from staff where school_id = :school_id and left_on is null order by name, id"};
// The table is of the committees; its rows are only read here, joined to trips.
constexpr db::Sql kCommitteeMembers{
    "visits.committee_members",
    "select g.id, g.name from guardians g where g.school_id = :school_id and exists (select 1 from "
    "committee_seats c where c.school_id = g.school_id and c.guardian_id = g.id and c.since_on <= :day "
    "and (c.until_on is null or c.until_on > :day)) order by g.name, g.id"};
constexpr db::Sql kPeopleOnTrips{
    "visits.people_on_trips",
    "select person_id, trip_id from visit_trip_members where school_id = :school_id and planned_on = :on and "
    "part = :part"};
constexpr db::Sql kBigTrips{
    "visits.big_trips",
    "select school_id, id, season_plan_id, owner_id, planned_on, part, is_big, families_a_pair, "
    "place_sealed, "
    "changed_at from visit_trips where school_id = :school_id and season_plan_id = :season_plan_id and "
    "is_big = 1 "
    "order by planned_on, case part when 'morning' then 1 when 'afternoon' then 2 else 3 end, id"};
constexpr db::Sql kTripsJoined{
    "visits.trips_joined",
    "select t.school_id, t.id, t.season_plan_id, t.owner_id, t.planned_on, t.part, t.is_big, "
    "t.families_a_pair, t.place_sealed, t.changed_at from visit_trip_members m "
    "join visit_trips t on t.school_id = m.school_id and t.id = m.trip_id and t.is_big = 1 "
    "where m.school_id = :school_id and m.person_id = :guardian_id and m.role = 'committee_member' "
    "and m.planned_on >= :from and exists (select 1 from committee_seats c where c.school_id = m.school_id "
    "and c.guardian_id = m.person_id and c.since_on <= m.planned_on "
    "and (c.until_on is null or c.until_on > m.planned_on)) order by t.planned_on, t.id"};
constexpr db::Sql kPlansOfTrip{
    "visits.plans_of_trip",
    "select school_id, season_plan_id, student_id, trip_id, slot_no, form, reasons, state, drop_reason, "
    "changed_by, changed_at, wish_part, wish_form, was_on, was_minute, "
    "declines_committee from visit_plans where school_id = :school_id and trip_id = :trip_id "
    "order by slot_no, student_id"};
constexpr db::Sql kSaveTrip{
    "visits.save_trip",
    "insert into visit_trips (school_id, id, season_plan_id, owner_id, planned_on, part, is_big, "
    "families_a_pair, place_sealed, changed_at) values (:school_id, :id, :season_plan_id, :owner_id, "
    ":planned_on, :part, "
    ":is_big, :families_a_pair, :place_sealed, :changed_at) on conflict (school_id, id) do update set "
    "owner_id = "
    "excluded.owner_id, planned_on = excluded.planned_on, part = excluded.part, families_a_pair = "
    "excluded.families_a_pair, place_sealed = excluded.place_sealed, changed_at = excluded.changed_at"};
constexpr db::Sql kForgetTeam{
    "visits.forget_team",
    "delete from visit_trip_members where school_id = :school_id and trip_id = :trip_id"};
constexpr db::Sql kForgetStopsOfTrip{
    "visits.forget_stops_of_trip",
    "delete from visit_stops where school_id = :school_id and trip_id = :trip_id"};
constexpr db::Sql kForgetTrip{"visits.forget_trip",
                              "delete from visit_trips where school_id = :school_id and id = :trip_id"};

db::Args of_trip(std::int64_t school_id, std::int64_t trip_id) {
  return {{"school_id", school_id}, {"trip_id", trip_id}};
}

}  // namespace

std::vector<NamedPerson> present_staff(db::Session& session, std::int64_t school_id) {
  return session.all<NamedPerson>(kPresentStaff, {{"school_id", school_id}});
}

std::vector<NamedPerson> committee_members(db::Session& session, std::int64_t school_id, Date day) {
  return session.all<NamedPerson>(kCommitteeMembers, {{"school_id", school_id}, {"day", day}});
}

std::vector<BusyPerson> people_on_trips(db::Session& session, std::int64_t school_id, HalfDay at) {
  return session.all<BusyPerson>(kPeopleOnTrips,
                                 {{"school_id", school_id}, {"on", at.on}, {"part", at.part}});
}

std::vector<TripRow> big_trips_of(db::Session& session, std::int64_t school_id, std::int64_t season_plan_id) {
  return session.all<TripRow>(kBigTrips, {{"school_id", school_id}, {"season_plan_id", season_plan_id}});
}

std::vector<TripRow> trips_joined(db::Session& session, std::int64_t school_id, std::int64_t guardian_id,
                                  Date from) {
  return session.all<TripRow>(kTripsJoined,
                              {{"school_id", school_id}, {"guardian_id", guardian_id}, {"from", from}});
}

std::vector<PlanRow> plans_of_trip(db::Session& session, std::int64_t school_id, std::int64_t trip_id) {
  return session.all<PlanRow>(kPlansOfTrip, of_trip(school_id, trip_id));
}

void save_trip(db::Tx& tx, const TripRow& trip) { tx.exec(kSaveTrip, db::args_of(trip)); }

void forget_team(db::Tx& tx, std::int64_t school_id, std::int64_t trip_id) {
  tx.exec(kForgetTeam, of_trip(school_id, trip_id));
}

void forget_stops(db::Tx& tx, std::int64_t school_id, std::int64_t trip_id) {
  tx.exec(kForgetStopsOfTrip, of_trip(school_id, trip_id));
}

void forget_trip(db::Tx& tx, std::int64_t school_id, std::int64_t trip_id) {
  tx.exec(kForgetTrip, of_trip(school_id, trip_id));
}

}  // namespace kith::visits
