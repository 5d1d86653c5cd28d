// SPDX-License-Identifier: Apache-2.0
// SQL of season plans, trips, stops and plans. A season is read and replaced as a whole when it is planned.
#pragma once

#include "capabilities/visits/planning/plan_rows.hpp"

namespace kith::visits {

std::optional<SeasonPlan> find_season_plan(db::Session& session, std::int64_t school_id, std::int64_t id);
std::vector<SeasonPlan> season_plans_of(db::Session& session, std::int64_t school_id);
void save_season_plan(db::Tx& tx, const SeasonPlan& plan);

WholeSeason read_season(db::Session& session, const SeasonPlan& plan);
void replace_season(db::Tx& tx, const SeasonPlan& plan, const WholeSeason& season);

// Of all seasons, from `day` on.
std::vector<TripRow> trips_from(db::Session& session, std::int64_t school_id, Date day);
std::vector<MemberRow> members_from(db::Session& session, std::int64_t school_id, Date day);
std::vector<StopRow> stops_from(db::Session& session, std::int64_t school_id, Date day);

std::optional<TripRow> find_trip(db::Session& session, std::int64_t school_id, std::int64_t trip_id);
std::optional<TripRow> trip_at(db::Session& session, std::int64_t school_id, std::int64_t owner_id,
                               HalfDay at);
std::optional<PlanRow> find_plan(db::Session& session, std::int64_t school_id, std::int64_t season_plan_id,
                                 std::int64_t student_id);
// Those of one stop: the children of one family.
std::vector<PlanRow> plans_of_stop(db::Session& session, std::int64_t school_id, std::int64_t trip_id,
                                   int slot_no);

// False when the key is taken; nothing is written then.
bool add_member(db::Tx& tx, const MemberRow& member);
bool add_stop(db::Tx& tx, const StopRow& stop);
void add_trip(db::Tx& tx, const TripRow& trip);
// Before the plan leaves its slot of `trip`: notes where it stood, and strikes it in the calendars of all who
// were to go; it has no place then. Requires: the trip still has its members.
void leave_place(db::Tx& tx, PlanRow& plan, const TripRow& trip, Instant at);
void save_plan(db::Tx& tx, const PlanRow& plan);
// Removes the stop when no plan is left in it, and its trip when it was the last, unless it is a big visit.
void release_stop(db::Tx& tx, std::int64_t school_id, std::int64_t trip_id, int slot_no);

std::vector<BusyTime> busy_times_of(db::Session& session, std::int64_t school_id, std::int64_t staff_id);
void replace_busy_times(db::Tx& tx, std::int64_t school_id, std::int64_t staff_id,
                        const std::vector<BusyTime>& times);

}  // namespace kith::visits
