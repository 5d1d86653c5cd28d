// SPDX-License-Identifier: Apache-2.0
#include "people/directory_store.hpp"

#include "calendar/calendar.hpp"

namespace kith::people {
namespace {

constexpr db::Sql kFindSchool{
    "people.find_school",
    "select school_id, name, stage, junior_naming from schools where school_id = :school_id"};
constexpr db::Sql kFindSchoolNamed{
    "people.find_school_named",
    "select school_id, name, stage, junior_naming from schools where name = :name"};

constexpr std::string_view kClasses =
    "select c.id, (select count(*) from students n where n.school_id = c.school_id and n.class_id = c.id "
    "and n.left_on is null), h.id, h.name, c.entry_grade, c.entry_year, c.number "
    "from classes c left join staff h on h.school_id = c.school_id and h.id = ("
    "select min(t.staff_id) from teachings t where t.school_id = c.school_id and t.class_id = c.id and "
    "t.role = 'homeroom' "
    "and t.since_on <= :today and (t.until_on is null or t.until_on > :today)) "
    "where c.closed_on is null and ";
constexpr std::string_view kClassOrder = " order by c.entry_grade, c.entry_year desc, c.number";

constexpr std::string_view kStudents =
    "select s.id, s.name, s.sex, s.class_id, s.family_id, g.id, g.name, r.relation, "
    "case when exists (select 1 from guardianships a where a.school_id = s.school_id and a.student_id = s.id "
    "and a.lives_away = 1) then 1 else 0 end, c.entry_grade, c.entry_year, c.number "
    "from students s join classes c on c.school_id = s.school_id and c.id = s.class_id "
    "left join guardianships r on r.school_id = s.school_id and r.student_id = s.id and r.guardian_id = ("
    "select p.guardian_id from guardianships p where p.school_id = s.school_id and p.student_id = s.id "
    "and p.may_receive = 1 order by p.position, p.guardian_id limit 1) "
    "left join guardians g on g.school_id = r.school_id and g.id = r.guardian_id "
    "where ";
constexpr std::string_view kStudentOrder = " order by s.class_id, s.enrolment_no, s.id";

constexpr db::Sql kGuardians{
    "people.guardians_of",
    "select g.id, g.name, r.relation, r.position, r.lives_away, r.may_see, r.may_receive, g.telephone_sealed "
    "from guardianships r join guardians g on g.school_id = r.school_id and g.id = r.guardian_id "
    "where r.school_id = :school_id and r.student_id = :student_id order by r.position, g.id"};
constexpr std::string_view kCareGroups =
    "select m.care_group from care_memberships m join students s on s.school_id = m.school_id and s.id = "
    "m.student_id "
    "where m.student_id = :student_id and m.since_on <= :today and (m.until_on is null or m.until_on > "
    ":today) and ";
constexpr db::Sql kPosts{"people.posts_of_staff",
                         "select t.id, t.name, p.post from staff t left join staff_posts p on p.school_id = "
                         "t.school_id and p.staff_id = t.id "
                         "and p.since_on <= :today and (p.until_on is null or p.until_on > :today) "
                         "where t.school_id = :school_id and t.left_on is null and p.post is not null order "
                         "by t.staff_no, t.id, p.post"};
constexpr db::Sql kTaught{
    "people.classes_taught",
    "select distinct c.entry_grade, c.entry_year, c.number, t.staff_id from teachings t "
    "join classes c on c.school_id = t.school_id and c.id = t.class_id "
    "where t.school_id = :school_id and t.since_on <= :today and (t.until_on is null or t.until_on > :today) "
    "order by t.staff_id, c.entry_grade, c.entry_year desc, c.number"};
constexpr db::Sql kSizes{
    "people.school_sizes",
    "select k.school_id, k.name, k.stage, "
    "(select count(*) from students s where s.school_id = k.school_id and s.left_on is null), "
    "(select count(*) from classes c where c.school_id = k.school_id and c.closed_on is null), "
    "(select count(*) from staff t where t.school_id = k.school_id and t.left_on is null) "
    "from schools k order by k.school_id"};

// Beside the scope it says "among one's own", so that the children are found by their guardian and not by
// going through the school.
constexpr std::string_view kOwnChildren =
    "select s.id, s.name, s.class_id, h.id, h.name, c.entry_grade, c.entry_year, c.number, k.junior_naming "
    "from guardianships o join students s on s.school_id = o.school_id and s.id = o.student_id "
    "join classes c on c.school_id = s.school_id and c.id = s.class_id "
    "join schools k on k.school_id = s.school_id "
    "left join staff h on h.school_id = s.school_id and h.id = ("
    "select min(t.staff_id) from teachings t where t.school_id = s.school_id and t.class_id = s.class_id and "
    "t.role = 'homeroom' "
    "and t.since_on <= :today and (t.until_on is null or t.until_on > :today)) "
    "where o.school_id = :viewer_school and o.guardian_id = :viewer_person and s.left_on is null and ";
constexpr db::Sql kSchoolIds{"people.school_ids", "select school_id from schools order by school_id"};

}  // namespace

std::optional<SchoolRow> find_school(db::Session& session, std::int64_t school_id) {
  return session.maybe<SchoolRow>(kFindSchool, {{"school_id", school_id}});
}

std::optional<SchoolRow> find_school_named(db::Session& session, const std::string& name) {
  return session.maybe<SchoolRow>(kFindSchoolNamed, {{"name", name}});
}

ClassNaming naming_of(db::Session& session, std::int64_t school_id, Date today) {
  auto school = find_school(session, school_id);
  return {school ? school->junior_naming : JuniorNaming::kByNumber, calendar::school_year_of(today)};
}

std::vector<ChildRow> own_children(db::Session& session, const Viewer& viewer, Date today) {
  auto scope = students_in_sight(viewer, today);
  std::string sql = std::string(kOwnChildren) + scope.sql + std::string(kStudentOrder);
  return session.all<ChildRow>({"people.own_children", sql}, scope.with({{"today", today}}));
}

std::vector<ClassRow> classes_in(db::Session& session, const Scope& scope, Date today) {
  std::string sql = std::string(kClasses) + scope.sql + std::string(kClassOrder);
  return session.all<ClassRow>({"people.classes_in", sql}, scope.with({{"today", today}}));
}

std::vector<StudentRow> students_in(db::Session& session, const Scope& scope, const std::string& condition,
                                    const db::Args& args) {
  std::string sql = std::string(kStudents) + scope.sql + " and " + condition + std::string(kStudentOrder);
  return session.all<StudentRow>({"people.students_in", sql}, scope.with(args));
}

std::vector<GuardianRow> guardians_of(db::Session& session, std::int64_t school_id, std::int64_t student_id) {
  return session.all<GuardianRow>(kGuardians, {{"school_id", school_id}, {"student_id", student_id}});
}

std::vector<CareGroup> care_groups_of(db::Session& session, const Scope& care, std::int64_t student_id,
                                      Date today) {
  std::string sql = std::string(kCareGroups) + care.sql + " order by m.care_group";
  return session.all<CareGroup>({"people.care_groups_of", sql},
                                care.with({{"student_id", student_id}, {"today", today}}));
}

bool has_care_grant(db::Session& session, const Scope& care, std::int64_t student_id) {
  std::string sql = "select count(*) from students s where s.id = :student_id and " + care.sql;
  return session.one<std::int64_t>({"people.has_care_grant", sql}, care.with({{"student_id", student_id}})) >
         0;
}

std::vector<PostRow> posts_of_staff(db::Session& session, std::int64_t school_id, Date today) {
  return session.all<PostRow>(kPosts, {{"school_id", school_id}, {"today", today}});
}

std::vector<TaughtRow> classes_taught(db::Session& session, std::int64_t school_id, Date today) {
  return session.all<TaughtRow>(kTaught, {{"school_id", school_id}, {"today", today}});
}

std::vector<SchoolLine> school_sizes(db::Session& session) { return session.all<SchoolLine>(kSizes, {}); }

std::vector<std::int64_t> school_ids(db::Session& session) { return session.all<std::int64_t>(kSchoolIds); }

}  // namespace kith::people
