// SPDX-License-Identifier: Apache-2.0
#include "app/demo/cast.hpp"

#include <algorithm>
#include <map>

namespace kith::demo {
namespace {

bool is_grandparent(people::Relation relation) {
  return relation >= people::Relation::kPaternalGrandfather &&
         relation <= people::Relation::kMaternalGrandmother;
}

bool is_at_home(const Tie& tie) { return !tie.lives_away && tie.may_see && tie.may_receive; }

std::optional<std::size_t> mother_or_first(const Student& student) {
  std::optional<std::size_t> found;
  for (const auto& tie : student.ties)
    if (is_at_home(tie) && (!found || tie.relation == people::Relation::kMother)) found = tie.guardian;
  return found;
}

void cast_family(const SchoolPeople& school, Cast& cast) {
  std::map<std::int64_t, std::vector<std::size_t>> families;
  for (std::size_t i = 0; i < school.students.size(); ++i)
    families[school.students[i].family_id].push_back(i);
  for (const auto& [family_id, children] : families) {
    auto parent = mother_or_first(school.students[children.front()]);
    if (!parent) continue;
    if (!cast.parent_of_two || children.size() > 1) {
      cast.parent_of_two = parent;
      cast.children = children;
    }
    if (children.size() > 1) return;
  }
}

std::optional<std::size_t> cast_grandparent(const SchoolPeople& school) {
  for (const auto& student : school.students)
    for (const auto& tie : student.ties)
      if (is_grandparent(tie.relation) && is_at_home(tie)) return tie.guardian;
  return std::nullopt;
}

std::optional<Cast::Both> cast_teacher_and_parent(const SchoolPeople& school) {
  std::map<std::string, std::size_t> telephones;
  for (std::size_t i = 0; i < school.staff.size(); ++i) telephones[school.staff[i].telephone] = i;
  for (std::size_t i = 0; i < school.guardians.size(); ++i)
    if (auto found = telephones.find(school.guardians[i].telephone); found != telephones.end())
      return Cast::Both{found->second, i};
  return std::nullopt;
}

}  // namespace

Cast cast_of(const SchoolPeople& school) {
  Cast cast;
  cast_family(school, cast);
  cast.grandparent = cast_grandparent(school);
  const auto& school_class =
      school.classes[cast.children.empty() ? 0 : school.students[cast.children.front()].class_index];
  cast.homeroom = school_class.homeroom;
  if (!school_class.teachers.empty()) cast.subject_teacher = school_class.teachers.front();
  cast.grade_head = holder_of(school, people::Post::kGradeHead);
  cast.teacher_and_parent = cast_teacher_and_parent(school);
  return cast;
}

void let_a_teacher_be_a_parent(SchoolPeople& school) {
  const auto& last = school.classes.back();
  auto teacher = std::find_if(school.staff.begin(), school.staff.end(), [&](const auto& member) {
    auto index = std::size_t(&member - school.staff.data());
    bool teaches_the_child =
        index == last.homeroom || std::count(last.teachers.begin(), last.teachers.end(), index) > 0;
    return member.sex == people::Sex::kFemale && member.holds(people::Post::kSubjectTeacher) &&
           !teaches_the_child;
  });
  if (teacher == school.staff.end()) return;
  for (auto student : last.students)
    for (const auto& tie : school.students[student].ties) {
      if (tie.relation != people::Relation::kMother || !is_at_home(tie)) continue;
      school.guardians[tie.guardian].name = teacher->name;
      school.guardians[tie.guardian].telephone = teacher->telephone;
      return;
    }
}

std::optional<std::size_t> holder_of(const SchoolPeople& school, people::Post post) {
  auto found = std::find_if(school.staff.begin(), school.staff.end(),
                            [&](const auto& member) { return member.holds(post); });
  if (found == school.staff.end()) return std::nullopt;
  return std::size_t(found - school.staff.begin());
}

}  // namespace kith::demo
