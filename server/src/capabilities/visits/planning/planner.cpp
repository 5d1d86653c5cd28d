// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/planner.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <tuple>

#include "capabilities/visits/planning/households.hpp"

namespace kith::visits {
namespace {

// Of the families that are in no care group, subject teachers take this share (P4.3).
constexpr int kSubjectPermille = 350;

// Households visited in one trip.
struct Group {
  std::vector<Household> households;
  std::size_t owner = 0;
  PlanReason owner_reason = PlanReason::kHomeroom;

  const Household& first() const { return households.front(); }
};

struct Trip {
  ProposedTrip proposed;
  std::set<std::size_t> members;
  std::set<int> taken;
  std::set<std::int64_t> class_ids;
  bool is_key = false;
  bool is_closed = false;
  std::size_t half_day = 0;
};

class Planner {
 public:
  explicit Planner(const PlanTask& task) : task_(task) {
    know_teachers();
    take_fixed();
  }

  Proposal plan() {
    std::vector<Group> groups;
    for (auto& households : trips_of(task_.students, [this](auto class_id) { return homeroom_of(class_id); }))
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
    let_everybody_take_part();
    return finished();
  }

 private:
  static int rank(const Group& group) {
    const auto& first = group.first();
    int urgency = first.is_key ? 0 : first.is_remote ? 2 : 1;
    return urgency * 2 + (first.other_homerooms.empty() ? 1 : 0);
  }

  void know_teachers() {
    std::size_t days = task_.half_days.size();
    taken_.assign(task_.teachers.size(), std::vector<char>(days, 0));
    load_.assign(task_.teachers.size(), 0);
    groups_.assign(task_.teachers.size(), 0);
    placed_.assign(task_.teachers.size(), 0);
    for (std::size_t t = 0; t < task_.teachers.size(); ++t) {
      const auto& teacher = task_.teachers[t];
      teacher_index_[teacher.staff_id] = t;
      for (auto class_id : teacher.homeroom_of) classes_[class_id].homerooms.push_back(t);
      for (auto class_id : teacher.teaches)
        if (teacher.homeroom_of.empty()) classes_[class_id].subjects.push_back(t);
      for (std::size_t d = 0; d < days; ++d) taken_[t][d] = is_away(teacher, task_.half_days[d]);
    }
  }

  static bool is_away(const PlanTeacher& teacher, const HalfDay& at) {
    if (teacher.busy.holds(at)) return true;
    return std::any_of(teacher.leave.begin(), teacher.leave.end(), [&](const auto& leave) {
      return leave.first <= at.on && (!leave.second || at.on < *leave.second);
    });
  }

  void take_fixed() {
    for (const auto& fixed : task_.fixed) {
      auto at = std::lower_bound(task_.half_days.begin(), task_.half_days.end(), fixed.at);
      bool is_ahead = at != task_.half_days.end() && *at == fixed.at;
      Trip trip{.proposed = {.trip_id = fixed.trip_id, .owner_id = fixed.owner_id, .at = fixed.at},
                .taken = {fixed.taken_slots.begin(), fixed.taken_slots.end()},
                .is_closed = fixed.is_closed || !is_ahead,
                .half_day = is_ahead ? std::size_t(at - task_.half_days.begin()) : kNobody};
      for (auto staff_id : fixed.members) {
        auto found = teacher_index_.find(staff_id);
        if (found == teacher_index_.end()) continue;
        trip.members.insert(found->second);
        if (is_ahead) taken_[found->second][trip.half_day] = 1;
        takes_part_.insert(found->second);
      }
      if (auto owner = teacher_index_.find(fixed.owner_id); owner != teacher_index_.end())
        load_[owner->second] += int(fixed.taken_slots.size());
      trips_.push_back(std::move(trip));
    }
  }

  struct KnownClass {
    std::vector<std::size_t> homerooms, subjects;
  };
  const KnownClass& known(std::int64_t class_id) { return classes_[class_id]; }
  std::size_t homeroom_of(std::int64_t class_id) {
    auto found = classes_.find(class_id);
    return found == classes_.end() || found->second.homerooms.empty() ? kNobody
                                                                      : found->second.homerooms.front();
  }

  std::size_t least_loaded(const std::vector<std::size_t>& teachers) const {
    auto found = std::min_element(teachers.begin(), teachers.end(), [&](auto a, auto b) {
      return std::tuple(load_[a], a) < std::tuple(load_[b], b);
    });
    return found == teachers.end() ? kNobody : *found;
  }

  void share_out(std::vector<Group> groups) {
    std::map<std::int64_t, int> for_subjects;
    for (const auto& group : groups)
      if (is_shareable(group)) for_subjects[group.first().students.front()->class_id] += 1;
    for (auto& [class_id, count] : for_subjects) count = (count * kSubjectPermille + 500) / 1000;
    for (auto group = groups.rbegin(); group != groups.rend(); ++group) {
      auto class_id = group->first().students.front()->class_id;
      auto homeroom = homeroom_of(class_id);
      auto subject = least_loaded(known(class_id).subjects);
      bool shares = is_shareable(*group) && for_subjects[class_id] > 0 && subject != kNobody;
      if (shares) --for_subjects[class_id];
      group->owner = shares || homeroom == kNobody ? subject : homeroom;
      group->owner_reason = shares                ? PlanReason::kSubjectShare
                            : homeroom == kNobody ? PlanReason::kStandsIn
                                                  : PlanReason::kHomeroom;
      if (group->owner != kNobody) load_[group->owner] += int(group->households.size());
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
    Trip trip{.proposed = {.trip_id = 0,
                           .owner_id = task_.teachers[group.owner].staff_id,
                           .at = task_.half_days[at]},
              .half_day = at};
    trip.members.insert(group.owner);
    for (const auto& household : group.households)
      trip.members.insert(household.other_homerooms.begin(), household.other_homerooms.end());
    for (auto member : trip.members) {
      taken_[member][at] = 1;
      takes_part_.insert(member);
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
    if (taken_[group.owner][at]) return false;
    for (const auto& household : group.households)
      for (auto other : household.other_homerooms)
        if (taken_[other][at]) return false;
    return true;
  }

  // No half-day suits both homeroom teachers: each visits the own child.
  void part_siblings(Group group) {
    std::map<std::int64_t, Group> by_class;
    for (const auto& household : group.households)
      for (auto* student : household.students) {
        auto& own = by_class[student->class_id];
        own.households.push_back(household_of(*student));
        own.owner = homeroom_of(student->class_id);
      }
    for (auto& [class_id, own] : by_class)
      for (auto& households : cut(std::move(own.households)))
        place(
            {.households = std::move(households), .owner = own.owner, .owner_reason = PlanReason::kHomeroom});
  }

  // Another teacher of the class, unless the child is in a care group, which a subject teacher is not told.
  void hand_over(Group group) {
    auto class_id = group.first().students.front()->class_id;
    std::vector<std::size_t> others = known(class_id).homerooms;
    if (!group.first().is_key)
      others.insert(others.end(), known(class_id).subjects.begin(), known(class_id).subjects.end());
    std::sort(others.begin(), others.end(),
              [&](auto a, auto b) { return std::tuple(load_[a], a) < std::tuple(load_[b], b); });
    auto first = group.owner;
    for (auto other : others) {
      if (other == first) continue;
      group.owner = other;
      group.owner_reason = PlanReason::kStandsIn;
      if (!open_trip(group)) continue;
      load_[first] -= int(group.households.size());
      load_[other] += int(group.households.size());
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

  void add_stops(Trip& trip, const Group& group) {
    for (const auto& household : group.households) {
      int slot_no = 0;
      while (trip.taken.contains(slot_no)) ++slot_no;
      trip.taken.insert(slot_no);
      trip.is_key = trip.is_key || household.is_key;
      ProposedStop stop{.slot_no = slot_no, .family_id = household.family_id(), .visits = {}};
      auto neighbours =
          std::count_if(group.households.begin(), group.households.end(), [&](const Household& other) {
            return !household.neighbourhood().empty() && other.neighbourhood() == household.neighbourhood();
          });
      for (auto* student : household.students) {
        stop.visits.push_back(visit_of(group, household, *student, neighbours));
        trip.class_ids.insert(student->class_id);
      }
      trip.proposed.stops.push_back(std::move(stop));
    }
  }

  static ProposedVisit visit_of(const Group& group, const Household& household, const PlannedStudent& student,
                                std::ptrdiff_t neighbours) {
    ProposedVisit visit{.student_id = student.student_id,
                        .form = household.is_remote ? VisitForm::kVideo : VisitForm::kHome,
                        .reasons = {}};
    if (student.is_key) visit.reasons.push_back(PlanReason::kKeyGroup);
    if (student.is_away && student.needs_face) visit.reasons.push_back(PlanReason::kFaceToFace);
    if (student.is_away) visit.reasons.push_back(PlanReason::kGuardianAway);
    visit.reasons.push_back(group.owner_reason);
    if (household.students.size() > 1) visit.reasons.push_back(PlanReason::kSibling);
    if (neighbours > 1) visit.reasons.push_back(PlanReason::kNeighbour);
    return visit;
  }

  void let_everybody_take_part() {
    for (std::size_t t = 0; t < task_.teachers.size(); ++t)
      if (!takes_part_.contains(t) && !join_a_trip(t)) idle_.push_back(task_.teachers[t].staff_id);
  }

  // In person before by video, those of key groups before others for a leader, the emptiest trip first.
  bool join_a_trip(std::size_t t) {
    const auto& teacher = task_.teachers[t];
    Trip* best = nullptr;
    auto worth = [&](const Trip& trip) {
      return std::tuple(is_remote(trip), teacher.is_leader && !trip.is_key, trip.members.size(),
                        trip.half_day);
    };
    for (auto& trip : trips_) {
      if (trip.half_day == kNobody || trip.is_closed || taken_[t][trip.half_day] || !may_join(teacher, trip))
        continue;
      if (!best || worth(trip) < worth(*best)) best = &trip;
    }
    if (!best) return false;
    best->members.insert(t);
    best->proposed.companions.push_back(teacher.staff_id);
    taken_[t][best->half_day] = 1;
    takes_part_.insert(t);
    return true;
  }

  static bool is_remote(const Trip& trip) {
    return !trip.proposed.stops.empty() &&
           trip.proposed.stops.front().visits.front().form == VisitForm::kVideo;
  }

  static bool may_join(const PlanTeacher& teacher, const Trip& trip) {
    auto knows = [&](std::int64_t class_id) {
      return std::find(teacher.teaches.begin(), teacher.teaches.end(), class_id) != teacher.teaches.end() ||
             std::find(teacher.leads.begin(), teacher.leads.end(), class_id) != teacher.leads.end();
    };
    return std::any_of(trip.class_ids.begin(), trip.class_ids.end(), knows);
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
  std::map<std::int64_t, std::size_t> teacher_index_;
  std::map<std::int64_t, KnownClass> classes_;
  std::vector<std::vector<char>> taken_;  // teacher, half-day
  std::vector<int> load_;                 // families
  std::vector<std::size_t> groups_, placed_;
  std::set<std::size_t> takes_part_;
  std::deque<Group> queue_;
  std::vector<Trip> trips_;
  std::vector<WaitingStudent> waiting_;
  std::vector<std::int64_t> idle_;
};

}  // namespace

Proposal propose_plan(const PlanTask& task) { return Planner(task).plan(); }

}  // namespace kith::visits
