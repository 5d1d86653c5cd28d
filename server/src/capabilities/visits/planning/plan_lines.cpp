// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/plan_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "people/directory_store.hpp"

namespace kith::visits {
namespace {

struct LineRow {
  std::int64_t season_plan_id = 0, student_id = 0;
  std::string name;
  std::int64_t family_id = 0;
  std::optional<std::int64_t> class_id;
  std::optional<int> entry_grade, entry_year, number;
  VisitForm form = VisitForm::kHome;
  std::string reasons;
  PlanState state = PlanState::kProposed;
  std::optional<DropReason> drop_reason;
  std::optional<std::int64_t> trip_id, owner_id;
  std::optional<std::string> owner_name;
  std::optional<Date> planned_on;
  std::optional<DayPart> part;
  std::optional<int> slot_no;
  std::optional<bool> is_big;
  std::optional<int> families_a_pair;
  std::optional<DayPart> wish_part;
  std::optional<VisitForm> wish_form;
  std::optional<std::int64_t> contact_id;
  bool met_in_person = false, declines_committee = false, has_left = false, owner_has_left = false,
       sees_care = false;
};
KITH_DESCRIBE(LineRow, (season_plan_id, student_id, name, family_id, class_id, entry_grade, entry_year,
                        number, form, reasons, state, drop_reason, trip_id, owner_id, owner_name, planned_on,
                        part, slot_no, is_big, families_a_pair, wish_part, wish_form, contact_id,
                        met_in_person, declines_committee, has_left, owner_has_left, sees_care))

constexpr std::string_view kLines =
    "select p.season_plan_id, p.student_id, s.name, s.family_id, s.class_id, c.entry_grade, c.entry_year, "
    "c.number, "
    "p.form, p.reasons, p.state, p.drop_reason, p.trip_id, t.owner_id, o.name, t.planned_on, t.part, "
    "p.slot_no, "
    "t.is_big, t.families_a_pair, p.wish_part, p.wish_form, "
    "(select max(k.contact_id) from contact_students k where k.school_id = p.school_id and k.student_id = "
    "p.student_id "
    "and k.held_on between r.starts_on and r.ends_on and k.is_void = 0 and k.kind in ('visit', "
    "'reception')), "
    "case when exists (select 1 from contact_students k where k.school_id = p.school_id and k.student_id = "
    "p.student_id and k.held_on between r.starts_on and r.ends_on and k.is_void = 0 and k.mode in ('home', "
    "'school') and "
    "k.kind in ('visit', 'reception')) then 1 else 0 end, p.declines_committee, "
    "case when s.left_on is null then 0 else 1 end, case when o.left_on is null then 0 else 1 end, "
    "case when {care} then 1 else 0 end "
    "from visit_plans p join season_plans r on r.school_id = p.school_id and r.id = p.season_plan_id "
    "join students s on s.school_id = p.school_id and s.id = p.student_id "
    "left join classes c on c.school_id = s.school_id and c.id = s.class_id "
    "left join visit_trips t on t.school_id = p.school_id and t.id = p.trip_id "
    "left join staff o on o.school_id = t.school_id and o.id = t.owner_id "
    "where p.school_id = :viewer_school and {sight}{rest} "
    "order by coalesce(t.planned_on, '9999'), case t.part when 'morning' then 1 when 'afternoon' then 2 else "
    "3 end, "
    "t.id, p.slot_no, p.student_id";

// The arguments of two scopes of one viewer, each once.
db::Args merged(db::Args args, const db::Args& more) {
  for (const auto& arg : more)
    if (std::none_of(args.begin(), args.end(), [&](const db::Arg& known) { return known.name == arg.name; }))
      args.push_back(arg);
  return args;
}

std::string conditions(const PlanFilter& filter, db::Args& args) {
  std::string rest;
  auto narrow = [&](const char* name, const auto& value, const char* condition) {
    if (!value) return;
    rest += std::string(" and ") + condition;
    args.emplace_back(name, *value);
  };
  narrow("season_plan_id", filter.season_plan_id, "p.season_plan_id = :season_plan_id");
  narrow("owner_id", filter.owner_id, "t.owner_id = :owner_id");
  narrow("class_id", filter.class_id, "s.class_id = :class_id");
  narrow("student_id", filter.student_id, "p.student_id = :student_id");
  narrow("from", filter.from, "t.planned_on >= :from");
  narrow("until", filter.until, "t.planned_on <= :until");
  narrow(
      "member_id", filter.member_id,
      "exists (select 1 from visit_trip_members m where m.school_id = p.school_id and m.trip_id = p.trip_id "
      "and m.person_id = :member_id)");
  return rest;
}

PlanState state_of(const LineRow& row, Date today) {
  if (row.contact_id) return PlanState::kHeld;
  bool is_back = row.drop_reason == DropReason::kLeftSchool && !row.has_left;
  if (row.has_left || (row.state == PlanState::kDropped && !is_back)) return PlanState::kDropped;
  if (!row.trip_id) return PlanState::kWaiting;
  if (row.owner_has_left || *row.planned_on < today) return PlanState::kToReplan;
  return row.state;
}

// Who left and came back waits for the next proposal.
std::optional<DropReason> drop_reason_of(const LineRow& row) {
  if (row.has_left) return DropReason::kLeftSchool;
  return row.drop_reason == DropReason::kLeftSchool ? std::nullopt : row.drop_reason;
}

PlanLine line_of(const LineRow& row, const people::ClassNaming& naming, Date today) {
  PlanLine line{.season_plan_id = row.season_plan_id,
                .student_id = row.student_id,
                .name = row.name,
                .family_id = row.family_id,
                .class_id = row.class_id,
                .form = row.form,
                .reasons = parse_reasons(row.reasons),
                .state = state_of(row, today),
                .drop_reason = drop_reason_of(row),
                .trip_id = row.trip_id,
                .owner_id = row.owner_id,
                .owner_name = row.owner_name,
                .planned_on = row.planned_on,
                .part = row.part,
                .slot_no = row.slot_no,
                .is_big = row.is_big.value_or(false),
                .wish_part = row.wish_part,
                .wish_form = row.wish_form,
                .contact_id = row.contact_id,
                .met_in_person = row.met_in_person,
                .declines_committee = row.declines_committee};
  if (row.part && row.slot_no) {
    line.begins_at_minute = slot_minute(*row.part, *row.slot_no, *row.families_a_pair);
    line.party_no = party_of(*row.part, *row.slot_no, *row.families_a_pair);
  }
  if (row.number) line.class_name = naming.name({*row.entry_grade, *row.entry_year, *row.number});
  if (!row.sees_care) std::erase_if(line.reasons, tells_of_care);
  return line;
}

std::set<std::int64_t> in_charge(db::Session& session, const people::Viewer& viewer, Date today) {
  std::set<std::int64_t> class_ids;
  if (!viewer.has(people::kStaff)) return class_ids;
  for (const auto& row : people::classes_in(session, people::classes_in_charge(viewer, today), today))
    class_ids.insert(row.class_id);
  return class_ids;
}

}  // namespace

std::vector<PlanLine> plan_lines(db::Session& session, const people::Viewer& viewer, Date today,
                                 const PlanFilter& filter) {
  auto sight = people::students_in_sight(viewer, today);
  if (sight.args.empty()) return {};
  auto care = people::care_in_sight(viewer, today);
  db::Args args = merged(sight.args, care.args);
  auto rest = conditions(filter, args);
  auto sql = fmt::format(fmt::runtime(kLines), fmt::arg("care", care.sql), fmt::arg("sight", sight.sql),
                         fmt::arg("rest", rest));
  auto naming = people::naming_of(session, viewer.school_id, today);
  auto class_ids = in_charge(session, viewer, today);
  bool is_desk = viewer.has(people::kForSchoolDesk.any_of);
  std::vector<PlanLine> lines;
  for (const auto& row : session.all<LineRow>({"visits.plan_lines", sql}, args)) {
    auto line = line_of(row, naming, today);
    if (filter.state && line.state != *filter.state) continue;
    bool is_own = viewer.has(people::kStaff) && row.owner_id == viewer.person_id;
    line.may_change = is_own || is_desk || (row.class_id && class_ids.contains(*row.class_id));
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace kith::visits
