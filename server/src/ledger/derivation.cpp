// SPDX-License-Identifier: Apache-2.0
#include "ledger/derivation.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace kith::ledger {
namespace {

// The students concerned, each once, the first mention counting.
std::map<std::int64_t, Concerned> each_once(const std::vector<Concerned>& students) {
  std::map<std::int64_t, Concerned> once;
  for (const auto& concerned : students) once.emplace(concerned.student_id, concerned);
  return once;
}

class Students {
 public:
  Students(db::Session& session, const NewContact& contact, Date held_on)
      : session_(session), contact_(contact), held_on_(held_on) {}

  Result<std::vector<ContactStudent>> rows() {
    std::vector<ContactStudent> rows;
    auto students = each_once(contact_.students);
    std::vector<std::int64_t> ids;
    for (const auto& [id, concerned] : students) ids.push_back(id);
    auto facts =
        ids.empty() ? std::vector<DayFacts>{} : day_facts(session_, contact_.school_id, ids, held_on_);
    if (facts.size() != ids.size()) return invalid("ledger.student_not_enrolled");
    for (const auto& day : facts) {
      auto with_away = is_with_away(students.at(day.student_id));
      if (!with_away) return invalid("ledger.not_a_guardian", {{"guardian_id", "ledger.not_a_guardian"}});
      rows.push_back(row(day, students.at(day.student_id).guardian_id, *with_away));
    }
    return rows;
  }

 private:
  ContactStudent row(const DayFacts& day, std::optional<std::int64_t> guardian_id, bool with_away) {
    return {.school_id = contact_.school_id,
            .student_id = day.student_id,
            .held_on = held_on_,
            .class_id = day.class_id,
            .family_id = day.family_id,
            .guardian_id = guardian_id,
            .kind = contact_.kind,
            .mode = contact_.mode,
            .begun_by = contact_.begun_by,
            .by_homeroom = is_by_homeroom(day.class_id),
            .with_away = with_away};
  }

  // nullopt when the guardian is somebody else's.
  std::optional<bool> is_with_away(const Concerned& concerned) {
    if (!concerned.guardian_id) return false;
    return lives_away(session_, contact_.school_id, concerned.student_id, *concerned.guardian_id);
  }

  bool is_by_homeroom(std::int64_t class_id) {
    auto found = by_homeroom_.find(class_id);
    if (found != by_homeroom_.end()) return found->second;
    auto homeroom = homeroom_teachers(session_, contact_.school_id, class_id, held_on_);
    bool takes_part = std::find_first_of(homeroom.begin(), homeroom.end(), contact_.staff_ids.begin(),
                                         contact_.staff_ids.end()) != homeroom.end();
    return by_homeroom_[class_id] = takes_part;
  }

  db::Session& session_;
  const NewContact& contact_;
  Date held_on_;
  std::map<std::int64_t, bool> by_homeroom_;  // of each class met so far
};

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

template <class T>
bool holds(const std::vector<T>& list, T value) {
  return std::find(list.begin(), list.end(), value) != list.end();
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

Result<ContactChange> derive(db::Session& session, const NewContact& contact, Date held_on) {
  ContactChange change{.school_id = contact.school_id, .held_on = held_on};
  auto students = Students(session, contact, held_on).rows();
  if (!students) return students.error();
  auto groups = rows_of_groups(session, contact, held_on);
  if (!groups) return groups.error();
  change.staff = staff_rows(contact, held_on, *students);
  change.students = std::move(*students);
  change.groups = std::move(*groups);
  return change;
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
