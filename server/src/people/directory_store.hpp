// SPDX-License-Identifier: Apache-2.0
// SQL of the directory.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "people/scope.hpp"
#include "people/school.hpp"
#include "people/words.hpp"

namespace kith::people {

struct SchoolRow {
  std::int64_t school_id = 0;
  std::string name;
  Stage stage = Stage::kPrimary;
  JuniorNaming junior_naming = JuniorNaming::kByNumber;
};
KITH_DESCRIBE(SchoolRow, (school_id, name, stage, junior_naming))

struct ClassRow {
  std::int64_t class_id = 0;
  int entry_grade = 0;
  int entry_year = 0;
  int number = 0;
  int students = 0;
  std::optional<std::int64_t> homeroom_id;
  std::optional<std::string> homeroom_name;

  ClassKey key() const { return {entry_grade, entry_year, number}; }
};
KITH_DESCRIBE(ClassRow, (class_id, entry_grade, entry_year, number, students, homeroom_id, homeroom_name))

struct StudentRow {
  std::int64_t student_id = 0;
  std::string name;
  Sex sex = Sex::kMale;
  std::int64_t class_id = 0;
  std::int64_t family_id = 0;
  int entry_grade = 0;
  int entry_year = 0;
  int number = 0;
  std::optional<std::int64_t> guardian_id;
  std::optional<std::string> guardian_name;
  std::optional<Relation> guardian_relation;
  bool has_guardian_away = false;

  ClassKey key() const { return {entry_grade, entry_year, number}; }
};
KITH_DESCRIBE(StudentRow, (student_id, name, sex, class_id, family_id, entry_grade, entry_year, number, guardian_id, guardian_name,
                           guardian_relation, has_guardian_away))

struct GuardianRow {
  std::int64_t guardian_id = 0;
  std::string name;
  Relation relation = Relation::kOther;
  int position = 0;
  bool lives_away = false;
  bool may_see = true;
  bool may_receive = true;
  std::optional<std::string> telephone_sealed;
};
KITH_DESCRIBE(GuardianRow, (guardian_id, name, relation, position, lives_away, may_see, may_receive, telephone_sealed))

struct PostRow {
  std::int64_t staff_id = 0;
  std::string name;
  Post post = Post::kOther;
};
KITH_DESCRIBE(PostRow, (staff_id, name, post))

struct TaughtRow {
  std::int64_t staff_id = 0;
  int entry_grade = 0;
  int entry_year = 0;
  int number = 0;
};
KITH_DESCRIBE(TaughtRow, (staff_id, entry_grade, entry_year, number))

struct SchoolSizeRow {
  std::int64_t school_id = 0;
  std::string name;
  Stage stage = Stage::kPrimary;
  int students = 0;
  int classes = 0;
  int staff = 0;
};
KITH_DESCRIBE(SchoolSizeRow, (school_id, name, stage, students, classes, staff))

std::optional<SchoolRow> find_school(db::Session& session, std::int64_t school_id);
std::optional<SchoolRow> find_school_named(db::Session& session, const std::string& name);

ClassNaming naming_of(db::Session& session, std::int64_t school_id, Date today);

// The homeroom teacher of the day; the one appointed first when a class has two.
struct HomeroomRow {
  std::int64_t staff_id = 0;
  std::string name;
};
KITH_DESCRIBE(HomeroomRow, (staff_id, name))
std::optional<HomeroomRow> homeroom_of(db::Session& session, std::int64_t school_id, std::int64_t class_id, Date today);

std::vector<ClassRow> classes_in(db::Session& session, const Scope& scope, Date today);

// Students within `scope`; `condition` narrows it further and may use the arguments of `args`.
std::vector<StudentRow> students_in(db::Session& session, const Scope& scope, const std::string& condition, const db::Args& args);

std::vector<GuardianRow> guardians_of(db::Session& session, std::int64_t school_id, std::int64_t student_id);
std::vector<CareGroup> care_groups_of(db::Session& session, const Scope& care, std::int64_t student_id, Date today);
bool has_care_grant(db::Session& session, const Scope& care, std::int64_t student_id);

std::vector<PostRow> posts_of_staff(db::Session& session, std::int64_t school_id, Date today);
std::vector<TaughtRow> classes_taught(db::Session& session, std::int64_t school_id, Date today);
std::vector<SchoolSizeRow> school_sizes(db::Session& session);
std::vector<std::int64_t> school_ids(db::Session& session);

}  // namespace kith::people
