// SPDX-License-Identifier: Apache-2.0
#include "people/roster/known_store.hpp"

#include <map>

namespace kith::people {
namespace {

constexpr db::Sql kClasses{
    "roster.classes",
    "select id, entry_grade, entry_year, number, case when closed_on is null then 0 else 1 end "
    "from classes where school_id = :school_id"};
constexpr db::Sql kIndex{
    "roster.student_index",
    "select s.id, s.enrolment_no, s.identity_hash, s.name, c.entry_grade, c.entry_year, c.number "
    "from students s left join classes c on c.school_id = s.school_id and c.id = s.class_id "
    "where s.school_id = :school_id order by s.id"};
constexpr db::Sql kGuardianIndex{
    "roster.guardian_index",
    "select id, telephone_hash from guardians where school_id = :school_id and telephone_hash is not null"};

#define KITH_ROSTER_STUDENTS                                                                            \
  "select s.id, s.enrolment_no, s.name, s.sex, s.born_on, s.identity_hash, s.address_sealed, "          \
  "c.entry_grade, "                                                                                     \
  "c.entry_year, c.number from students s left join classes c on c.school_id = s.school_id and c.id = " \
  "s.class_id "                                                                                         \
  "where s.school_id = :school_id and "
#define KITH_ROSTER_GUARDIANS                                                                                \
  "select k.student_id, g.id, g.name, g.telephone_hash, k.relation, k.position, k.lives_away from students " \
  "s "                                                                                                       \
  "join guardianships k on k.school_id = s.school_id and k.student_id = s.id "                               \
  "join guardians g on g.school_id = k.school_id and g.id = k.guardian_id where s.school_id = :school_id "   \
  "and "
#define KITH_ROSTER_CARE                                                                                    \
  "select m.student_id, m.care_group from students s join care_memberships m on m.school_id = s.school_id " \
  "and m.student_id = s.id where s.school_id = :school_id and m.until_on is null and "
#define KITH_ROSTER_BY_POSITION " order by k.student_id, k.position, g.id"

constexpr db::Sql kStudentsOfClass{"roster.students_of_class", KITH_ROSTER_STUDENTS "s.class_id = :id"};
constexpr db::Sql kGuardiansOfClass{"roster.guardians_of_class",
                                    KITH_ROSTER_GUARDIANS "s.class_id = :id" KITH_ROSTER_BY_POSITION};
constexpr db::Sql kCareOfClass{"roster.care_of_class", KITH_ROSTER_CARE "s.class_id = :id"};
constexpr db::Sql kStudent{"roster.student", KITH_ROSTER_STUDENTS "s.id = :id"};
constexpr db::Sql kGuardiansOfStudent{"roster.guardians_of_student",
                                      KITH_ROSTER_GUARDIANS "s.id = :id" KITH_ROSTER_BY_POSITION};
constexpr db::Sql kCareOfStudent{"roster.care_of_student", KITH_ROSTER_CARE "s.id = :id"};

constexpr db::Sql kStaff{"roster.staff",
                         "select id, staff_no, name, sex, telephone_hash, left_on from staff "
                         "where school_id = :school_id order by id"};
constexpr db::Sql kPosts{
    "roster.posts",
    "select staff_id, post, grade from staff_posts where school_id = :school_id and until_on is null"};
constexpr db::Sql kTeachings{
    "roster.teachings",
    "select t.staff_id, c.entry_grade, c.entry_year, c.number, t.role, t.subject from teachings t "
    "join classes c on c.school_id = t.school_id and c.id = t.class_id "
    "where t.school_id = :school_id and t.until_on is null"};
// Two steps, because SQLite would begin the joined one with every guardianship of the school.
constexpr db::Sql kFamilies{"roster.families_of_guardian",
                            "select distinct s.family_id from guardianships k "
                            "join students s on s.school_id = k.school_id and s.id = k.student_id "
                            "where k.school_id = :school_id and k.guardian_id = :guardian_id"};
constexpr db::Sql kChildren{"roster.children_of_family",
                            "select s.id, k.guardian_id from students s "
                            "join guardianships k on k.school_id = s.school_id and k.student_id = s.id "
                            "where s.school_id = :school_id and s.family_id = :family_id order by s.id"};

struct RosterClassRow {
  std::int64_t id = 0;
  int entry_grade = 0, entry_year = 0, number = 0;
  bool is_closed = false;
};
KITH_DESCRIBE(RosterClassRow, (id, entry_grade, entry_year, number, is_closed))

struct RosterIndexRow {
  std::int64_t id = 0;
  std::optional<std::string> enrolment_no, identity_hash;
  std::string name;
  std::optional<int> entry_grade, entry_year, number;
};
KITH_DESCRIBE(RosterIndexRow, (id, enrolment_no, identity_hash, name, entry_grade, entry_year, number))

struct RosterTelephoneRow {
  std::int64_t id = 0;
  std::string telephone_hash;
};
KITH_DESCRIBE(RosterTelephoneRow, (id, telephone_hash))

struct RosterStudentRow {
  std::int64_t id = 0;
  std::optional<std::string> enrolment_no;
  std::string name;
  Sex sex = Sex::kMale;
  std::optional<Date> born_on;
  std::optional<std::string> identity_hash, address_sealed;
  std::optional<int> entry_grade, entry_year, number;
};
KITH_DESCRIBE(RosterStudentRow, (id, enrolment_no, name, sex, born_on, identity_hash, address_sealed,
                                 entry_grade, entry_year, number))

struct RosterGuardianRow {
  std::int64_t student_id = 0, guardian_id = 0;
  std::string name;
  std::optional<std::string> telephone_hash;
  Relation relation = Relation::kOther;
  int position = 0;
  bool lives_away = false;
};
KITH_DESCRIBE(RosterGuardianRow,
              (student_id, guardian_id, name, telephone_hash, relation, position, lives_away))

struct RosterCareRow {
  std::int64_t student_id = 0;
  CareGroup care_group = CareGroup::kLeftBehind;
};
KITH_DESCRIBE(RosterCareRow, (student_id, care_group))

struct RosterStaffRow {
  std::int64_t id = 0;
  std::optional<std::string> staff_no;
  std::string name;
  std::optional<Sex> sex;
  std::optional<std::string> telephone_hash;
  std::optional<Date> left_on;
};
KITH_DESCRIBE(RosterStaffRow, (id, staff_no, name, sex, telephone_hash, left_on))

struct RosterPostRow {
  std::int64_t staff_id = 0;
  Post post = Post::kOther;
  std::optional<int> grade;
};
KITH_DESCRIBE(RosterPostRow, (staff_id, post, grade))

struct RosterTeachingRow {
  std::int64_t staff_id = 0;
  int entry_grade = 0, entry_year = 0, number = 0;
  TeachingRole role = TeachingRole::kSubject;
  std::string subject;
};
KITH_DESCRIBE(RosterTeachingRow, (staff_id, entry_grade, entry_year, number, role, subject))

struct RosterChildRow {
  std::int64_t student_id = 0, guardian_id = 0;
};
KITH_DESCRIBE(RosterChildRow, (student_id, guardian_id))

template <class Row>
std::optional<ClassRef> class_ref_of(const Row& row, int school_year) {
  if (!row.number) return std::nullopt;
  return ClassRef{grade_in({*row.entry_grade, *row.entry_year, *row.number}, school_year), *row.number};
}

std::optional<Digest> digest_of(const std::optional<std::string>& hash) {
  return hash ? std::optional(people::digest_of(*hash)) : std::nullopt;
}

struct StudentQueries {
  const db::Sql &students, &guardians, &care;
};

void load_students(db::Session& session, const RosterSchool& school, const StudentQueries& queries,
                   std::int64_t id, KnownStudents& students) {
  db::Args args{{"school_id", school.school_id}, {"id", id}};
  session.each<RosterStudentRow>(queries.students, args, [&](const RosterStudentRow& row) {
    students[row.id] = {.student_id = row.id,
                        .enrolment_no = row.enrolment_no.value_or(""),
                        .name = row.name,
                        .sex = row.sex,
                        .born_on = row.born_on,
                        .identity = digest_of(row.identity_hash),
                        .address_sealed = row.address_sealed.value_or(""),
                        .class_ref = class_ref_of(row, school.school_year)};
  });
  session.each<RosterGuardianRow>(queries.guardians, args, [&](const RosterGuardianRow& row) {
    students[row.student_id].guardians.push_back({row.guardian_id, row.name, digest_of(row.telephone_hash),
                                                  row.relation, row.position, row.lives_away});
  });
  session.each<RosterCareRow>(queries.care, args, [&](const RosterCareRow& row) {
    students[row.student_id].care_groups.push_back(row.care_group);
  });
}

}  // namespace

KnownClasses load_classes(db::Session& session, const RosterSchool& school) {
  KnownClasses classes;
  session.each<RosterClassRow>(kClasses, {{"school_id", school.school_id}}, [&](const RosterClassRow& row) {
    ClassKey key{row.entry_grade, row.entry_year, row.number};
    classes[{grade_in(key, school.school_year), row.number}] = {row.id, row.is_closed};
  });
  return classes;
}

StudentIndex load_student_index(db::Session& session, const RosterSchool& school) {
  StudentIndex index;
  session.each<RosterIndexRow>(kIndex, {{"school_id", school.school_id}}, [&](RosterIndexRow row) {
    index.add({row.id, row.enrolment_no.value_or(""), digest_of(row.identity_hash), std::move(row.name),
               class_ref_of(row, school.school_year)});
  });
  return index;
}

void load_guardian_index(db::Session& session, std::int64_t school_id, GuardianIndex& index) {
  session.each<RosterTelephoneRow>(kGuardianIndex, {{"school_id", school_id}},
                                   [&](const RosterTelephoneRow& row) {
                                     index.add(people::digest_of(row.telephone_hash), row.id);
                                     index.keep();
                                   });
}

void load_class(db::Session& session, const RosterSchool& school, std::int64_t class_id,
                KnownStudents& students) {
  load_students(session, school, {kStudentsOfClass, kGuardiansOfClass, kCareOfClass}, class_id, students);
}

void load_student(db::Session& session, const RosterSchool& school, std::int64_t student_id,
                  KnownStudents& students) {
  load_students(session, school, {kStudent, kGuardiansOfStudent, kCareOfStudent}, student_id, students);
}

std::vector<KnownStaff> load_staff(db::Session& session, const RosterSchool& school) {
  std::vector<KnownStaff> staff;
  std::unordered_map<std::int64_t, std::size_t> places;
  db::Args args{{"school_id", school.school_id}};
  session.each<RosterStaffRow>(kStaff, args, [&](const RosterStaffRow& row) {
    places[row.id] = staff.size();
    staff.push_back({row.id,
                     row.staff_no.value_or(""),
                     row.name,
                     row.sex,
                     digest_of(row.telephone_hash),
                     row.left_on.has_value(),
                     {},
                     {}});
  });
  session.each<RosterPostRow>(kPosts, args, [&](const RosterPostRow& row) {
    staff[places.at(row.staff_id)].posts.push_back({row.post, row.grade});
  });
  session.each<RosterTeachingRow>(kTeachings, args, [&](const RosterTeachingRow& row) {
    ClassRef class_ref{grade_in({row.entry_grade, row.entry_year, row.number}, school.school_year),
                       row.number};
    staff[places.at(row.staff_id)].teachings.push_back({class_ref, row.role, row.subject});
  });
  return staff;
}

void load_families(db::Session& session, std::int64_t school_id, std::int64_t guardian_id,
                   Families& families) {
  db::Args of_guardian{{"school_id", school_id}, {"guardian_id", guardian_id}};
  for (auto family_id : session.all<std::int64_t>(kFamilies, of_guardian)) {
    std::map<std::int64_t, std::vector<std::int64_t>> children;
    session.each<RosterChildRow>(
        kChildren, {{"school_id", school_id}, {"family_id", family_id}},
        [&](const RosterChildRow& row) { children[row.student_id].push_back(row.guardian_id); });
    for (auto& [student_id, guardian_ids] : children) families.add(family_id, std::move(guardian_ids));
  }
}

}  // namespace kith::people
