// SPDX-License-Identifier: Apache-2.0
// Big visits of a season: planned, changed and called off by the school's desk; seen by who goes. A member of
// the parent committee who joins (P3.15) learns day, place and team, and nothing of any family. Thread-safe:
// no state of its own.
#pragma once

#include "capabilities/visits/planning/big_visit.hpp"
#include "capabilities/visits/planning/trip_lines.hpp"
#include "platform/clock.hpp"
#include "platform/events/events.hpp"

namespace kith::visits {

struct BigMember : TripMember {
  std::optional<MemberConflict> conflict;  // since it was settled
};
KITH_DESCRIBE_WITH(BigMember, (TripMember), (conflict))

struct BigVisit {
  std::int64_t trip_id = 0;
  Date planned_on{};
  DayPart part = DayPart::kMorning;
  std::string place;
  std::vector<BigMember> members;  // the leader first
  std::vector<PlanLine> stops;     // by slot
  bool is_over = false;
};
KITH_DESCRIBE(BigVisit, (trip_id, planned_on, part, place, members, stops, is_over))

struct Neighbourhood {
  std::string place;
  int families = 0;
  int not_visited = 0;  // of them, this season
};
KITH_DESCRIBE(Neighbourhood, (place, families, not_visited))

struct BigVisitList {
  std::vector<BigVisit> big_visits;           // in order of time
  std::vector<Neighbourhood> neighbourhoods;  // those with the most families not visited first
};
KITH_DESCRIBE(BigVisitList, (big_visits, neighbourhoods))

// What is known so far of a big visit to be planned. trip_id: of the one that is changed.
struct WantedDraft {
  std::int64_t season_plan_id = 0;
  std::string place;
  std::optional<Date> planned_on;
  std::optional<DayPart> part;
  std::optional<std::int64_t> trip_id;
};
KITH_DESCRIBE(WantedDraft, (season_plan_id, place, planned_on, part, trip_id))

// The children of one family of the neighbourhood, and how its visit stands.
struct DraftFamily {
  std::int64_t family_id = 0;
  std::vector<std::int64_t> student_ids;
  std::vector<std::string> names;
  std::vector<std::string> class_names;
  PlanState state = PlanState::kWaiting;
  std::optional<Date> planned_on;
  std::optional<std::string> owner_name;
  bool has_chosen = false;  // the family, its time
  bool is_proposed = false;
};
KITH_DESCRIBE(DraftFamily, (family_id, student_ids, names, class_names, state, planned_on, owner_name,
                            has_chosen, is_proposed))

struct DraftMember {
  std::int64_t person_id = 0;
  std::string name;
  std::optional<MemberConflict> conflict;  // in the wanted half-day
  std::optional<TripRole> proposed_role;
};
KITH_DESCRIBE(DraftMember, (person_id, name, conflict, proposed_role))

struct BigVisitDraft {
  std::vector<HalfDay> half_days;     // from which to choose
  int families_a_pair = 0;            // in the wanted half-day; how many pairs: half the staff who go
  std::vector<DraftFamily> families;  // those not yet visited first
  std::vector<DraftMember> staff;
  std::vector<DraftMember> committee;  // with a seat on that day
};
KITH_DESCRIBE(BigVisitDraft, (half_days, families_a_pair, families, staff, committee))

// All that a committee member is told.
struct JoinedVisit {
  std::int64_t trip_id = 0;
  Date planned_on{};
  DayPart part = DayPart::kMorning;
  int begins_at_minute = 0;
  std::string place;
  std::vector<TripMember> members;
};
KITH_DESCRIBE(JoinedVisit, (trip_id, planned_on, part, begins_at_minute, place, members))

class BigVisits {
 public:
  BigVisits(db::Db& db, const Clock& clock, const secrets::Sealer& sealer, events::Events& events)
      : db_(db), clock_(clock), sealer_(sealer), events_(events) {}

  // Error for the first four: planning.no_such_plan, of a season or trip of another school too.
  Result<BigVisitList> list(const people::Viewer& viewer, std::int64_t season_plan_id);
  Result<BigVisitDraft> draft(const people::Viewer& viewer, const WantedDraft& wanted);

  // Families in the order of their doors. Errors: those of refusal(); planning.no_visiting_day,
  // planning.too_many_families (a pair of the staff sees as many as the season says), planning.already_held,
  // planning.plan_is_dropped, planning.no_teacher_of_the_class (nobody of the team teaches or leads a child's
  // class), planning.no_pair_left (`families.<family_id>`: the pairs who know it have no time left),
  // planning.member_not_free; the field `members.<person_id>` says why. A visit that is changed frees what
  // it leaves: those students wait to be planned.
  Result<BigVisit> plan(const people::Viewer& viewer, const NewBigVisit& wanted);
  Result<BigVisit> change(const people::Viewer& viewer, std::int64_t trip_id, const NewBigVisit& wanted);
  // Its students wait to be planned. Error: planning.day_has_passed.
  Result<BigVisitList> cancel(const people::Viewer& viewer, std::int64_t trip_id);

  // Of a guardian of the committee, to come.
  std::vector<JoinedVisit> joined(const people::Viewer& viewer);

 private:
  Result<BigVisit> settle(const people::Viewer& viewer, std::optional<std::int64_t> trip_id,
                          const NewBigVisit& wanted);
  void tell(db::Tx& tx, std::int64_t season_plan_id);

  db::Db& db_;
  const Clock& clock_;
  const secrets::Sealer& sealer_;
  events::Events& events_;
};

}  // namespace kith::visits
