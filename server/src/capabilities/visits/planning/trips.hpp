// SPDX-License-Identifier: Apache-2.0
// A teacher's own trips, the times a teacher cannot visit, and a family's choice of time. Thread-safe: no
// state of its own.
#pragma once

#include "capabilities/visits/planning/openings.hpp"
#include "capabilities/visits/planning/trip_lines.hpp"
#include "platform/clock.hpp"
#include "platform/events/events.hpp"

namespace kith::visits {

struct MyTrips {
  Date today{};
  std::vector<TripLine> trips;  // from today on
  std::vector<BusyTime> busy;
  std::vector<PlanLine> to_replan;  // own ones whose day has passed, not visited
};
KITH_DESCRIBE(MyTrips, (today, trips, busy, to_replan))

// A visit planned with a family, and what it may choose instead.
struct VisitOffer {
  std::int64_t season_plan_id = 0;
  std::int64_t student_id = 0;
  std::string given_name;
  std::optional<std::string> owner_name;
  VisitForm form = VisitForm::kHome;
  bool is_chosen = false;  // by the family, or agreed with it
  std::optional<Date> planned_on;
  std::optional<DayPart> part;
  std::optional<int> slot_no;
  std::optional<int> begins_at_minute;
  std::vector<Opening> openings;  // at most kMostOffered, one a half-day
  std::optional<DayPart> wish_part;
  std::optional<VisitForm> wish_form;
  bool is_big = false;           // a team comes; openings is empty then
  std::vector<TripMember> team;  // the pair that comes to this door
  bool declines_committee = false;
};
KITH_DESCRIBE(VisitOffer,
              (season_plan_id, student_id, given_name, owner_name, form, is_chosen, planned_on, part, slot_no,
               begins_at_minute, openings, wish_part, wish_form, is_big, team, declines_committee))

inline constexpr std::size_t kMostOffered = 6;

struct VisitChoice {
  std::int64_t season_plan_id = 0;
  std::int64_t student_id = 0;
  Date planned_on{};
  DayPart part = DayPart::kEvening;
  int slot_no = 0;
  VisitForm form = VisitForm::kHome;
};
KITH_DESCRIBE(VisitChoice, (season_plan_id, student_id, planned_on, part, slot_no, form))

// None of the times suits: another part of the day, or another form.
struct VisitWish {
  std::int64_t season_plan_id = 0;
  std::int64_t student_id = 0;
  std::optional<DayPart> wish_part;
  std::optional<VisitForm> wish_form;
};
KITH_DESCRIBE(VisitWish, (season_plan_id, student_id, wish_part, wish_form))

// Whether a member of the parent committee may come along to this family (P3.15).
struct CommitteeAnswer {
  std::int64_t season_plan_id = 0;
  std::int64_t student_id = 0;
  bool declines = false;
};
KITH_DESCRIBE(CommitteeAnswer, (season_plan_id, student_id, declines))

class Trips {
 public:
  Trips(db::Db& db, const Clock& clock, const secrets::Sealer& sealer, events::Events& events)
      : db_(db), clock_(clock), sealer_(sealer), events_(events) {}

  // Of the next three weeks.
  MyTrips mine(const people::Viewer& viewer);

  // The whole week anew. Error: planning.bad_weekday.
  Result<std::vector<BusyTime>> set_busy(const people::Viewer& viewer, const std::vector<BusyTime>& times);

  // A guardian's own children's visits to come, where custody lets them see and receive.
  std::vector<VisitOffer> offers(const people::Viewer& viewer);
  // Errors for both: planning.no_such_plan (or not one's child, or nothing planned).
  // Error: planning.slot_taken, also for a time that is not offered.
  Result<VisitOffer> choose(const people::Viewer& viewer, const VisitChoice& choice);
  // Told to the teacher; the planned time stays until another is agreed. Error: planning.empty_wish.
  Result<VisitOffer> wish(const people::Viewer& viewer, const VisitWish& wish);
  // Of the family: of all its children in that slot. Told to the team at once.
  Result<VisitOffer> answer_committee(const people::Viewer& viewer, const CommitteeAnswer& answer);

 private:
  std::optional<VisitOffer> offer_of(db::Session& session, const people::Viewer& viewer,
                                     std::int64_t season_plan_id, std::int64_t student_id);
  void tell(db::Tx& tx, std::int64_t season_plan_id, const PlanLine& line);

  db::Db& db_;
  const Clock& clock_;
  const secrets::Sealer& sealer_;
  events::Events& events_;
};

}  // namespace kith::visits
