// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/calendar_store.hpp"

#include <fmt/format.h>

namespace kith::visits {
namespace {

constexpr std::string_view kEntries =
    "select p.season_plan_id, p.student_id, s.name, p.form, t.planned_on, t.part, p.slot_no, "
    "t.families_a_pair, p.was_on, p.was_minute, o.name, s.address_sealed, r.planned_at, p.changed_at, "
    "case when t.is_big = 1 then t.id end "
    "from visit_plans p join season_plans r on r.school_id = p.school_id and r.id = p.season_plan_id "
    "join students s on s.school_id = p.school_id and s.id = p.student_id "
    "left join visit_trips t on t.school_id = p.school_id and t.id = p.trip_id "
    "left join staff o on o.school_id = t.school_id and o.id = t.owner_id "
    "where p.school_id = :viewer_school and {sight} and {which} "
    "order by coalesce(t.planned_on, p.was_on), p.season_plan_id, p.student_id";

// Of a big visit one enters the trip, not each door.
constexpr std::string_view kOfStaff =
    "r.ends_on >= :since and t.is_big = 0 and exists (select 1 from visit_trip_members m "
    "where m.school_id = p.school_id and m.trip_id = p.trip_id and m.person_id = :member_id)";
constexpr std::string_view kOfChild = "p.season_plan_id = :season_plan_id and p.student_id = :student_id";

constexpr db::Sql kStrike{
    "visits.strike_entries",
    "insert into visit_struck_entries (school_id, person_id, uid, planned_on, begins_at_minute, struck_at) "
    "select m.school_id, m.person_id, cast(:uid as text), m.planned_on, cast(:begins_at_minute as integer), "
    "cast(:struck_at as bigint) from visit_trip_members m "
    "where m.school_id = :school_id and m.trip_id = :trip_id and m.role <> 'committee_member' "
    "on conflict (school_id, person_id, uid) do update set planned_on = excluded.planned_on, "
    "begins_at_minute = excluded.begins_at_minute, struck_at = excluded.struck_at"};
constexpr db::Sql kStruck{"visits.struck_entries",
                          "select uid, planned_on, begins_at_minute, struck_at from visit_struck_entries "
                          "where school_id = :school_id and person_id = :person_id and planned_on >= :since "
                          "order by planned_on, uid"};

void strike(db::Tx& tx, const TripRow& trip, const std::string& uid, int slot_no, Instant at) {
  tx.exec(kStrike, {{"school_id", trip.school_id},
                    {"trip_id", trip.id},
                    {"uid", uid},
                    {"begins_at_minute", slot_minute(trip.part, slot_no, trip.families_a_pair)},
                    {"struck_at", at}});
}

std::string sql_for(const people::Scope& sight, std::string_view which) {
  return fmt::format(fmt::runtime(kEntries), fmt::arg("sight", sight.sql), fmt::arg("which", which));
}

}  // namespace

std::vector<EntryRow> entries_of_staff(db::Session& session, const people::Viewer& viewer, Date today,
                                       Date since) {
  auto sight = people::students_in_sight(viewer, today);
  if (sight.args.empty()) return {};
  auto sql = sql_for(sight, kOfStaff);
  return session.all<EntryRow>({"visits.calendar_of_staff", sql},
                               sight.with({{"member_id", viewer.person_id}, {"since", since}}));
}

std::optional<EntryRow> entry_of_child(db::Session& session, const people::Viewer& viewer, Date today,
                                       std::int64_t season_plan_id, std::int64_t student_id) {
  auto sight = people::students_in_sight(viewer, today);
  if (sight.args.empty()) return std::nullopt;
  auto sql = sql_for(sight, kOfChild);
  return session.maybe<EntryRow>(
      {"visits.calendar_of_child", sql},
      sight.with({{"season_plan_id", season_plan_id}, {"student_id", student_id}}));
}

std::string entry_uid(std::int64_t season_plan_id, std::int64_t student_id) {
  return fmt::format("visit-{}-{}@kith", season_plan_id, student_id);
}

std::string big_visit_uid(std::int64_t trip_id) { return fmt::format("big-visit-{}@kith", trip_id); }

std::vector<StruckEntry> struck_entries(db::Session& session, std::int64_t school_id, std::int64_t person_id,
                                        Date since) {
  return session.all<StruckEntry>(kStruck,
                                  {{"school_id", school_id}, {"person_id", person_id}, {"since", since}});
}

void strike_visit(db::Tx& tx, const PlanRow& plan, const TripRow& trip, Instant at) {
  strike(tx, trip, entry_uid(plan.season_plan_id, plan.student_id), plan.slot_no.value_or(0), at);
}

void strike_big_visit(db::Tx& tx, const TripRow& trip, Instant at) {
  strike(tx, trip, big_visit_uid(trip.id), 0, at);
}

}  // namespace kith::visits
