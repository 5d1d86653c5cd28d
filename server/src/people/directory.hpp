// SPDX-License-Identifier: Apache-2.0
// Looking people up: classes, students, own children, staff, and search by name, pinyin or initials.
// Everything is limited to what the viewer may see (scope.hpp). Thread-safe: no state of its own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/calendar.hpp"
#include "people/school.hpp"
#include "people/scope.hpp"
#include "people/words.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::people {

// The frame around every page: where we are and what day it is there.
struct SchoolToday {
  std::int64_t school_id = 0;
  std::string name;
  Stage stage = Stage::kPrimary;
  Date today{};
  int school_year = 0;
  int term_no = 0;      // 0 outside the known terms
  int school_week = 0;  // 0 outside the teaching weeks
};
KITH_DESCRIBE(SchoolToday, (school_id, name, stage, today, school_year, term_no, school_week))

struct ClassCard {
  std::int64_t class_id = 0;
  int grade = 0;
  int number = 0;
  std::string class_name;
  int students = 0;
  std::optional<std::int64_t> homeroom_id;
  std::optional<std::string> homeroom_name;
  bool is_mine = false;  // the viewer is its homeroom teacher
};
KITH_DESCRIBE(ClassCard, (class_id, grade, number, class_name, students, homeroom_id, homeroom_name, is_mine))

// One row of a class list; the guardian is the one to call first, never one whom custody bars from receiving.
struct StudentLine {
  std::int64_t student_id = 0;
  std::string name;
  std::string given_name;
  Sex sex = Sex::kMale;
  std::int64_t class_id = 0;
  std::string class_name;
  std::int64_t family_id = 0;
  std::optional<std::int64_t> guardian_id;
  std::optional<std::string> guardian_name;
  std::optional<Relation> guardian_relation;
  bool has_guardian_away = false;
};
KITH_DESCRIBE(StudentLine, (student_id, name, given_name, sex, class_id, class_name, family_id, guardian_id, guardian_name,
                            guardian_relation, has_guardian_away))

// telephone is given to staff who may call; families never see another family's.
struct GuardianLine {
  std::int64_t guardian_id = 0;
  std::string name;
  Relation relation = Relation::kOther;
  int position = 0;
  bool lives_away = false;
  bool may_see = true;
  bool may_receive = true;
  std::optional<std::string> telephone;
};
KITH_DESCRIBE(GuardianLine, (guardian_id, name, relation, position, lives_away, may_see, may_receive, telephone))

struct StudentFile {
  StudentLine student;
  std::vector<GuardianLine> guardians;
  std::vector<StudentLine> siblings;
  // Absent when the viewer has no grant for care groups; empty when there are none.
  std::optional<std::vector<CareGroup>> care_groups;
};
KITH_DESCRIBE(StudentFile, (student, guardians, siblings, care_groups))

// A guardian's own child.
struct ChildCard {
  std::int64_t student_id = 0;
  std::string name;
  std::string given_name;
  std::int64_t class_id = 0;
  int grade = 0;
  int number = 0;
  std::string class_name;
  std::optional<std::int64_t> homeroom_id;
  std::optional<std::string> homeroom_name;
};
KITH_DESCRIBE(ChildCard, (student_id, name, given_name, class_id, grade, number, class_name, homeroom_id, homeroom_name))

struct StaffLine {
  std::int64_t staff_id = 0;
  std::string name;
  std::vector<Post> posts;
  std::vector<std::string> classes;  // derived names of the classes taught
};
KITH_DESCRIBE(StaffLine, (staff_id, name, posts, classes))

struct SchoolLine {
  std::int64_t school_id = 0;
  std::string name;
  Stage stage = Stage::kPrimary;
  int students = 0;
  int classes = 0;
  int staff = 0;
};
KITH_DESCRIBE(SchoolLine, (school_id, name, stage, students, classes, staff))

class Directory {
 public:
  Directory(db::Db& db, const Clock& clock, const secrets::Sealer& sealer) : db_(db), clock_(clock), sealer_(sealer) {}

  // Error: people.no_such_school (also for the district, which is none).
  Result<SchoolToday> school_today(const Viewer& viewer);
  std::vector<ClassCard> classes(const Viewer& viewer);
  // Error: people.no_such_class, also for one out of sight.
  Result<std::vector<StudentLine>> students_of_class(const Viewer& viewer, std::int64_t class_id);
  // Error: people.no_such_student, also for one out of sight, so that existence does not show.
  Result<StudentFile> student(const Viewer& viewer, std::int64_t student_id);
  // By name, pinyin or initials, in any letter case; at most 30, the closest first. An empty query finds nobody.
  std::vector<StudentLine> search(const Viewer& viewer, const std::string& query);
  std::vector<ChildCard> children(const Viewer& viewer);
  std::vector<StaffLine> staff(const Viewer& viewer);
  // For the district: names and sizes of schools, no person.
  std::vector<SchoolLine> schools();

 private:
  db::Db& db_;
  const Clock& clock_;
  const secrets::Sealer& sealer_;
};

}  // namespace kith::people
