// SPDX-License-Identifier: Apache-2.0
#include "app/demo/people_rows.hpp"

#include "app/demo/bulk.hpp"
#include "platform/secrets/telephone.hpp"
#include "platform/text/name_keys.hpp"

namespace kith::demo {
namespace {

using secrets::Sealer;

struct SchoolRow {
  std::int64_t school_id = 0;
  std::string name;
  people::Stage stage = people::Stage::kPrimary;
  people::JuniorNaming junior_naming = people::JuniorNaming::kByNumber;
  Instant created_at{};
};
KITH_DESCRIBE(SchoolRow, (school_id, name, stage, junior_naming, created_at))

struct ClassRow {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
  int entry_year = 0;
  int entry_grade = 0;
  int number = 0;
};
KITH_DESCRIBE(ClassRow, (school_id, id, entry_year, entry_grade, number))

struct FamilyRow {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
};
KITH_DESCRIBE(FamilyRow, (school_id, id))

struct StudentRow {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
  std::string enrolment_no, name, name_keys;
  people::Sex sex = people::Sex::kFemale;
  Date born_on{};
  std::string identity_sealed, identity_hash, address_sealed;
  std::int64_t family_id = 0;
  std::int64_t class_id = 0;
  Date entered_on{};
};
KITH_DESCRIBE(StudentRow, (school_id, id, enrolment_no, name, name_keys, sex, born_on, identity_sealed,
                           identity_hash, address_sealed, family_id, class_id, entered_on))

struct EnrollmentRow {
  std::int64_t school_id = 0;
  std::int64_t student_id = 0;
  Date since_on{};
  std::int64_t class_id = 0;
};
KITH_DESCRIBE(EnrollmentRow, (school_id, student_id, since_on, class_id))

struct GuardianRow {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
  std::string name, name_keys, telephone_sealed, telephone_hash;
};
KITH_DESCRIBE(GuardianRow, (school_id, id, name, name_keys, telephone_sealed, telephone_hash))

struct GuardianshipRow {
  std::int64_t school_id = 0;
  std::int64_t student_id = 0;
  std::int64_t guardian_id = 0;
  people::Relation relation = people::Relation::kMother;
  int position = 0;
  bool lives_away = false, may_see = true, may_receive = true, is_carer = false;
};
KITH_DESCRIBE(GuardianshipRow, (school_id, student_id, guardian_id, relation, position, lives_away, may_see,
                                may_receive, is_carer))

struct CareRow {
  std::int64_t school_id = 0;
  std::int64_t student_id = 0;
  people::CareGroup care_group = people::CareGroup::kLeftBehind;
  Date since_on{};
};
KITH_DESCRIBE(CareRow, (school_id, student_id, care_group, since_on))

struct StaffRow {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
  std::string staff_no, name, name_keys;
  people::Sex sex = people::Sex::kFemale;
  std::string telephone_sealed, telephone_hash;
  Date hired_on{};
};
KITH_DESCRIBE(StaffRow,
              (school_id, id, staff_no, name, name_keys, sex, telephone_sealed, telephone_hash, hired_on))

struct PostRow {
  std::int64_t school_id = 0;
  std::int64_t staff_id = 0;
  people::Post post = people::Post::kOther;
  Date since_on{};
  std::optional<int> grade;
};
KITH_DESCRIBE(PostRow, (school_id, staff_id, post, since_on, grade))

struct TeachingRow {
  std::int64_t school_id = 0;
  std::int64_t class_id = 0;
  std::int64_t staff_id = 0;
  people::TeachingRole role = people::TeachingRole::kSubject;
  std::string subject;
  Date since_on{};
};
KITH_DESCRIBE(TeachingRow, (school_id, class_id, staff_id, role, subject, since_on))

void write_classes(db::Tx& tx, const SchoolPeople& school) {
  Bulk<ClassRow> classes(tx, "classes");
  for (const auto& c : school.classes) {
    auto key = people::class_key(c.grade, c.number, school.school_year);
    classes.add({school.plan.school_id, c.id, key.entry_year, key.entry_grade, key.number});
  }
}

void write_staff(db::Tx& tx, const SchoolPeople& school, Date since, const Sealer& sealer) {
  auto school_id = school.plan.school_id;
  Bulk<StaffRow> staff(tx, "staff");
  Bulk<PostRow> posts(tx, "staff_posts");
  for (const auto& member : school.staff) {
    auto hired_on = since - std::chrono::days{365 * (member.id % 12)};
    staff.add({school_id, member.id, member.staff_no, member.name, text::name_keys(member.name), member.sex,
               sealer.seal(member.telephone), secrets::telephone_hash(sealer, member.telephone), hired_on});
    for (const auto& held : member.posts) posts.add({school_id, member.id, held.post, since, held.grade});
  }
  Bulk<TeachingRow> teachings(tx, "teachings");
  for (const auto& t : school.teachings)
    teachings.add({school_id, school.classes[t.class_index].id, school.staff[t.staff_index].id, t.role,
                   t.subject, since});
}

void write_guardians(db::Tx& tx, const SchoolPeople& school, const Sealer& sealer) {
  auto school_id = school.plan.school_id;
  Bulk<FamilyRow> families(tx, "families");
  for (auto id : school.families) families.add({school_id, id});
  Bulk<GuardianRow> guardians(tx, "guardians");
  for (const auto& guardian : school.guardians)
    guardians.add({school_id, guardian.id, guardian.name, text::name_keys(guardian.name),
                   sealer.seal(guardian.telephone), secrets::telephone_hash(sealer, guardian.telephone)});
}

void write_students(db::Tx& tx, const SchoolPeople& school, const Sealer& sealer) {
  auto school_id = school.plan.school_id;
  Bulk<StudentRow> students(tx, "students");
  Bulk<EnrollmentRow> enrollments(tx, "enrollments");
  for (const auto& s : school.students) {
    auto class_id = school.classes[s.class_index].id;
    students.add({school_id, s.id, s.enrolment_no, s.name, text::name_keys(s.name), s.sex, s.born_on,
                  sealer.seal(s.identity_no), sealer.blind_index("identity", s.identity_no),
                  sealer.seal(s.address), s.family_id, class_id, s.entered_on});
    enrollments.add({school_id, s.id, s.entered_on, class_id});
  }
}

void write_ties(db::Tx& tx, const SchoolPeople& school) {
  auto school_id = school.plan.school_id;
  Bulk<GuardianshipRow> guardianships(tx, "guardianships");
  Bulk<CareRow> care(tx, "care_memberships");
  for (const auto& s : school.students) {
    int position = 0;
    for (const auto& tie : s.ties)
      guardianships.add({school_id, s.id, school.guardians[tie.guardian].id, tie.relation, ++position,
                         tie.lives_away, tie.may_see, tie.may_receive});
    for (auto group : s.care) care.add({school_id, s.id, group, s.entered_on});
  }
}

}  // namespace

void write_people(db::Tx& tx, const SchoolPeople& school, Date taught_since, Instant now,
                  const Sealer& sealer) {
  tx.insert("schools", SchoolRow{school.plan.school_id, school.plan.name, school.plan.stage, {}, now});
  write_classes(tx, school);
  write_staff(tx, school, taught_since, sealer);
  write_guardians(tx, school, sealer);
  write_students(tx, school, sealer);
  write_ties(tx, school);
}

}  // namespace kith::demo
