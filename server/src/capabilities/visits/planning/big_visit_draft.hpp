// SPDX-License-Identifier: Apache-2.0
// What a big visit is chosen from: families of the place, those not yet visited first, and who is free.
#pragma once

#include <map>

#include "capabilities/visits/planning/big_visits.hpp"
#include "capabilities/visits/planning/plan_rows.hpp"

namespace kith::visits {

// Everybody of the staff by id; those who neither teach nor lead a class know none.
std::map<std::int64_t, PlanTeacher> staff_to_plan(db::Session& session, std::int64_t school_id, Date day);

// Why a person cannot come in that half-day; the trip itself is no reason. Of those in the season's trips all
// are asked at once.
class Presence {
 public:
  Presence(db::Session& session, std::int64_t school_id, HalfDay at, std::int64_t trip_id);

  std::optional<MemberConflict> conflict_of(std::int64_t person_id, TripRole role) const;
  const std::map<std::int64_t, PlanTeacher>& staff() const { return staff_; }
  // Null of a committee member, and of somebody who has left.
  const PlanTeacher* teacher(const NewMember& member) const;
  const std::map<std::int64_t, std::string>& committee() const { return committee_; }

 private:
  HalfDay at_;
  std::map<std::int64_t, PlanTeacher> staff_;
  std::map<std::int64_t, std::string> committee_;
  std::map<std::int64_t, std::int64_t> on_trip_;
};

std::vector<Neighbourhood> neighbourhoods_of(const std::vector<PlannedStudent>& students,
                                             const std::vector<PlanLine>& lines);
// Requires: the season is the viewer's school's.
BigVisitDraft draft_of(db::Session& session, const people::Viewer& viewer, const SeasonPlan& season,
                       const WantedDraft& wanted, Date today, const secrets::Sealer& sealer);

}  // namespace kith::visits
