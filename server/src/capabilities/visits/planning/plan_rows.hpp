// SPDX-License-Identifier: Apache-2.0
// The rows of a season's plan as they are stored, and what the planner is given to know.
#pragma once

#include "capabilities/visits/planning/plan.hpp"
#include "platform/db/db.hpp"

namespace kith::visits {

struct SeasonPlan {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
  std::string season;
  Date starts_on{};
  Date ends_on{};
  std::string goal_clause;
  int goal_permille = kUsualGoalPermille;
  int goal_face_permille = kUsualFacePermille;
  std::string themes;
  int families_a_pair = kUsualFamiliesAPair;
  Instant planned_at{};
  std::int64_t planned_by = 0;
};
KITH_DESCRIBE(SeasonPlan, (school_id, id, season, starts_on, ends_on, goal_clause, goal_permille,
                           goal_face_permille, themes, families_a_pair, planned_at, planned_by))

struct TripRow {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
  std::int64_t season_plan_id = 0;
  std::int64_t owner_id = 0;
  Date planned_on{};
  DayPart part = DayPart::kEvening;
  bool is_big = false;
  int families_a_pair = kUsualFamiliesAPair;  // when it was settled
  std::optional<std::string> place_sealed;
  std::optional<Instant> changed_at;

  HalfDay at() const { return {planned_on, part}; }
};
KITH_DESCRIBE(TripRow, (school_id, id, season_plan_id, owner_id, planned_on, part, is_big, families_a_pair,
                        place_sealed, changed_at))

struct MemberRow {
  std::int64_t school_id = 0;
  std::int64_t person_id = 0;
  Date planned_on{};
  DayPart part = DayPart::kEvening;
  std::int64_t trip_id = 0;
  TripRole role = TripRole::kOwner;
  int party_no = 0;  // of a big visit: the pair
};
KITH_DESCRIBE(MemberRow, (school_id, person_id, planned_on, part, trip_id, role, party_no))

struct StopRow {
  std::int64_t school_id = 0;
  std::int64_t trip_id = 0;
  int slot_no = 0;
  std::int64_t family_id = 0;
};
KITH_DESCRIBE(StopRow, (school_id, trip_id, slot_no, family_id))

// state is proposed, kept or dropped.
struct PlanRow {
  std::int64_t school_id = 0;
  std::int64_t season_plan_id = 0;
  std::int64_t student_id = 0;
  std::optional<std::int64_t> trip_id;
  std::optional<int> slot_no;
  VisitForm form = VisitForm::kHome;
  std::string reasons;
  PlanState state = PlanState::kProposed;
  std::optional<DropReason> drop_reason;
  std::optional<std::int64_t> changed_by;
  std::optional<Instant> changed_at;
  std::optional<DayPart> wish_part;
  std::optional<VisitForm> wish_form;
  std::optional<Date> was_on;
  std::optional<int> was_minute;
  bool declines_committee = false;
};
KITH_DESCRIBE(PlanRow,
              (school_id, season_plan_id, student_id, trip_id, slot_no, form, reasons, state, drop_reason,
               changed_by, changed_at, wish_part, wish_form, was_on, was_minute, declines_committee))

// With what follows on reading.
struct KnownPlan : PlanRow {
  std::optional<std::int64_t> contact_id;  // of a visit or reception within the season
  bool has_left = false;                   // the student
};
KITH_DESCRIBE_WITH(KnownPlan, (PlanRow), (contact_id, has_left))

struct WholeSeason {
  std::vector<TripRow> trips;
  std::vector<MemberRow> members;
  std::vector<StopRow> stops;
  std::vector<KnownPlan> plans;
};

}  // namespace kith::visits
