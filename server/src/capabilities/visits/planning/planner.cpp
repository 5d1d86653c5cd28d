// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/planner.hpp"

#include <algorithm>
#include <deque>
#include <map>

#include "capabilities/visits/planning/parties.hpp"
#include "capabilities/visits/planning/planned_trip.hpp"

namespace kith::visits {
namespace {

// Of the families that are in no care group, subject teachers take this share (P4.3).
constexpr int kSubjectPermille = 350;

class Planner {
 public:
  explicit Planner(const PlanTask& task)
      : task_(task), teachers_(task), groups_(task.teachers.size(), 0), placed_(task.teachers.size(), 0) {
    take_fixed();
  }

  Proposal plan() {
    std::vector<Group> groups;
    for (auto& households :
         trips_of(task_.students, [this](auto class_id) { return teachers_.homeroom_of(class_id); }))
      groups.push_back({.households = std::move(households)});
    share_out(std::move(groups));
    std::stable_sort(queue_.begin(), queue_.end(),
                     [](const Group& a, const Group& b) { return rank(a) < rank(b); });
    count_groups();
    while (!queue_.empty()) {
      auto group = std::move(queue_.front());
      queue_.pop_front();
      place(std::move(group));
    }
    idle_ = let_everybody_take_part(teachers_, trips_);
    return finished();
  }

 private:
  static int rank(const Group& group) {
    const auto& first = group.first();
    int urgency = first.is_key ? 0 : first.is_remote ? 2 : 1;
    return urgency * 2 + (first.other_homerooms.empty() ? 1 : 0);
  }

  void take_fixed() {
    for (const auto& fixed : task_.fixed) {
      auto at = std::lower_bound(task_.half_days.begin(), task_.half_days.end(), fixed.at);
      bool is_ahead = at != task_.half_days.end() && *at == fixed.at;
      PlannedTrip trip{.proposed = {.trip_id = fixed.trip_id, .owner_id = fixed.owner_id, .at = fixed.at},
                       .taken = {fixed.taken_slots.begin(), fixed.taken_slots.end()},
                       .is_closed = fixed.is_closed || !is_ahead,
                       .half_day = is_ahead ? std::size_t(at - task_.half_days.begin()) : kNobody};
      for (auto staff_id : fixed.members) {
        auto member = teachers_.index_of(staff_id);
        if (member == kNobody) continue;
        trip.members.insert(member);
        if (is_ahead) teachers_.take(member, trip.half_day);
        teachers_.note_part(member);
      }
      add_load(fixed, trip);
      trips_.push_back(std::move(trip));
    }
  }

  // Of a trip its owner's; of a big visit each of the team has a pair's share.
  void add_load(const FixedTrip& fixed, const PlannedTrip& trip) {
    auto doors = int(fixed.taken_slots.size());
    if (fixed.is_big)
      for (auto member : trip.members)
        teachers_.add_load(member, doors / parties_of(int(trip.members.size())));
    else if (auto owner = teachers_.index_of(fixed.owner_id); owner != kNobody)
      teachers_.add_load(owner, doors);
  }

  void share_out(std::vector<Group> groups) {
    std::map<std::int64_t, int> for_subjects;
    for (const auto& group : groups)
      if (is_shareable(group)) for_subjects[group.first().students.front()->class_id] += 1;
    for (auto& [class_id, count] : for_subjects) count = (count * kSubjectPermille + 500) / 1000;
    for (auto group = groups.rbegin(); group != groups.rend(); ++group) {
      auto class_id = group->first().students.front()->class_id;
      auto homeroom = teachers_.homeroom_of(class_id);
      auto subject = teachers_.least_loaded(teachers_.subjects_of(class_id));
      bool shares = is_shareable(*group) && for_subjects[class_id] > 0 && subject != kNobody;
      if (shares) --for_subjects[class_id];
      group->owner = shares || homeroom == kNobody ? subject : homeroom;
      group->owner_reason = shares                ? PlanReason::kSubjectShare
                            : homeroom == kNobody ? PlanReason::kStandsIn
                                                  : PlanReason::kHomeroom;
      if (group->owner != kNobody) teachers_.add_load(group->owner, int(group->households.size()));
    }
    for (auto& group : groups) queue_.push_back(std::move(group));
  }

  static bool is_shareable(const Group& group) {
    return !group.first().is_key && group.first().other_homerooms.empty();
  }

  void count_groups() {
    for (const auto& group : queue_)
      if (group.owner != kNobody) ++groups_[group.owner];
  }

  void place(Group group) {
    if (group.owner == kNobody) return wait(group, PlanReason::kNoTeacher);
    if (fill_fixed(group) || open_trip(group)) return;
    if (!group.first().other_homerooms.empty()) return part_siblings(std::move(group));
    hand_over(std::move(group));
  }

  // The free slots of a fixed trip of the same owner, when they hold the whole group.
  bool fill_fixed(const Group& group) {
    if (!group.first().other_homerooms.empty()) return false;
    for (auto& trip : trips_) {
      if (trip.is_closed || trip.proposed.trip_id == 0 ||
          trip.proposed.owner_id != task_.teachers[group.owner].staff_id)
        continue;
      if (std::size_t(slots_of(trip.proposed.at.part)) < trip.taken.size() + group.households.size())
        continue;
      add_stops(trip, group);
      return true;
    }
    return false;
  }

  bool open_trip(const Group& group) {
    auto at = free_half_day(group);
    if (at == kNobody) return false;
    PlannedTrip trip{.proposed = {.trip_id = 0,
                                  .owner_id = task_.teachers[group.owner].staff_id,
                                  .at = task_.half_days[at]},
                     .half_day = at};
    trip.members.insert(group.owner);
    for (const auto& household : group.households)
      trip.members.insert(household.other_homerooms.begin(), household.other_homerooms.end());
    for (auto member : trip.members) {
      teachers_.take(member, at);
      teachers_.note_part(member);
      if (member != group.owner) trip.proposed.companions.push_back(task_.teachers[member].staff_id);
    }
    ++placed_[group.owner];
    add_stops(trip, group);
    trips_.push_back(std::move(trip));
    return true;
  }

  // Trips are spread over the season: the i-th of n begins to look at i/n of it, and takes the next free
  // half-day, or the last one before when there is none.
  std::size_t free_half_day(const Group& group) const {
    std::size_t days = task_.half_days.size();
    std::size_t all = std::max<std::size_t>(groups_[group.owner], placed_[group.owner] + 1);
    std::size_t begin = group.first().is_key ? 0 : placed_[group.owner] * days / all;
    for (std::size_t i = begin; i < days; ++i)
      if (is_free(group, i)) return i;
    for (std::size_t i = begin; i-- > 0;)
      if (is_free(group, i)) return i;
    return kNobody;
  }

  bool is_free(const Group& group, std::size_t at) const {
    if (teachers_.is_taken(group.owner, at)) return false;
    for (const auto& household : group.households)
      for (auto other : household.other_homerooms)
        if (teachers_.is_taken(other, at)) return false;
    return true;
  }

  // No half-day suits both homeroom teachers: each visits the own child.
  void part_siblings(Group group) {
    std::map<std::int64_t, Group> by_class;
    for (const auto& household : group.households)
      for (auto* student : household.students) {
        auto& own = by_class[student->class_id];
        own.households.push_back(household_of(*student));
        own.owner = teachers_.homeroom_of(student->class_id);
      }
    for (auto& [class_id, own] : by_class)
      for (auto& households : cut(std::move(own.households)))
        place(
            {.households = std::move(households), .owner = own.owner, .owner_reason = PlanReason::kHomeroom});
  }

  // Another teacher of the class, unless the child is in a care group, which a subject teacher is not told.
  void hand_over(Group group) {
    auto class_id = group.first().students.front()->class_id;
    auto others = teachers_.homerooms_of(class_id);
    const auto& subjects = teachers_.subjects_of(class_id);
    if (!group.first().is_key) others.insert(others.end(), subjects.begin(), subjects.end());
    teachers_.sort_by_load(others);
    auto first = group.owner;
    for (auto other : others) {
      if (other == first) continue;
      group.owner = other;
      group.owner_reason = PlanReason::kStandsIn;
      if (!open_trip(group)) continue;
      teachers_.add_load(first, -int(group.households.size()));
      teachers_.add_load(other, int(group.households.size()));
      return;
    }
    if (group.households.size() > 1) return one_by_one(std::move(group), first);
    group.owner = first;
    wait(group, PlanReason::kNoFreeTime);
  }

  // A single family may still find a slot beside others.
  void one_by_one(Group group, std::size_t owner) {
    for (auto& household : group.households) {
      Group one{.households = {std::move(household)}, .owner = owner, .owner_reason = PlanReason::kHomeroom};
      if (!fill_fixed(one) && !fill_own(one)) wait(one, PlanReason::kNoFreeTime);
    }
  }

  bool fill_own(const Group& one) {
    for (auto& trip : trips_) {
      if (trip.is_closed || trip.members.size() != 1 || !trip.members.contains(one.owner)) continue;
      if (std::size_t(slots_of(trip.proposed.at.part)) <= trip.taken.size()) continue;
      add_stops(trip, one);
      return true;
    }
    return false;
  }

  void wait(const Group& group, PlanReason why) {
    for (const auto& household : group.households)
      for (auto* student : household.students) {
        auto visit = visit_of(group, household, *student, 1);
        std::erase(visit.reasons, group.owner_reason);
        visit.reasons.push_back(why);
        waiting_.push_back({visit.student_id, visit.form, visit.reasons});
      }
  }

  Proposal finished() {
    Proposal proposal{.trips = {}, .waiting = std::move(waiting_), .idle = std::move(idle_)};
    for (auto& trip : trips_)
      if (!trip.proposed.stops.empty()) proposal.trips.push_back(std::move(trip.proposed));
    std::stable_sort(proposal.trips.begin(), proposal.trips.end(),
                     [](const ProposedTrip& a, const ProposedTrip& b) { return a.at < b.at; });
    return proposal;
  }

  const PlanTask& task_;
  TeacherBook teachers_;
  std::vector<std::size_t> groups_, placed_;
  std::deque<Group> queue_;
  std::vector<PlannedTrip> trips_;
  std::vector<WaitingStudent> waiting_;
  std::vector<std::int64_t> idle_;
};

}  // namespace

Proposal propose_plan(const PlanTask& task) { return Planner(task).plan(); }

}  // namespace kith::visits
