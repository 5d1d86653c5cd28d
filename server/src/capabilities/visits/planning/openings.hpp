// SPDX-License-Identifier: Apache-2.0
// The times a teacher could still visit in a season, and putting a family into one of them.
#pragma once

#include "capabilities/visits/planning/plan_rows.hpp"

namespace kith::visits {

struct Opening {
  Date planned_on{};
  DayPart part = DayPart::kEvening;
  int slot_no = 0;
  int begins_at_minute = 0;
};
KITH_DESCRIBE(Opening, (planned_on, part, slot_no, begins_at_minute))

// Free slots of the teacher from `from` to the season's end, in order of time: of half-days without a trip,
// and beside other families of an own trip. Never in somebody else's trip nor in a big visit.
std::vector<Opening> openings_of(db::Session& session, const SeasonPlan& season, std::int64_t staff_id,
                                 Date from);

struct Move {
  std::int64_t student_id = 0;
  std::int64_t owner_id = 0;
  Date planned_on{};
  DayPart part = DayPart::kEvening;
  int slot_no = 0;
  VisitForm form = VisitForm::kHome;
  PlanReason because = PlanReason::kByHand;
  std::int64_t by = 0;
  Instant at{};
};

// Puts the student, and siblings planned into the same stop, into the slot; they are kept from then on. A
// sibling of another class goes along when its homeroom teacher is free then, else waits to be planned. Two
// who ask for one slot at once: one gets it. Errors: planning.no_such_plan, planning.slot_taken.
Result<PlanRow> move_plan(db::Tx& tx, const SeasonPlan& season, const Move& move);

}  // namespace kith::visits
