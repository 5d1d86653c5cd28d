// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/plan_store.hpp"

#include "capabilities/visits/planning/calendar_store.hpp"

namespace kith::visits {
namespace {

constexpr db::Sql kSeasonPlans{
    "visits.season_plans_of",
    "select school_id, id, season, starts_on, ends_on, goal_clause, "
    "goal_permille, goal_face_permille, themes, families_a_pair, planned_at, "
    "planned_by from season_plans where school_id = :school_id order by starts_on, id"};
constexpr db::Sql kSaveSeasonPlan{
    "visits.save_season_plan",
    "insert into season_plans (school_id, id, season, starts_on, ends_on, goal_clause, goal_permille, "
    "goal_face_permille, themes, families_a_pair, planned_at, planned_by) values (:school_id, :id, :season, "
    ":starts_on, "
    ":ends_on, :goal_clause, :goal_permille, :goal_face_permille, :themes, :families_a_pair, :planned_at, "
    ":planned_by) on conflict (school_id, id) do update set ends_on = excluded.ends_on, "
    "goal_clause = excluded.goal_clause, goal_permille = excluded.goal_permille, "
    "goal_face_permille = excluded.goal_face_permille, themes = excluded.themes, "
    "families_a_pair = excluded.families_a_pair, planned_at = excluded.planned_at, "
    "planned_by = excluded.planned_by"};
constexpr db::Sql kTripsOfSeason{"visits.trips_of_season",
                                 "select school_id, id, season_plan_id, owner_id, planned_on, part, is_big, "
                                 "families_a_pair, place_sealed, changed_at from visit_trips "
                                 "where school_id = :school_id and season_plan_id = :id order by id"};
constexpr db::Sql kMembersOfSeason{
    "visits.members_of_season",
    "select m.school_id, m.person_id, m.planned_on, m.part, m.trip_id, m.role, m.party_no from "
    "visit_trip_members m "
    "join visit_trips t on t.school_id = m.school_id and t.id = m.trip_id "
    "left join staff f on f.school_id = m.school_id and f.id = m.person_id "
    "where m.school_id = :school_id and t.season_plan_id = :id and f.left_on is null order by m.trip_id, "
    "m.person_id"};
constexpr db::Sql kStopsOfSeason{
    "visits.stops_of_season",
    "select p.school_id, p.trip_id, p.slot_no, p.family_id from visit_stops p "
    "join visit_trips t on t.school_id = p.school_id and t.id = p.trip_id "
    "where p.school_id = :school_id and t.season_plan_id = :id order by p.trip_id, p.slot_no"};
constexpr db::Sql kPlansOfSeason{
    "visits.plans_of_season",
    "select p.school_id, p.season_plan_id, p.student_id, p.trip_id, p.slot_no, p.form, p.reasons, p.state, "
    "p.drop_reason, p.changed_by, p.changed_at, p.wish_part, p.wish_form, p.was_on, "
    "p.was_minute, p.declines_committee, "
    "(select max(k.contact_id) from contact_students k where k.school_id = p.school_id and k.student_id = "
    "p.student_id "
    "and k.held_on between r.starts_on and r.ends_on and k.is_void = 0 and k.kind in ('visit', "
    "'reception')), "
    "case when s.left_on is null then 0 else 1 end "
    "from visit_plans p join season_plans r on r.school_id = p.school_id and r.id = p.season_plan_id "
    "join students s on s.school_id = p.school_id and s.id = p.student_id "
    "where p.school_id = :school_id and p.season_plan_id = :id order by p.student_id"};

constexpr db::Sql kForgetMembers{"visits.forget_members",
                                 "delete from visit_trip_members where school_id = :school_id and trip_id in "
                                 "(select t.id from visit_trips t "
                                 "where t.school_id = :school_id and t.season_plan_id = :id)"};
constexpr db::Sql kForgetStops{
    "visits.forget_stops",
    "delete from visit_stops where school_id = :school_id and trip_id in (select t.id from visit_trips t "
    "where t.school_id = :school_id and t.season_plan_id = :id)"};
constexpr db::Sql kForgetTrips{
    "visits.forget_trips", "delete from visit_trips where school_id = :school_id and season_plan_id = :id"};
constexpr db::Sql kForgetPlans{
    "visits.forget_plans", "delete from visit_plans where school_id = :school_id and season_plan_id = :id"};

constexpr db::Sql kTripsFrom{"visits.trips_from",
                             "select school_id, id, season_plan_id, owner_id, planned_on, part, is_big, "
                             "families_a_pair, place_sealed, changed_at from visit_trips "
                             "where school_id = :school_id and planned_on >= :day order by id"};
constexpr db::Sql kMembersFrom{
    "visits.members_from",
    "select school_id, person_id, planned_on, part, trip_id, role, party_no from visit_trip_members "
    "where school_id = :school_id and planned_on >= :day order by trip_id, person_id"};
constexpr db::Sql kStopsFrom{
    "visits.stops_from",
    "select p.school_id, p.trip_id, p.slot_no, p.family_id from visit_stops p "
    "join visit_trips t on t.school_id = p.school_id and t.id = p.trip_id "
    "where p.school_id = :school_id and t.planned_on >= :day order by p.trip_id, p.slot_no"};
constexpr db::Sql kFindTrip{"visits.find_trip",
                            "select school_id, id, season_plan_id, owner_id, planned_on, part, is_big, "
                            "families_a_pair, place_sealed, changed_at from visit_trips "
                            "where school_id = :school_id and id = :id"};
constexpr db::Sql kTripAt{
    "visits.trip_at",
    "select t.school_id, t.id, t.season_plan_id, t.owner_id, t.planned_on, t.part, t.is_big, "
    "t.families_a_pair, t.place_sealed, t.changed_at "
    "from visit_trip_members m join visit_trips t on t.school_id = m.school_id and t.id = m.trip_id "
    "where m.school_id = :school_id and m.person_id = :owner_id and m.planned_on = :planned_on and m.part = "
    ":part"};
constexpr db::Sql kFindPlan{
    "visits.find_plan",
    "select school_id, season_plan_id, student_id, trip_id, slot_no, form, reasons, state, drop_reason, "
    "changed_by, "
    "changed_at, wish_part, wish_form, was_on, was_minute, declines_committee from "
    "visit_plans "
    "where school_id = :school_id and season_plan_id = :season_plan_id and student_id = :student_id"};
constexpr db::Sql kPlansOfStop{
    "visits.plans_of_stop",
    "select school_id, season_plan_id, student_id, trip_id, slot_no, form, reasons, state, drop_reason, "
    "changed_by, "
    "changed_at, wish_part, wish_form, was_on, was_minute, declines_committee from "
    "visit_plans "
    "where school_id = :school_id and trip_id = :trip_id and slot_no = :slot_no order by student_id"};
constexpr db::Sql kSavePlan{
    "visits.save_plan",
    "update visit_plans set trip_id = :trip_id, slot_no = :slot_no, form = :form, reasons = :reasons, state "
    "= :state, "
    "drop_reason = :drop_reason, changed_by = :changed_by, changed_at = :changed_at, wish_part = :wish_part, "
    "wish_form = :wish_form, was_on = :was_on, was_minute = :was_minute, "
    "declines_committee = :declines_committee "
    "where school_id = :school_id and season_plan_id = :season_plan_id and student_id = :student_id"};
constexpr db::Sql kReleaseStop{
    "visits.release_stop",
    "delete from visit_stops where school_id = :school_id and trip_id = :trip_id and slot_no = :slot_no "
    "and not exists (select 1 from visit_plans p where p.school_id = visit_stops.school_id "
    "and p.trip_id = visit_stops.trip_id and p.slot_no = visit_stops.slot_no)"};
constexpr db::Sql kReleaseMembers{
    "visits.release_members",
    "delete from visit_trip_members where school_id = :school_id and trip_id = :trip_id and exists ("
    "select 1 from visit_trips t where t.school_id = :school_id and t.id = :trip_id and t.is_big = 0) "
    "and not exists (select 1 from visit_stops p where p.school_id = :school_id and p.trip_id = :trip_id)"};
constexpr db::Sql kReleaseTrip{
    "visits.release_trip",
    "delete from visit_trips where school_id = :school_id and id = :trip_id and is_big = 0 "
    "and not exists (select 1 from visit_stops p where p.school_id = :school_id and p.trip_id = :trip_id)"};

constexpr db::Sql kBusyTimesOf{"visits.busy_times_of",
                               "select weekday, part from staff_busy_times where school_id = :school_id "
                               "and staff_id = :staff_id order by weekday, part"};
constexpr db::Sql kForgetBusyTimes{
    "visits.forget_busy_times",
    "delete from staff_busy_times where school_id = :school_id and staff_id = :staff_id"};

struct BusyRow : BusyTime {
  std::int64_t school_id = 0;
  std::int64_t staff_id = 0;
};
KITH_DESCRIBE_WITH(BusyRow, (BusyTime), (school_id, staff_id))

}  // namespace

std::vector<SeasonPlan> season_plans_of(db::Session& session, std::int64_t school_id) {
  return session.all<SeasonPlan>(kSeasonPlans, {{"school_id", school_id}});
}

std::optional<SeasonPlan> find_season_plan(db::Session& session, std::int64_t school_id, std::int64_t id) {
  for (auto& plan : season_plans_of(session, school_id))
    if (plan.id == id) return plan;
  return std::nullopt;
}

void save_season_plan(db::Tx& tx, const SeasonPlan& plan) { tx.exec(kSaveSeasonPlan, db::args_of(plan)); }

WholeSeason read_season(db::Session& session, const SeasonPlan& plan) {
  db::Args which{{"school_id", plan.school_id}, {"id", plan.id}};
  return {.trips = session.all<TripRow>(kTripsOfSeason, which),
          .members = session.all<MemberRow>(kMembersOfSeason, which),
          .stops = session.all<StopRow>(kStopsOfSeason, which),
          .plans = session.all<KnownPlan>(kPlansOfSeason, which)};
}

void replace_season(db::Tx& tx, const SeasonPlan& plan, const WholeSeason& season) {
  db::Args which{{"school_id", plan.school_id}, {"id", plan.id}};
  for (const auto& forget : {kForgetMembers, kForgetStops, kForgetTrips, kForgetPlans})
    tx.exec(forget, which);
  std::vector<PlanRow> plans(season.plans.begin(), season.plans.end());
  if (!season.trips.empty()) tx.insert_all("visit_trips", season.trips);
  if (!season.members.empty()) tx.insert_all("visit_trip_members", season.members);
  if (!season.stops.empty()) tx.insert_all("visit_stops", season.stops);
  if (!plans.empty()) tx.insert_all("visit_plans", plans);
}

std::vector<TripRow> trips_from(db::Session& session, std::int64_t school_id, Date day) {
  return session.all<TripRow>(kTripsFrom, {{"school_id", school_id}, {"day", day}});
}

std::vector<MemberRow> members_from(db::Session& session, std::int64_t school_id, Date day) {
  return session.all<MemberRow>(kMembersFrom, {{"school_id", school_id}, {"day", day}});
}

std::vector<StopRow> stops_from(db::Session& session, std::int64_t school_id, Date day) {
  return session.all<StopRow>(kStopsFrom, {{"school_id", school_id}, {"day", day}});
}

std::optional<TripRow> find_trip(db::Session& session, std::int64_t school_id, std::int64_t trip_id) {
  return session.maybe<TripRow>(kFindTrip, {{"school_id", school_id}, {"id", trip_id}});
}

std::optional<TripRow> trip_at(db::Session& session, std::int64_t school_id, std::int64_t owner_id,
                               HalfDay at) {
  return session.maybe<TripRow>(
      kTripAt, {{"school_id", school_id}, {"owner_id", owner_id}, {"planned_on", at.on}, {"part", at.part}});
}

std::optional<PlanRow> find_plan(db::Session& session, std::int64_t school_id, std::int64_t season_plan_id,
                                 std::int64_t student_id) {
  return session.maybe<PlanRow>(
      kFindPlan, {{"school_id", school_id}, {"season_plan_id", season_plan_id}, {"student_id", student_id}});
}

std::vector<PlanRow> plans_of_stop(db::Session& session, std::int64_t school_id, std::int64_t trip_id,
                                   int slot_no) {
  return session.all<PlanRow>(kPlansOfStop,
                              {{"school_id", school_id}, {"trip_id", trip_id}, {"slot_no", slot_no}});
}

bool add_member(db::Tx& tx, const MemberRow& member) {
  return tx.insert_if_new("visit_trip_members", member);
}

bool add_stop(db::Tx& tx, const StopRow& stop) { return tx.insert_if_new("visit_stops", stop); }

void add_trip(db::Tx& tx, const TripRow& trip) { tx.insert("visit_trips", trip); }

void leave_place(db::Tx& tx, PlanRow& plan, const TripRow& trip, Instant at) {
  if (!trip.is_big) strike_visit(tx, plan, trip, at);
  plan.was_on = trip.planned_on;
  plan.was_minute = slot_minute(trip.part, plan.slot_no.value_or(0), trip.families_a_pair);
  plan.trip_id.reset();
  plan.slot_no.reset();
}

void save_plan(db::Tx& tx, const PlanRow& plan) { tx.exec(kSavePlan, db::args_of(plan)); }

void release_stop(db::Tx& tx, std::int64_t school_id, std::int64_t trip_id, int slot_no) {
  tx.exec(kReleaseStop, {{"school_id", school_id}, {"trip_id", trip_id}, {"slot_no", slot_no}});
  db::Args trip{{"school_id", school_id}, {"trip_id", trip_id}};
  tx.exec(kReleaseMembers, trip);
  tx.exec(kReleaseTrip, trip);
}

std::vector<BusyTime> busy_times_of(db::Session& session, std::int64_t school_id, std::int64_t staff_id) {
  return session.all<BusyTime>(kBusyTimesOf, {{"school_id", school_id}, {"staff_id", staff_id}});
}

void replace_busy_times(db::Tx& tx, std::int64_t school_id, std::int64_t staff_id,
                        const std::vector<BusyTime>& times) {
  tx.exec(kForgetBusyTimes, {{"school_id", school_id}, {"staff_id", staff_id}});
  std::vector<BusyRow> rows;
  for (const auto& time : times) {
    BusyRow row;
    static_cast<BusyTime&>(row) = time;
    row.school_id = school_id;
    row.staff_id = staff_id;
    rows.push_back(row);
  }
  if (!rows.empty()) tx.insert_all("staff_busy_times", rows, "on conflict do nothing");
}

}  // namespace kith::visits
