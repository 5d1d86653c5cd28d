// SPDX-License-Identifier: Apache-2.0
#include "people/roster/report.hpp"

#include <algorithm>

#include "platform/secrets/codes.hpp"

namespace kith::people {
namespace {

// Everything of a change that a person would look at, so that another hash means another plan.
std::string text_of(const RosterChange& change) {
  std::string text = to_text(change.kind) + '\n' + to_text(change.person) + '\n' +
                     std::to_string(change.person_id.value_or(0)) + '\n' + std::to_string(change.row);
  for (const auto& field : change.fields)
    text += '\n' + field.field + '\t' + field.before.value_or("") + '\t' + field.after.value_or("");
  return text;
}

}  // namespace

RosterReport::RosterReport(const Roster& roster, std::string_view bytes) : roster_(roster) {
  plan_.plan_hash = secrets::token_hash(bytes);
}

void RosterReport::count(ChangeCount& count, RosterChange change) {
  auto& of_kind = change.kind == RosterChangeKind::kAdded     ? count.added
                  : change.kind == RosterChangeKind::kChanged ? count.changed
                                                              : count.departed;
  plan_.plan_hash = secrets::token_hash(plan_.plan_hash + text_of(change));
  if (++of_kind <= kListedChanges) plan_.changes.push_back(std::move(change));
}

void RosterReport::add(const StudentDelta& delta) {
  if (delta.is_empty()) {
    ++plan_.students.unchanged;
    return;
  }
  RosterChange change{.kind = delta.is_new() ? RosterChangeKind::kAdded : RosterChangeKind::kChanged,
                      .person = RosterPerson::kStudent,
                      .person_id = {},
                      .name = delta.row->name,
                      .class_ref = delta.row->class_ref,
                      .former_class = delta.former_class,
                      .sheet = roster_.sheets[std::size_t(delta.row->sheet)].name,
                      .row = delta.row->row,
                      .fields = delta.fields};
  if (!delta.is_new()) change.person_id = delta.student_id;
  count(plan_.students, std::move(change));
}

void RosterReport::add(const StaffDelta& delta) {
  if (delta.is_empty()) {
    ++plan_.staff.unchanged;
    return;
  }
  RosterChange change{.kind = delta.is_new() ? RosterChangeKind::kAdded : RosterChangeKind::kChanged,
                      .person = RosterPerson::kStaff,
                      .person_id = {},
                      .name = delta.row->name,
                      .class_ref = {},
                      .former_class = {},
                      .sheet = roster_.sheets[std::size_t(delta.row->sheet)].name,
                      .row = delta.row->row,
                      .fields = delta.fields};
  if (!delta.is_new()) change.person_id = delta.staff_id;
  count(plan_.staff, std::move(change));
}

void RosterReport::add_departed(const KnownStudent& student) {
  count(plan_.students, {.kind = RosterChangeKind::kDeparted,
                         .person = RosterPerson::kStudent,
                         .person_id = student.student_id,
                         .name = student.name,
                         .class_ref = student.class_ref,
                         .former_class = {},
                         .sheet = {},
                         .row = 0,
                         .fields = {}});
}

void RosterReport::add_departed(const KnownStaff& staff) {
  count(plan_.staff, {.kind = RosterChangeKind::kDeparted,
                      .person = RosterPerson::kStaff,
                      .person_id = staff.staff_id,
                      .name = staff.name,
                      .class_ref = {},
                      .former_class = {},
                      .sheet = {},
                      .row = 0,
                      .fields = {}});
}

RosterPlan RosterReport::finish() {
  plan_.count = roster_.count();
  plan_.refused = roster_.refused;
  plan_.sheets = roster_.sheets;
  std::ranges::sort(plan_.new_classes);
  auto [first, last] = std::ranges::unique(plan_.new_classes);
  plan_.new_classes.erase(first, last);
  return std::move(plan_);
}

}  // namespace kith::people
