// SPDX-License-Identifier: Apache-2.0
#include "ledger/derivation.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace kith::ledger {
namespace {

// The students concerned, each once, the first mention counting.
std::vector<Concerned> each_once(const std::vector<Concerned>& students) {
  std::map<std::int64_t, Concerned> once;
  for (const auto& concerned : students) once.emplace(concerned.student_id, concerned);
  std::vector<Concerned> all;
  for (const auto& [student_id, concerned] : once) all.push_back(concerned);
  return all;
}

template <class T>
bool holds(const std::vector<T>& list, T value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

ContactStudent student_row(const NewContact& contact, Date held_on, const DayFacts& day,
                           const Concerned& concerned) {
  return {.school_id = contact.school_id,
          .student_id = day.student_id,
          .held_on = held_on,
          .class_id = day.class_id,
          .family_id = day.family_id,
          .guardian_id = concerned.guardian_id,
          .kind = contact.kind,
          .mode = contact.mode,
          .begun_by = contact.begun_by,
          .by_homeroom = std::ranges::any_of(
              day.homeroom_ids, [&](std::int64_t staff_id) { return holds(contact.staff_ids, staff_id); }),
          .with_away = day.guardian_is_away.value_or(false)};
}

Result<std::vector<ContactStudent>> student_rows(const NewContact& contact, Date held_on,
                                                 const std::vector<Concerned>& students,
                                                 const std::vector<DayFacts>& facts) {
  std::vector<ContactStudent> rows;
  if (facts.size() != students.size()) return invalid("ledger.student_not_enrolled");
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (students[i].guardian_id && !facts[i].guardian_is_away)
      return invalid("ledger.not_a_guardian", {{"guardian_id", "ledger.not_a_guardian"}});
    rows.push_back(student_row(contact, held_on, facts[i], students[i]));
  }
  return rows;
}

std::vector<ContactStaff> staff_rows(const NewContact& contact, Date held_on,
                                     const std::vector<ContactStudent>& students) {
  std::set<std::int64_t> families, staff_ids(contact.staff_ids.begin(), contact.staff_ids.end());
  for (const auto& student : students) families.insert(student.family_id);
  std::vector<ContactStaff> rows;
  for (auto staff_id : staff_ids)
    rows.push_back({.school_id = contact.school_id,
                    .staff_id = staff_id,
                    .held_on = held_on,
                    .kind = contact.kind,
                    .mode = contact.mode,
                    .families = int(families.size())});
  return rows;
}

// The classes a group event covers. A class may be named after it was closed, since its students were there.
std::vector<ClassOfDay> covered(const NewContact& contact, std::vector<ClassOfDay> classes) {
  std::erase_if(classes, [&](const ClassOfDay& one) {
    if (contact.level == Level::kClass) return !holds(contact.class_ids, one.class_id);
    return !one.is_open || (contact.level == Level::kGrade && !holds(contact.grades, one.grade));
  });
  return classes;
}

std::optional<Error> missing_group(const NewContact& contact, const std::vector<ClassOfDay>& classes) {
  std::set<std::int64_t> class_ids;
  std::set<int> grades;
  for (const auto& one : classes) class_ids.insert(one.class_id), grades.insert(one.grade);
  if (contact.level == Level::kClass) {
    if (contact.class_ids.empty()) return invalid("ledger.nobody_concerned");
    for (auto id : contact.class_ids)
      if (!class_ids.contains(id))
        return invalid("ledger.no_such_class", {{"class_ids", "ledger.no_such_class"}});
  }
  if (contact.level == Level::kGrade) {
    if (contact.grades.empty()) return invalid("ledger.nobody_concerned");
    for (auto grade : contact.grades)
      if (!grades.contains(grade))
        return invalid("ledger.no_such_grade", {{"grades", "ledger.no_such_grade"}});
  }
  return std::nullopt;
}

Result<std::vector<ContactGroup>> rows_of_groups(db::Session& session, const NewContact& contact,
                                                 Date held_on) {
  if (contact.level == Level::kPerson) return std::vector<ContactGroup>{};
  auto classes = covered(contact, classes_on(session, contact.school_id, held_on));
  if (auto missing = missing_group(contact, classes)) return *missing;
  return group_rows({.school_id = contact.school_id,
                     .held_on = held_on,
                     .kind = contact.kind,
                     .mode = contact.mode,
                     .level = contact.level,
                     .planned = contact.planned},
                    classes);
}

}  // namespace

std::function<Result<ContactChange>()> derive_later(db::Session& session, const NewContact& contact,
                                                    Date held_on) {
  auto students = each_once(contact.students);
  auto facts = day_facts_later(session, contact.school_id, students, held_on);
  return [&session, &contact, held_on, students, facts]() -> Result<ContactChange> {
    ContactChange change{.school_id = contact.school_id, .held_on = held_on};
    auto rows = student_rows(contact, held_on, students, facts());
    if (!rows) return rows.error();
    auto groups = rows_of_groups(session, contact, held_on);
    if (!groups) return groups.error();
    change.staff = staff_rows(contact, held_on, *rows);
    change.students = std::move(*rows);
    change.groups = std::move(*groups);
    return change;
  };
}

std::vector<ContactGroup> group_rows(const ContactGroup& like, const std::vector<ClassOfDay>& covered) {
  std::vector<ContactGroup> rows;
  std::set<int> grades;
  auto add = [&](GroupKind kind, std::int64_t id) {
    rows.push_back(like);
    rows.back().group_kind = kind;
    rows.back().group_id = id;
  };
  for (const auto& one : covered) {
    add(GroupKind::kClass, one.class_id);
    grades.insert(one.grade);
  }
  for (auto grade : grades) add(GroupKind::kGrade, grade);
  add(GroupKind::kSchool, like.school_id);
  return rows;
}

}  // namespace kith::ledger
