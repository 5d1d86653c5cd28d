// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/trip_store.hpp"

namespace kith::visits {
namespace {

constexpr db::Sql kTripsOfMember{
    "visits.trips_of_member",
    "select t.school_id, t.id, t.season_plan_id, t.owner_id, t.planned_on, t.part, t.is_big, "
    "t.families_a_pair, t.place_sealed, t.changed_at "
    "from visit_trip_members m join visit_trips t on t.school_id = m.school_id and t.id = m.trip_id "
    "where m.school_id = :school_id and m.person_id = :person_id and m.planned_on between :from and :until "
    "order by t.planned_on, case t.part when 'morning' then 1 when 'afternoon' then 2 else 3 end"};
constexpr db::Sql kMembersOfTrip{
    "visits.members_of_trip",
    "select m.person_id, coalesce(f.name, g.name, ''), m.role, m.party_no from visit_trip_members m "
    "left join staff f on f.school_id = m.school_id and f.id = m.person_id "
    "left join guardians g on g.school_id = m.school_id and g.id = m.person_id "
    "where m.school_id = :school_id and m.trip_id = :trip_id "
    "order by case m.role when 'owner' then 0 when 'leader' then 0 else 1 end, m.person_id"};
constexpr db::Sql kPlansInTrip{"visits.plans_in_trip",
                               "select count(*) from visit_plans where school_id = :school_id and trip_id = "
                               ":trip_id and state <> 'dropped'"};
constexpr std::string_view kHouses =
    "select s.id, s.address_sealed, g.id, g.name, g.telephone_sealed from visit_trip_members m "
    "join visit_plans p on p.school_id = m.school_id and p.trip_id = m.trip_id "
    "join students s on s.school_id = p.school_id and s.id = p.student_id "
    "left join guardians g on g.school_id = s.school_id and g.id = (select n.guardian_id from guardianships "
    "n "
    "where n.school_id = s.school_id and n.student_id = s.id and n.may_receive = 1 "
    "order by n.position, n.guardian_id limit 1) "
    "where m.school_id = :viewer_school and m.person_id = :member_id and m.planned_on between :from and "
    ":until and ";
constexpr db::Sql kMayReceive{
    "visits.may_receive",
    "select count(*) from guardianships where school_id = :school_id and student_id = :student_id "
    "and guardian_id = :guardian_id and may_receive = 1"};

}  // namespace

std::vector<TripRow> trips_of_member(db::Session& session, std::int64_t school_id, const TripFilter& filter) {
  return session.all<TripRow>(kTripsOfMember, {{"school_id", school_id},
                                               {"person_id", filter.member_id},
                                               {"from", filter.from},
                                               {"until", filter.until}});
}

std::vector<TripMember> members_of_trip(db::Session& session, std::int64_t school_id, std::int64_t trip_id) {
  return session.all<TripMember>(kMembersOfTrip, {{"school_id", school_id}, {"trip_id", trip_id}});
}

std::vector<TripMember> members_of_party(db::Session& session, std::int64_t school_id, std::int64_t trip_id,
                                         int party_no) {
  auto members = members_of_trip(session, school_id, trip_id);
  std::erase_if(members, [&](const TripMember& member) { return member.party_no != party_no; });
  return members;
}

int plans_in_trip(db::Session& session, std::int64_t school_id, std::int64_t trip_id) {
  return session.one<int>(kPlansInTrip, {{"school_id", school_id}, {"trip_id", trip_id}});
}

std::vector<HouseRow> houses_on_the_way(db::Session& session, const people::Viewer& viewer, Date today,
                                        const TripFilter& filter) {
  auto sight = people::students_in_sight(viewer, today);
  if (sight.args.empty()) return {};
  auto sql = std::string(kHouses) + sight.sql;
  return session.all<HouseRow>(
      {"visits.houses_on_the_way", sql},
      sight.with({{"member_id", filter.member_id}, {"from", filter.from}, {"until", filter.until}}));
}

bool may_receive(db::Session& session, std::int64_t school_id, std::int64_t student_id,
                 std::int64_t guardian_id) {
  return session.one<std::int64_t>(
             kMayReceive,
             {{"school_id", school_id}, {"student_id", student_id}, {"guardian_id", guardian_id}}) > 0;
}

}  // namespace kith::visits
