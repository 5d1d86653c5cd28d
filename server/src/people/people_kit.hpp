// SPDX-License-Identifier: Apache-2.0
// Builders of schools and people for tests. Each inserts one row, and what that row cannot be without, and
// gives its identifier; the school is read off the identifier. A test writes only the facts it is about:
//
//   auto school = add_school(tx);
//   auto class_id = add_class(tx, school, {.grade = 3});
//   auto student = add_student(tx, class_id);
//   auto mother = add_guardian(tx, student, {.lives_away = true});
//   add_teaching(tx, class_id, add_staff(tx, school), {.role = "homeroom"});
//
// The days are those of the school year 2026–2027. Names are invented. Care groups are protected facts:
// tests that add one should also say who must not see it.
#pragma once

#include <optional>
#include <string>

#include "people/viewer.hpp"
#include "platform/clock.hpp"
#include "platform/db/db.hpp"

namespace kith::people::kit {

inline const Date kFirstDay = make_date(2026, 9, 1);
// A Wednesday in the middle of the autumn term, and ten in the morning of it.
inline const Date kSchoolDay = make_date(2026, 11, 18);
Instant morning();

struct SchoolFacts {
  std::string name = "";  // empty: numbered
  std::string stage = "primary";
  std::string junior_naming = "by_number";
};
std::int64_t add_school(db::Tx& tx, const SchoolFacts& facts = {});

struct ClassFacts {
  int grade = 3;   // in the school year 2026–2027
  int number = 0;  // 0: the next free one of the grade
};
std::int64_t add_class(db::Tx& tx, std::int64_t school_id, const ClassFacts& facts = {});

struct StudentFacts {
  std::string name = "王小明";
  std::string sex = "male";
  Date entered_on = kFirstDay;
  std::optional<std::int64_t> family_id = std::nullopt;  // absent: a family of its own
};
// Enrolled in the class since `entered_on`.
std::int64_t add_student(db::Tx& tx, std::int64_t class_id, const StudentFacts& facts = {});
// In the same family and under the same guardians as `student_id`.
std::int64_t add_sibling(db::Tx& tx, std::int64_t student_id, std::int64_t class_id, StudentFacts facts = {});
void move_student(db::Tx& tx, std::int64_t student_id, std::int64_t class_id, Date on);
void leave_school(db::Tx& tx, std::int64_t student_id, Date on);
std::int64_t family_of(db::Session& session, std::int64_t student_id);
void add_care_membership(db::Tx& tx, std::int64_t student_id, const std::string& care_group,
                         Date since_on = kFirstDay, std::optional<Date> until_on = std::nullopt);

struct GuardianFacts {
  std::string name = "王芳";
  std::string relation = "mother";
  int position = 1;
  bool lives_away = false;
  bool may_see = true;
  bool may_receive = true;
};
std::int64_t add_guardian(db::Tx& tx, std::int64_t student_id, const GuardianFacts& facts = {});
void add_guardianship(db::Tx& tx, std::int64_t student_id, std::int64_t guardian_id,
                      const GuardianFacts& facts = {});
// What a court may change afterwards.
void limit_guardian(db::Tx& tx, std::int64_t student_id, std::int64_t guardian_id, bool may_see,
                    bool may_receive);

struct StaffFacts {
  std::string name = "陈老师";
  Date hired_on = make_date(2020, 8, 15);
  std::optional<Date> left_on = std::nullopt;
};
std::int64_t add_staff(db::Tx& tx, std::int64_t school_id, const StaffFacts& facts = {});

struct TeachingFacts {
  std::string role = "homeroom";  // homeroom or subject
  std::string subject = "";       // empty for homeroom
  Date since_on = kFirstDay;
  std::optional<Date> until_on = std::nullopt;
};
void add_teaching(db::Tx& tx, std::int64_t class_id, std::int64_t staff_id, const TeachingFacts& facts = {});

struct PostFacts {
  std::string post = "other";
  std::optional<int> grade = std::nullopt;  // of a grade head
  Date since_on = kFirstDay;
  std::optional<Date> until_on = std::nullopt;
};
void add_post(db::Tx& tx, std::int64_t staff_id, const PostFacts& facts);

void add_absence(db::Tx& tx, std::int64_t staff_id, Date since_on,
                 std::optional<Date> until_on = std::nullopt);

// As whom a test asks.
Viewer as_guardian(std::int64_t guardian_id);
// `roles` beside kStaff.
Viewer as_staff(std::int64_t staff_id, std::uint32_t roles);
Viewer as_district(std::int64_t officer_id = 1);
// The same person as the caller of a route.
access::Caller calling(const Viewer& viewer);

}  // namespace kith::people::kit
