// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/big_visit_draft.hpp"

#include <algorithm>
#include <tuple>

#include "calendar/calendar_store.hpp"
#include "capabilities/visits/planning/big_visit_store.hpp"
#include "capabilities/visits/planning/parties.hpp"
#include "capabilities/visits/planning/plan_store.hpp"
#include "capabilities/visits/planning/task_store.hpp"
#include "capabilities/visits/planning/trip_store.hpp"
#include "people/absences.hpp"

namespace kith::visits {
namespace {

constexpr std::chrono::days kNotice{1};

// Whom nobody has a day for comes first.
int order_of(PlanState state) {
  switch (state) {
    case PlanState::kWaiting:
    case PlanState::kToReplan:
      return 0;
    case PlanState::kProposed:
      return 1;
    case PlanState::kKept:
      return 2;
    case PlanState::kHeld:
      return 3;
    case PlanState::kDropped:
      return 4;
  }
  return 4;
}

bool is_open(const PlanLine& line) { return order_of(line.state) <= 2; }

using LineOf = std::map<std::int64_t, const PlanLine*>;

LineOf by_student(const std::vector<PlanLine>& lines) {
  LineOf found;
  for (const auto& line : lines) found[line.student_id] = &line;
  return found;
}

// A family of the place while it is put together.
struct Found {
  DraftFamily family;
  std::vector<std::int64_t> class_ids;
  std::string route_key;
  bool is_key = false, is_in = false;

  auto rank() const {
    return std::tuple(!is_in, order_of(family.state), family.has_chosen, !is_key, route_key,
                      family.family_id);
  }
};

void add(Found& found, const PlannedStudent& student, const PlanLine& line, std::int64_t trip_id) {
  auto& family = found.family;
  bool is_first = family.student_ids.empty();
  if (!is_first && !is_open(line)) return;  // a sibling visited already stays out
  if (!is_first && order_of(family.state) > 2) {
    family.student_ids.clear();
    family.names.clear();
    family.class_names.clear();
    is_first = true;
  }
  family.family_id = student.family_id;
  family.student_ids.push_back(student.student_id);
  family.names.push_back(line.name);
  family.class_names.push_back(line.class_name);
  found.class_ids.push_back(student.class_id);
  found.route_key = student.route_key;
  found.is_key = found.is_key || student.is_key;
  found.is_in = found.is_in || (trip_id != 0 && line.trip_id == trip_id);
  family.has_chosen = family.has_chosen || (line.state == PlanState::kKept &&
                                            std::find(line.reasons.begin(), line.reasons.end(),
                                                      PlanReason::kFamilyChose) != line.reasons.end());
  if (!is_first && order_of(line.state) >= order_of(family.state)) return;
  family.state = line.state;
  family.planned_on = line.planned_on;
  family.owner_name = line.owner_name;
}

std::vector<Found> families_at(const std::vector<PlannedStudent>& students, const LineOf& lines,
                               const WantedDraft& wanted) {
  std::map<std::int64_t, Found> families;
  for (const auto& student : students) {
    auto line = lines.find(student.student_id);
    if (line == lines.end()) continue;
    bool is_in = wanted.trip_id && line->second->trip_id == wanted.trip_id;
    if (student.neighbourhood == wanted.place || is_in)
      add(families[student.family_id], student, *line->second, wanted.trip_id.value_or(0));
  }
  std::vector<Found> all;
  for (auto& [family_id, found] : families) all.push_back(std::move(found));
  std::sort(all.begin(), all.end(), [](const Found& a, const Found& b) { return a.rank() < b.rank(); });
  return all;
}

bool is_homeroom_of(const PlanTeacher& teacher, const Found& found) {
  return std::any_of(found.class_ids.begin(), found.class_ids.end(), [&](std::int64_t class_id) {
    return std::find(teacher.homeroom_of.begin(), teacher.homeroom_of.end(), class_id) !=
           teacher.homeroom_of.end();
  });
}

// A leader who is free, then the homeroom teachers of the families in their order, as many as a team holds.
void propose_team(std::vector<DraftMember>& staff, const Presence& presence,
                  const std::vector<Found>& families) {
  std::size_t size = 0;
  for (auto& member : staff) {
    if (size > 0 || member.conflict || !presence.staff().at(member.person_id).is_leader) continue;
    member.proposed_role = TripRole::kLeader;
    ++size;
  }
  for (const auto& found : families)
    for (auto& member : staff) {
      if (order_of(found.family.state) > 1 || size == kMostMembers || member.conflict ||
          member.proposed_role || !is_homeroom_of(presence.staff().at(member.person_id), found))
        continue;
      member.proposed_role = TripRole::kHomeroom;
      ++size;
    }
}

// Somebody of the team knows each of the children, siblings in other classes too; else it would be refused.
bool is_known(const Found& found, const std::vector<const PlanTeacher*>& members) {
  return std::all_of(found.class_ids.begin(), found.class_ids.end(), [&](std::int64_t class_id) {
    return std::any_of(members.begin(), members.end(),
                       [&](const PlanTeacher* teacher) { return knows_class(*teacher, class_id); });
  });
}

// Of a new visit as many as the team proposed can visit in pairs; of one that is changed those in it.
void propose_families(std::vector<Found>& families, const std::vector<DraftMember>& staff,
                      const Presence& presence, DayPart part, int families_a_pair) {
  PartyTask task{.part = part, .families_a_pair = families_a_pair, .members = {}, .class_ids = {}};
  for (const auto& member : staff)
    if (member.proposed_role) task.members.push_back(&presence.staff().at(member.person_id));
  std::vector<Found*> fitting;
  auto room = std::size_t(most_families(task.part, int(task.members.size()), task.families_a_pair));
  for (auto& found : families) {
    if (order_of(found.family.state) > 1 || fitting.size() == room || !is_known(found, task.members))
      continue;
    fitting.push_back(&found);
    task.class_ids.push_back(found.class_ids);
  }
  auto parties = share_out(task);
  for (std::size_t at = 0; at < fitting.size(); ++at)
    fitting[at]->family.is_proposed = parties.of_family[at] != kNoParty;
}

void keep_team(std::vector<DraftMember>& people, const std::vector<TripMember>& members) {
  for (auto& person : people)
    for (const auto& member : members)
      if (member.person_id == person.person_id) person.proposed_role = member.role;
}

}  // namespace

std::map<std::int64_t, PlanTeacher> staff_to_plan(db::Session& session, std::int64_t school_id, Date day) {
  std::map<std::int64_t, PlanTeacher> staff;
  for (auto& teacher : teachers_to_plan(session, school_id, day)) staff[teacher.staff_id] = teacher;
  for (const auto& person : present_staff(session, school_id))
    if (!staff.contains(person.person_id))
      if (auto other = teacher_to_plan(session, school_id, person.person_id, day))
        staff[person.person_id] = *other;
  return staff;
}

Presence::Presence(db::Session& session, std::int64_t school_id, HalfDay at, std::int64_t trip_id)
    : at_(at), staff_(staff_to_plan(session, school_id, at.on)) {
  for (auto& person : committee_members(session, school_id, at.on))
    committee_[person.person_id] = person.name;
  for (const auto& busy : people_on_trips(session, school_id, at))
    if (busy.trip_id != trip_id) on_trip_[busy.person_id] = busy.trip_id;
}

std::optional<MemberConflict> Presence::conflict_of(std::int64_t person_id, TripRole role) const {
  if (on_trip_.contains(person_id)) return MemberConflict::kOtherTrip;
  if (role == TripRole::kCommitteeMember)
    return committee_.contains(person_id) ? std::nullopt : std::optional(MemberConflict::kSeatEnded);
  auto found = staff_.find(person_id);
  if (found == staff_.end()) return MemberConflict::kLeftSchool;
  return visits::conflict_of(found->second, at_);
}

const PlanTeacher* Presence::teacher(const NewMember& member) const {
  auto found = member.role == TripRole::kCommitteeMember ? staff_.end() : staff_.find(member.person_id);
  return found == staff_.end() ? nullptr : &found->second;
}

std::vector<Neighbourhood> neighbourhoods_of(const std::vector<PlannedStudent>& students,
                                             const std::vector<PlanLine>& lines) {
  auto line_of = by_student(lines);
  std::map<std::string, std::map<std::int64_t, bool>> places;  // family, whether one child is not visited
  for (const auto& student : students) {
    auto line = line_of.find(student.student_id);
    if (student.neighbourhood.empty() || line == line_of.end()) continue;
    auto& is_open_still = places[student.neighbourhood][student.family_id];
    is_open_still = is_open_still || is_open(*line->second);
  }
  std::vector<Neighbourhood> all;
  for (const auto& [place, families] : places)
    all.push_back(
        {place, int(families.size()),
         int(std::count_if(families.begin(), families.end(), [](auto& each) { return each.second; }))});
  std::stable_sort(all.begin(), all.end(), [](const Neighbourhood& a, const Neighbourhood& b) {
    return a.not_visited > b.not_visited;
  });
  return all;
}

BigVisitDraft draft_of(db::Session& session, const people::Viewer& viewer, const SeasonPlan& season,
                       const WantedDraft& wanted, Date today, const secrets::Sealer& sealer) {
  auto calendar = calendar::load_calendar(session, season.school_id);
  BigVisitDraft draft{
      .half_days = half_days_of(calendar, std::max(season.starts_on, today + kNotice), season.ends_on)};
  bool has_time = wanted.planned_on && wanted.part;
  HalfDay at{wanted.planned_on.value_or(today), wanted.part.value_or(DayPart::kMorning)};
  draft.families_a_pair = slots_of(at.part, season.families_a_pair);

  auto lines = plan_lines(session, viewer, today, {.season_plan_id = season.id});
  auto families =
      families_at(students_to_plan(session, season.school_id, today, sealer), by_student(lines), wanted);

  Presence presence(session, season.school_id, at, wanted.trip_id.value_or(0));
  auto conflict = [&](std::int64_t person_id, TripRole role) {
    return has_time ? presence.conflict_of(person_id, role) : std::nullopt;
  };
  for (const auto& person : present_staff(session, season.school_id))
    draft.staff.push_back(
        {person.person_id, person.name, conflict(person.person_id, TripRole::kCompanion), std::nullopt});
  for (const auto& [guardian_id, name] : presence.committee())
    draft.committee.push_back(
        {guardian_id, name, conflict(guardian_id, TripRole::kCommitteeMember), std::nullopt});
  if (wanted.trip_id) {
    auto members = members_of_trip(session, season.school_id, *wanted.trip_id);
    keep_team(draft.staff, members);
    keep_team(draft.committee, members);
    for (auto& found : families) found.family.is_proposed = found.is_in;
  } else {
    propose_team(draft.staff, presence, families);
    propose_families(families, draft.staff, presence, at.part, season.families_a_pair);
  }
  for (auto& found : families) draft.families.push_back(std::move(found.family));
  return draft;
}

}  // namespace kith::visits
