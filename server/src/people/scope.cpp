// SPDX-License-Identifier: Apache-2.0
#include "people/scope.hpp"

#include <fmt/format.h>

#include "calendar/calendar.hpp"

namespace kith::people {
namespace {

constexpr std::uint32_t kSeesSchool = kPrincipal | kMoralEducation | kTeachingOffice;
constexpr std::uint32_t kSeesCare = kPrincipal | kMoralEducation | kPsychology;

constexpr std::string_view kOnTheDay =
    "{0}.since_on <= :viewer_day and ({0}.until_on is null or {0}.until_on > :viewer_day)";

std::string on_the_day(std::string_view alias) { return fmt::format(fmt::runtime(kOnTheDay), alias); }

std::string teaches(const std::string& school, const std::string& class_id, std::string_view role = "") {
  std::string only = role.empty() ? "" : fmt::format("vt.role = '{}' and ", role);
  return fmt::format(
      "exists (select 1 from teachings vt where vt.school_id = {} and vt.class_id = {} and vt.staff_id = "
      ":viewer_person and {}{})",
      school, class_id, only, on_the_day("vt"));
}

std::string heads_grade(const std::string& school, const std::string& class_id, Date today) {
  return fmt::format(
      "exists (select 1 from classes vc join staff_posts vp on vp.school_id = vc.school_id and vp.post = "
      "'grade_head' "
      "and vp.staff_id = :viewer_person and vp.grade = vc.entry_grade + ({} - vc.entry_year) and {} "
      "where vc.school_id = {} and vc.id = {})",
      calendar::school_year_of(today), on_the_day("vp"), school, class_id);
}

std::string followed_psychologically(const std::string& student) {
  return fmt::format(
      "exists (select 1 from care_memberships vm where vm.school_id = {0}.school_id and vm.student_id = "
      "{0}.id "
      "and vm.care_group = 'psychological' and {1})",
      student, on_the_day("vm"));
}

std::string is_own_child(const std::string& student) {
  return fmt::format(
      "exists (select 1 from guardianships vg where vg.school_id = {0}.school_id and vg.student_id = {0}.id "
      "and vg.guardian_id = :viewer_person and vg.may_see = 1)",
      student);
}

void widen(std::string& condition, const std::string& by) {
  condition += condition.empty() ? by : " or " + by;
}

Scope finished(const Viewer& viewer, Date today, const std::string& school, const std::string& condition) {
  if (condition.empty()) return {"1 = 0", {}};
  Scope scope{fmt::format("{} = :viewer_school and ({})", school, condition),
              {{"viewer_school", viewer.school_id}}};
  if (condition.find(":viewer_person") != std::string::npos)
    scope.args.emplace_back("viewer_person", viewer.person_id);
  if (condition.find(":viewer_day") != std::string::npos) scope.args.emplace_back("viewer_day", today);
  return scope;
}

}  // namespace

db::Args Scope::with(db::Args own) const {
  own.insert(own.end(), args.begin(), args.end());
  return own;
}

Scope students_in_sight(const Viewer& viewer, Date today, const std::string& student) {
  std::string school = student + ".school_id", class_id = student + ".class_id",
              present = student + ".left_on is null";
  std::string condition;
  if (viewer.has(kSeesSchool)) return finished(viewer, today, school, "1 = 1");
  if (viewer.has(kGuardian)) widen(condition, is_own_child(student));
  if (viewer.has(kTeacher)) widen(condition, teaches(school, class_id));
  if (viewer.has(kGradeHead)) widen(condition, heads_grade(school, class_id, today));
  if (viewer.has(kPsychology)) widen(condition, followed_psychologically(student));
  return finished(viewer, today, school, condition.empty() ? "" : present + " and (" + condition + ")");
}

Scope care_in_sight(const Viewer& viewer, Date today, const std::string& student) {
  std::string school = student + ".school_id", condition;
  if (viewer.has(kSeesCare)) return finished(viewer, today, school, "1 = 1");
  if (viewer.has(kGuardian)) widen(condition, is_own_child(student));
  if (viewer.has(kHomeroom)) widen(condition, teaches(school, student + ".class_id", "homeroom"));
  return finished(viewer, today, school, condition);
}

Scope classes_in_sight(const Viewer& viewer, Date today, const std::string& school_class) {
  std::string school = school_class + ".school_id", id = school_class + ".id", condition;
  if (viewer.has(kSeesSchool | kPsychology)) return finished(viewer, today, school, "1 = 1");
  if (viewer.has(kTeacher)) widen(condition, teaches(school, id));
  if (viewer.has(kGradeHead)) widen(condition, heads_grade(school, id, today));
  if (viewer.has(kGuardian))
    widen(
        condition,
        fmt::format("exists (select 1 from students vs where vs.school_id = {} and vs.class_id = {} and {})",
                    school, id, is_own_child("vs")));
  return finished(viewer, today, school, condition);
}

Scope classes_in_charge(const Viewer& viewer, Date today, const std::string& school_class) {
  std::string school = school_class + ".school_id", id = school_class + ".id", condition;
  if (viewer.has(kSeesSchool)) return finished(viewer, today, school, "1 = 1");
  if (viewer.has(kHomeroom)) widen(condition, teaches(school, id, "homeroom"));
  if (viewer.has(kGradeHead)) widen(condition, heads_grade(school, id, today));
  return finished(viewer, today, school, condition);
}

Scope classes_to_invite(const Viewer& viewer, Date today, const std::string& school_class) {
  std::string school = school_class + ".school_id";
  if (viewer.has(kSeesSchool)) return finished(viewer, today, school, "1 = 1");
  return finished(viewer, today, school,
                  viewer.has(kHomeroom) ? teaches(school, school_class + ".id", "homeroom") : "");
}

bool may_see_student(db::Session& session, const Viewer& viewer, Date today, std::int64_t student_id) {
  auto scope = students_in_sight(viewer, today);
  std::string sql = "select count(*) from students s where s.id = :student_id and " + scope.sql;
  return session.one<std::int64_t>({"people.may_see_student", sql},
                                   scope.with({{"student_id", student_id}})) > 0;
}

bool may_see_class(db::Session& session, const Viewer& viewer, Date today, std::int64_t class_id) {
  auto scope = classes_in_sight(viewer, today);
  std::string sql = "select count(*) from classes c where c.id = :class_id and " + scope.sql;
  return session.one<std::int64_t>({"people.may_see_class", sql}, scope.with({{"class_id", class_id}})) > 0;
}

}  // namespace kith::people
