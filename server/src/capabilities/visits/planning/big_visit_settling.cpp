// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/big_visit_settling.hpp"

#include <algorithm>
#include <set>

#include "calendar/calendar_store.hpp"
#include "capabilities/visits/planning/big_visit_draft.hpp"
#include "capabilities/visits/planning/big_visit_store.hpp"
#include "capabilities/visits/planning/calendar_store.hpp"
#include "capabilities/visits/planning/parties.hpp"
#include "capabilities/visits/planning/plan_store.hpp"
#include "capabilities/visits/planning/task_store.hpp"

namespace kith::visits {
namespace {

constexpr std::chrono::days kNotice{1};

bool is_leader(const NewMember& member) {
  return member.role == TripRole::kLeader || member.role == TripRole::kOwner;
}

const char* code_of(MemberConflict why) {
  switch (why) {
    case MemberConflict::kOtherTrip:
      return "planning.member_other_trip";
    case MemberConflict::kOnLeave:
      return "planning.member_on_leave";
    case MemberConflict::kBusyWeek:
      return "planning.member_busy_week";
    case MemberConflict::kLeftSchool:
      return "planning.member_left_school";
    case MemberConflict::kSeatEnded:
      return "planning.member_seat_ended";
  }
  return "planning.member_not_free";
}

void free_plan(db::Tx& tx, PlanRow& plan, const TripRow& trip, std::int64_t by, Instant at) {
  leave_place(tx, plan, trip, at);
  plan.state = PlanState::kProposed;
  plan.reasons = without_settled(plan.reasons);
  plan.changed_by = by;
  plan.changed_at = at;
}

class Settler {
 public:
  Settler(db::Tx& tx, const Settling& settling, const secrets::Sealer& sealer)
      : tx_(tx),
        settling_(settling),
        sealer_(sealer),
        school_id_(settling.season.school_id),
        presence_(tx, school_id_, settling.wanted.at(), settling.trip ? settling.trip->id : 0) {}

  Result<std::int64_t> run() {
    if (auto refused = refused_day()) return *refused;
    if (auto refused = refused_team()) return *refused;
    if (auto refused = refused_students()) return *refused;
    order_families();
    if (auto refused = refused_parties()) return *refused;
    write_trip();
    const auto& members = settling_.wanted.members;
    for (std::size_t at = 0; at < members.size(); ++at)
      if (!add_member(tx_, {school_id_, members[at].person_id, trip_.planned_on, trip_.part, trip_.id,
                            members[at].role, parties_.of_member[at]}))
        return not_free({{members[at].person_id, MemberConflict::kOtherTrip}});
    std::map<int, int> visited;  // doors of each pair so far
    for (std::size_t at = 0; at < families_.size(); ++at) {
      auto party_no = parties_.of_family[at];
      write_stop(families_[at],
                 slot_of_party(trip_.part, party_no, visited[party_no]++, trip_.families_a_pair));
    }
    return trip_.id;
  }

 private:
  using Conflicts = std::map<std::int64_t, MemberConflict>;
  struct Family {
    std::int64_t family_id = 0;
    std::string route_key;
    std::vector<std::int64_t> student_ids;
    std::vector<std::int64_t> class_ids;
  };

  std::optional<Error> refused_day() const {
    auto calendar = calendar::load_calendar(tx_, school_id_);
    const auto& season = settling_.season;
    auto days = half_days_of(calendar, std::max(season.starts_on, settling_.today + kNotice), season.ends_on);
    if (std::find(days.begin(), days.end(), settling_.wanted.at()) != days.end()) return std::nullopt;
    return invalid("planning.no_visiting_day", {{"planned_on", "planning.no_visiting_day"}});
  }

  static Error not_free(const Conflicts& conflicts) {
    Error error = conflict("planning.member_not_free");
    for (const auto& [person_id, why] : conflicts)
      error.fields["members." + std::to_string(person_id)] = code_of(why);
    return error;
  }

  std::optional<Error> refused_team() const {
    Conflicts conflicts;
    for (const auto& member : settling_.wanted.members)
      if (auto why = presence_.conflict_of(member.person_id, member.role)) conflicts[member.person_id] = *why;
    return conflicts.empty() ? std::nullopt : std::optional(not_free(conflicts));
  }

  bool is_known(std::int64_t class_id) const {
    return std::any_of(settling_.wanted.members.begin(), settling_.wanted.members.end(),
                       [&](const NewMember& member) {
                         const auto* teacher = presence_.teacher(member);
                         return teacher && knows_class(*teacher, class_id);
                       });
  }

  std::optional<Error> refused_students() const {
    std::map<std::int64_t, PlanLine> lines;
    for (auto& line :
         plan_lines(tx_, settling_.viewer, settling_.today, {.season_plan_id = settling_.season.id}))
      lines[line.student_id] = line;
    for (auto student_id : settling_.wanted.student_ids) {
      auto line = lines.find(student_id);
      if (line == lines.end()) return not_found("planning.no_such_plan");
      if (line->second.state == PlanState::kHeld) return conflict("planning.already_held");
      if (line->second.state == PlanState::kDropped) return conflict("planning.plan_is_dropped");
      if (!is_known(line->second.class_id.value_or(0)))
        return invalid("planning.no_teacher_of_the_class", {{"members", "planning.no_teacher_of_the_class"}});
    }
    return std::nullopt;
  }

  // As their doors follow each other.
  void order_families() {
    std::set<std::int64_t> chosen(settling_.wanted.student_ids.begin(), settling_.wanted.student_ids.end());
    std::map<std::int64_t, std::size_t> index;
    for (const auto& student : students_to_plan(tx_, school_id_, settling_.today, sealer_)) {
      if (!chosen.contains(student.student_id)) continue;
      auto [at, is_new] = index.emplace(student.family_id, families_.size());
      if (is_new) families_.push_back({student.family_id, student.route_key, {}, {}});
      families_[at->second].student_ids.push_back(student.student_id);
      families_[at->second].class_ids.push_back(student.class_id);
    }
    std::stable_sort(families_.begin(), families_.end(),
                     [](const Family& a, const Family& b) { return a.route_key < b.route_key; });
  }

  // Each family by a pair that knows it; those for whom none has time left are named.
  std::optional<Error> refused_parties() {
    PartyTask task{.part = settling_.wanted.part,
                   .families_a_pair = settling_.season.families_a_pair,
                   .members = {},
                   .class_ids = {}};
    for (const auto& member : settling_.wanted.members) task.members.push_back(presence_.teacher(member));
    for (const auto& family : families_) task.class_ids.push_back(family.class_ids);
    auto staff =
        task.members.size() - std::size_t(std::count(task.members.begin(), task.members.end(), nullptr));
    if (families_.size() > std::size_t(most_families(task.part, int(staff), task.families_a_pair)))
      return invalid("planning.too_many_families", {{"student_ids", "planning.too_many_families"}});
    parties_ = share_out(task);
    auto refused = invalid("planning.no_pair_left", {});
    for (std::size_t at = 0; at < families_.size(); ++at)
      if (parties_.of_family[at] == kNoParty)
        refused.fields["families." + std::to_string(families_[at].family_id)] = "planning.no_pair_left";
    return refused.fields.empty() ? std::nullopt : std::optional(refused);
  }

  void write_trip() {
    const auto& wanted = settling_.wanted;
    if (settling_.trip) {
      free_those_left_out();
      strike_big_visit(tx_, *settling_.trip, settling_.at);
      forget_team(tx_, school_id_, settling_.trip->id);
      forget_stops(tx_, school_id_, settling_.trip->id);
    }
    auto leader = std::find_if(wanted.members.begin(), wanted.members.end(), is_leader);
    trip_ = {.school_id = school_id_,
             .id = settling_.trip ? settling_.trip->id : tx_.take_ids(school_id_),
             .season_plan_id = settling_.season.id,
             .owner_id = leader->person_id,
             .planned_on = wanted.planned_on,
             .part = wanted.part,
             .is_big = true,
             .families_a_pair = settling_.season.families_a_pair,
             .place_sealed = sealer_.seal(wanted.place),
             .changed_at = settling_.at};
    save_trip(tx_, trip_);
  }

  void free_those_left_out() {
    const auto& chosen = settling_.wanted.student_ids;
    for (auto& plan : plans_of_trip(tx_, school_id_, settling_.trip->id)) {
      if (std::find(chosen.begin(), chosen.end(), plan.student_id) != chosen.end()) continue;
      free_plan(tx_, plan, *settling_.trip, settling_.viewer.person_id, settling_.at);
      save_plan(tx_, plan);
    }
  }

  void write_stop(const Family& family, int slot_no) {
    add_stop(tx_, {school_id_, trip_.id, slot_no, family.family_id});
    for (auto student_id : family.student_ids) {
      auto plan = *find_plan(tx_, school_id_, settling_.season.id, student_id);
      auto old_trip = plan.trip_id;
      auto old_slot = plan.slot_no;
      bool moves = old_trip && old_trip != trip_.id;
      if (moves) leave_place(tx_, plan, *find_trip(tx_, school_id_, *old_trip), settling_.at);
      plan.trip_id = trip_.id;
      plan.slot_no = slot_no;
      plan.form = VisitForm::kHome;
      plan.state = PlanState::kKept;
      plan.reasons = with_reason(plan.reasons, PlanReason::kBigVisit);
      plan.changed_by = settling_.viewer.person_id;
      plan.changed_at = settling_.at;
      save_plan(tx_, plan);
      if (moves) release_stop(tx_, school_id_, *old_trip, *old_slot);
    }
  }

  db::Tx& tx_;
  const Settling& settling_;
  const secrets::Sealer& sealer_;
  std::int64_t school_id_;
  Presence presence_;
  std::vector<Family> families_;
  Parties parties_;
  TripRow trip_;
};

}  // namespace

Result<std::int64_t> settle_big_visit(db::Tx& tx, const Settling& settling, const secrets::Sealer& sealer) {
  return Settler(tx, settling, sealer).run();
}

void cancel_big_visit(db::Tx& tx, const TripRow& trip, std::int64_t by, Instant at) {
  for (auto& plan : plans_of_trip(tx, trip.school_id, trip.id)) {
    free_plan(tx, plan, trip, by, at);
    save_plan(tx, plan);
  }
  strike_big_visit(tx, trip, at);
  forget_team(tx, trip.school_id, trip.id);
  forget_stops(tx, trip.school_id, trip.id);
  forget_trip(tx, trip.school_id, trip.id);
}

}  // namespace kith::visits
