// SPDX-License-Identifier: Apache-2.0
// What lists of schools, classes and people show. `Listed…` is what is shown as it is recorded; the lines and
// cards add what follows from it for the viewer and the day.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "people/school.hpp"
#include "people/words.hpp"
#include "platform/clock.hpp"

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
  JuniorNaming junior_naming = JuniorNaming::kByNumber;
};
KITH_DESCRIBE(SchoolToday, (school_id, name, stage, today, school_year, term_no, school_week, junior_naming))

// The homeroom teacher is that of the day; the one appointed first when a class has two.
struct ListedClass {
  std::int64_t class_id = 0;
  int students = 0;
  std::optional<std::int64_t> homeroom_id;
  std::optional<std::string> homeroom_name;
};
KITH_DESCRIBE(ListedClass, (class_id, students, homeroom_id, homeroom_name))

struct ClassCard : ListedClass {
  int grade = 0;
  int number = 0;
  std::string class_name;
  bool is_mine = false;  // the viewer is its homeroom teacher
};
KITH_DESCRIBE_WITH(ClassCard, (ListedClass), (grade, number, class_name, is_mine))

// The guardian is the one to call first, never one whom custody bars from receiving.
struct ListedStudent {
  std::int64_t student_id = 0;
  std::string name;
  Sex sex = Sex::kMale;
  std::int64_t class_id = 0;
  std::int64_t family_id = 0;
  std::optional<std::int64_t> guardian_id;
  std::optional<std::string> guardian_name;
  std::optional<Relation> guardian_relation;
  bool has_guardian_away = false;
};
KITH_DESCRIBE(ListedStudent, (student_id, name, sex, class_id, family_id, guardian_id, guardian_name,
                              guardian_relation, has_guardian_away))

// One row of a class list.
struct StudentLine : ListedStudent {
  std::string given_name;
  std::string class_name;
};
KITH_DESCRIBE_WITH(StudentLine, (ListedStudent), (given_name, class_name))

struct ListedGuardian {
  std::int64_t guardian_id = 0;
  std::string name;
  Relation relation = Relation::kOther;
  int position = 0;
  bool lives_away = false;
  bool may_see = true;
  bool may_receive = true;
};
KITH_DESCRIBE(ListedGuardian, (guardian_id, name, relation, position, lives_away, may_see, may_receive))

struct GuardianLine : ListedGuardian {
  std::optional<std::string> telephone;  // for staff who may call; families never see another family's
};
KITH_DESCRIBE_WITH(GuardianLine, (ListedGuardian), (telephone))

struct StudentFile {
  StudentLine student;
  std::vector<GuardianLine> guardians;
  std::vector<StudentLine> siblings;
  // Absent when the viewer has no grant for care groups; empty when there are none.
  std::optional<std::vector<CareGroup>> care_groups;
};
KITH_DESCRIBE(StudentFile, (student, guardians, siblings, care_groups))

// A guardian's own child; of the homeroom teacher as above.
struct ListedChild {
  std::int64_t student_id = 0;
  std::string name;
  std::int64_t class_id = 0;
  std::optional<std::int64_t> homeroom_id;
  std::optional<std::string> homeroom_name;
};
KITH_DESCRIBE(ListedChild, (student_id, name, class_id, homeroom_id, homeroom_name))

struct ChildCard : ListedChild {
  std::string given_name;
  int grade = 0;
  int number = 0;
  std::string class_name;
};
KITH_DESCRIBE_WITH(ChildCard, (ListedChild), (given_name, grade, number, class_name))

// Leave of a member of staff. until_on is the day of return; absent while it is not known.
struct Absence {
  Date since_on{};
  std::optional<Date> until_on;
};
KITH_DESCRIBE(Absence, (since_on, until_on))

struct StaffLine {
  std::int64_t staff_id = 0;
  std::string name;
  std::vector<Post> posts;
  std::vector<std::string> classes;  // derived names of the classes taught
  std::vector<Absence> absences;     // present and to come
};
KITH_DESCRIBE(StaffLine, (staff_id, name, posts, classes, absences))

struct SchoolLine {
  std::int64_t school_id = 0;
  std::string name;
  Stage stage = Stage::kPrimary;
  int students = 0;
  int classes = 0;
  int staff = 0;
};
KITH_DESCRIBE(SchoolLine, (school_id, name, stage, students, classes, staff))

}  // namespace kith::people
