// SPDX-License-Identifier: Apache-2.0
#include "people/people_kit.hpp"
#include "platform/text/name_keys.hpp"

#include "people/school.hpp"
#include "platform/id.hpp"

namespace kith::people::kit {
namespace {

constexpr int kSchoolYear = 2026;

constexpr db::Sql kAddSchool{"kit.add_school",
                             "insert into schools (school_id, name, stage, junior_naming, created_at) values "
                             "(:id, :name, :stage, :junior_naming, 0)"};
constexpr db::Sql kLastNumber{
    "kit.last_class_number",
    "select coalesce(max(number), 0) from classes where school_id = :school_id and entry_year = :entry_year "
    "and entry_grade = :entry_grade"};
constexpr db::Sql kAddClass{"kit.add_class",
                            "insert into classes (school_id, id, entry_year, entry_grade, number) "
                            "values (:school_id, :id, :entry_year, :entry_grade, :number)"};
constexpr db::Sql kAddFamily{"kit.add_family",
                             "insert into families (school_id, id) values (:school_id, :id)"};
constexpr db::Sql kAddStudent{
    "kit.add_student",
    "insert into students (school_id, id, name, name_keys, sex, family_id, class_id, entered_on) "
    "values (:school_id, :id, :name, :name_keys, :sex, :family_id, :class_id, :entered_on)"};
constexpr db::Sql kEnrol{"kit.enrol",
                         "insert into enrollments (school_id, student_id, since_on, class_id) values "
                         "(:school_id, :student_id, :since_on, :class_id)"};
constexpr db::Sql kEndEnrollment{"kit.end_enrollment",
                                 "update enrollments set until_on = :day where school_id = :school_id and "
                                 "student_id = :student_id and until_on is null"};
constexpr db::Sql kMoveStudent{
    "kit.move_student",
    "update students set class_id = :class_id where school_id = :school_id and id = :student_id"};
constexpr db::Sql kLeave{
    "kit.leave_school",
    "update students set class_id = null, left_on = :day where school_id = :school_id and id = :student_id"};
constexpr db::Sql kFamilyOf{"kit.family_of",
                            "select family_id from students where school_id = :school_id and id = :id"};
constexpr db::Sql kCopyGuardianships{
    "kit.copy_guardianships",
    "insert into guardianships (school_id, student_id, guardian_id, relation, position, lives_away, may_see, "
    "may_receive, is_carer) "
    "select school_id, cast(:sibling_id as bigint), guardian_id, relation, position, lives_away, may_see, "
    "may_receive, is_carer "
    "from guardianships where school_id = :school_id and student_id = :student_id"};
constexpr db::Sql kAddCare{
    "kit.add_care_membership",
    "insert into care_memberships (school_id, student_id, care_group, since_on, until_on) "
    "values (:school_id, :student_id, :care_group, :since_on, :until_on)"};
constexpr db::Sql kAddGuardian{
    "kit.add_guardian",
    "insert into guardians (school_id, id, name, name_keys) values (:school_id, :id, :name, :name_keys)"};
constexpr db::Sql kAddGuardianship{"kit.add_guardianship",
                                   "insert into guardianships (school_id, student_id, guardian_id, relation, "
                                   "position, lives_away, may_see, may_receive, is_carer) "
                                   "values (:school_id, :student_id, :guardian_id, :relation, :position, "
                                   ":lives_away, :may_see, :may_receive, 0)"};
constexpr db::Sql kLimitGuardian{
    "kit.limit_guardian",
    "update guardianships set may_see = :may_see, may_receive = :may_receive "
    "where school_id = :school_id and student_id = :student_id and guardian_id = :guardian_id"};
constexpr db::Sql kAddStaff{"kit.add_staff",
                            "insert into staff (school_id, id, name, name_keys, hired_on, left_on) "
                            "values (:school_id, :id, :name, :name_keys, :hired_on, :left_on)"};
constexpr db::Sql kAddTeaching{
    "kit.add_teaching",
    "insert into teachings (school_id, class_id, staff_id, role, subject, since_on, until_on) "
    "values (:school_id, :class_id, :staff_id, :role, :subject, :since_on, :until_on)"};
constexpr db::Sql kAddPost{"kit.add_post",
                           "insert into staff_posts (school_id, staff_id, post, since_on, grade, until_on) "
                           "values (:school_id, :staff_id, :post, :since_on, :grade, :until_on)"};

}  // namespace

Instant morning() { return SystemClock().at(kSchoolDay, 10 * 60); }

std::int64_t add_school(db::Tx& tx, const SchoolFacts& facts) {
  auto id = tx.take_ids(0);
  auto name = facts.name.empty() ? "第" + std::to_string(id) + "小学" : facts.name;
  tx.exec(kAddSchool,
          {{"id", id}, {"name", name}, {"stage", facts.stage}, {"junior_naming", facts.junior_naming}});
  return id;
}

std::int64_t add_class(db::Tx& tx, std::int64_t school_id, const ClassFacts& facts) {
  auto key = class_key(facts.grade, facts.number, kSchoolYear);
  db::Args args{{"school_id", school_id}, {"entry_year", key.entry_year}, {"entry_grade", key.entry_grade}};
  int number = facts.number != 0 ? facts.number : tx.one<int>(kLastNumber, args) + 1;
  auto id = tx.take_ids(school_id);
  args.emplace_back("id", id);
  args.emplace_back("number", number);
  tx.exec(kAddClass, args);
  return id;
}

std::int64_t add_student(db::Tx& tx, std::int64_t class_id, const StudentFacts& facts) {
  auto school_id = tenant_of(class_id);
  auto family_id = facts.family_id.value_or(0);
  if (!facts.family_id) {
    family_id = tx.take_ids(school_id);
    tx.exec(kAddFamily, {{"school_id", school_id}, {"id", family_id}});
  }
  auto id = tx.take_ids(school_id);
  tx.exec(kAddStudent, {{"school_id", school_id},
                        {"id", id},
                        {"name", facts.name},
                        {"name_keys", text::name_keys(facts.name)},
                        {"sex", facts.sex},
                        {"family_id", family_id},
                        {"class_id", class_id},
                        {"entered_on", facts.entered_on}});
  tx.exec(
      kEnrol,
      {{"school_id", school_id}, {"student_id", id}, {"since_on", facts.entered_on}, {"class_id", class_id}});
  return id;
}

std::int64_t add_sibling(db::Tx& tx, std::int64_t student_id, std::int64_t class_id, StudentFacts facts) {
  facts.family_id = family_of(tx, student_id);
  auto sibling_id = add_student(tx, class_id, facts);
  tx.exec(kCopyGuardianships,
          {{"school_id", tenant_of(student_id)}, {"student_id", student_id}, {"sibling_id", sibling_id}});
  return sibling_id;
}

void move_student(db::Tx& tx, std::int64_t student_id, std::int64_t class_id, Date on) {
  auto school_id = tenant_of(student_id);
  tx.exec(kEndEnrollment, {{"school_id", school_id}, {"student_id", student_id}, {"day", on}});
  tx.exec(kEnrol,
          {{"school_id", school_id}, {"student_id", student_id}, {"since_on", on}, {"class_id", class_id}});
  tx.exec(kMoveStudent, {{"school_id", school_id}, {"student_id", student_id}, {"class_id", class_id}});
}

void leave_school(db::Tx& tx, std::int64_t student_id, Date on) {
  db::Args args{{"school_id", tenant_of(student_id)}, {"student_id", student_id}, {"day", on}};
  tx.exec(kEndEnrollment, args);
  tx.exec(kLeave, args);
}

std::int64_t family_of(db::Session& session, std::int64_t student_id) {
  return session.one<std::int64_t>(kFamilyOf, {{"school_id", tenant_of(student_id)}, {"id", student_id}});
}

void add_care_membership(db::Tx& tx, std::int64_t student_id, const std::string& care_group, Date since_on,
                         std::optional<Date> until_on) {
  tx.exec(kAddCare, {{"school_id", tenant_of(student_id)},
                     {"student_id", student_id},
                     {"care_group", care_group},
                     {"since_on", since_on},
                     {"until_on", until_on}});
}

std::int64_t add_guardian(db::Tx& tx, std::int64_t student_id, const GuardianFacts& facts) {
  auto school_id = tenant_of(student_id);
  auto id = tx.take_ids(school_id);
  tx.exec(kAddGuardian, {{"school_id", school_id},
                         {"id", id},
                         {"name", facts.name},
                         {"name_keys", text::name_keys(facts.name)}});
  add_guardianship(tx, student_id, id, facts);
  return id;
}

void add_guardianship(db::Tx& tx, std::int64_t student_id, std::int64_t guardian_id,
                      const GuardianFacts& facts) {
  tx.exec(kAddGuardianship, {{"school_id", tenant_of(student_id)},
                             {"student_id", student_id},
                             {"guardian_id", guardian_id},
                             {"relation", facts.relation},
                             {"position", facts.position},
                             {"lives_away", facts.lives_away},
                             {"may_see", facts.may_see},
                             {"may_receive", facts.may_receive}});
}

void limit_guardian(db::Tx& tx, std::int64_t student_id, std::int64_t guardian_id, bool may_see,
                    bool may_receive) {
  tx.exec(kLimitGuardian, {{"school_id", tenant_of(student_id)},
                           {"student_id", student_id},
                           {"guardian_id", guardian_id},
                           {"may_see", may_see},
                           {"may_receive", may_receive}});
}

std::int64_t add_staff(db::Tx& tx, std::int64_t school_id, const StaffFacts& facts) {
  auto id = tx.take_ids(school_id);
  tx.exec(kAddStaff, {{"school_id", school_id},
                      {"id", id},
                      {"name", facts.name},
                      {"name_keys", text::name_keys(facts.name)},
                      {"hired_on", facts.hired_on},
                      {"left_on", facts.left_on}});
  return id;
}

void add_teaching(db::Tx& tx, std::int64_t class_id, std::int64_t staff_id, const TeachingFacts& facts) {
  tx.exec(kAddTeaching, {{"school_id", tenant_of(class_id)},
                         {"class_id", class_id},
                         {"staff_id", staff_id},
                         {"role", facts.role},
                         {"subject", facts.subject},
                         {"since_on", facts.since_on},
                         {"until_on", facts.until_on}});
}

void add_absence(db::Tx& tx, std::int64_t staff_id, Date since_on, std::optional<Date> until_on) {
  constexpr db::Sql kAdd{"kit.add_absence",
                         "insert into staff_absences (school_id, staff_id, since_on, until_on) "
                         "values (:school_id, :staff_id, :since_on, :until_on)"};
  tx.exec(kAdd, {{"school_id", tenant_of(staff_id)},
                 {"staff_id", staff_id},
                 {"since_on", since_on},
                 {"until_on", until_on}});
}

void add_post(db::Tx& tx, std::int64_t staff_id, const PostFacts& facts) {
  tx.exec(kAddPost, {{"school_id", tenant_of(staff_id)},
                     {"staff_id", staff_id},
                     {"post", facts.post},
                     {"since_on", facts.since_on},
                     {"grade", facts.grade},
                     {"until_on", facts.until_on}});
}

Viewer as_guardian(std::int64_t guardian_id) {
  return {.school_id = tenant_of(guardian_id), .person_id = guardian_id, .roles = kGuardian};
}

Viewer as_staff(std::int64_t staff_id, std::uint32_t roles) {
  return {.school_id = tenant_of(staff_id), .person_id = staff_id, .roles = roles | kStaff};
}

Viewer as_district(std::int64_t officer_id) {
  return {.school_id = 0, .person_id = officer_id, .roles = kDistrict};
}

access::Caller calling(const Viewer& viewer) {
  return {.account_id = viewer.person_id,
          .session_id = 1,
          .identity_id = viewer.person_id,
          .tenant_id = viewer.school_id,
          .person_id = viewer.person_id,
          .roles = viewer.roles};
}

}  // namespace kith::people::kit
