// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/task_store.hpp"

#include <map>

#include "calendar/calendar.hpp"
#include "capabilities/visits/planning/plan_store.hpp"
#include "people/absences.hpp"
#include "people/words.hpp"

namespace kith::visits {
namespace {

struct StudentRow {
  std::int64_t student_id = 0, family_id = 0, class_id = 0;
  std::optional<std::string> address_sealed;
  bool is_key = false, needs_face = false, is_away = false;
};
KITH_DESCRIBE(StudentRow, (student_id, family_id, class_id, address_sealed, is_key, needs_face, is_away))

constexpr db::Sql kStudents{
    "visits.students_to_plan",
    "select s.id, s.family_id, s.class_id, s.address_sealed, "
    "case when exists (select 1 from care_memberships m where m.school_id = s.school_id and m.student_id = "
    "s.id "
    "and m.since_on <= :day and (m.until_on is null or m.until_on > :day)) then 1 else 0 end, "
    "case when exists (select 1 from care_memberships m where m.school_id = s.school_id and m.student_id = "
    "s.id "
    "and m.since_on <= :day and (m.until_on is null or m.until_on > :day) and m.care_group in "
    "('suspected_dropout', 'single_parent', 'left_behind', 'disability', 'psychological')) then 1 else 0 "
    "end, "
    "case when exists (select 1 from guardianships g where g.school_id = s.school_id and g.student_id = s.id "
    "and g.lives_away = 1 and g.may_receive = 1 and g.position = (select min(f.position) from guardianships "
    "f "
    "where f.school_id = s.school_id and f.student_id = s.id and f.may_receive = 1)) then 1 else 0 end "
    "from students s where s.school_id = :school_id and s.left_on is null and s.class_id is not null order "
    "by s.id"};

struct TeachingRow {
  std::int64_t staff_id = 0, class_id = 0;
  people::TeachingRole role = people::TeachingRole::kSubject;
};
KITH_DESCRIBE(TeachingRow, (staff_id, class_id, role))
constexpr db::Sql kTeachings{
    "visits.teachings_to_plan",
    "select distinct t.staff_id, t.class_id, t.role from teachings t "
    "join staff f on f.school_id = t.school_id and f.id = t.staff_id and f.left_on is null "
    "join classes c on c.school_id = t.school_id and c.id = t.class_id and c.closed_on is null "
    "where t.school_id = :school_id and t.since_on <= :day and (t.until_on is null or t.until_on > :day) "
    "order by t.staff_id, t.class_id, t.role"};

struct LeaderRow {
  std::int64_t staff_id = 0;
  std::int64_t class_id = 0;
};
KITH_DESCRIBE(LeaderRow, (staff_id, class_id))
constexpr db::Sql kLeaders{
    "visits.leaders_to_plan",
    "select distinct p.staff_id, c.id from staff_posts p "
    "join staff f on f.school_id = p.school_id and f.id = p.staff_id and f.left_on is null "
    "join classes c on c.school_id = p.school_id and c.closed_on is null and (p.post <> 'grade_head' "
    "or c.entry_grade + (cast(:school_year as integer) - c.entry_year) = p.grade) "
    "where p.school_id = :school_id and p.since_on <= :day and (p.until_on is null or p.until_on > :day) "
    "and p.post in ('principal', 'vice_principal', 'moral_director', 'teaching_director', 'grade_head') "
    "order by p.staff_id, c.id"};

struct BusyOf : BusyTime {
  std::int64_t staff_id = 0;
};
KITH_DESCRIBE_WITH(BusyOf, (BusyTime), (staff_id))
constexpr db::Sql kBusyTimes{
    "visits.busy_times",
    "select weekday, part, staff_id from staff_busy_times where school_id = :school_id order by staff_id"};
constexpr db::Sql kIsPresent{
    "visits.is_present_staff",
    "select count(*) from staff where school_id = :school_id and id = :staff_id and left_on is null"};

}  // namespace

std::vector<PlannedStudent> students_to_plan(db::Session& session, std::int64_t school_id, Date day,
                                             const secrets::Sealer& sealer) {
  std::vector<PlannedStudent> students;
  session.each<StudentRow>(kStudents, {{"school_id", school_id}, {"day", day}}, [&](const StudentRow& row) {
    auto address = row.address_sealed ? sealer.open(*row.address_sealed) : "";
    students.push_back({.student_id = row.student_id,
                        .family_id = row.family_id,
                        .class_id = row.class_id,
                        .is_key = row.is_key,
                        .needs_face = row.needs_face,
                        .is_away = row.is_away,
                        .neighbourhood = neighbourhood_of(address),
                        .route_key = route_key_of(address)});
  });
  return students;
}

std::vector<PlanTeacher> teachers_to_plan(db::Session& session, std::int64_t school_id, Date day) {
  std::map<std::int64_t, PlanTeacher> teachers;
  for (const auto& row : session.all<TeachingRow>(kTeachings, {{"school_id", school_id}, {"day", day}})) {
    auto& teacher = teachers[row.staff_id];
    if (row.role == people::TeachingRole::kHomeroom) teacher.homeroom_of.push_back(row.class_id);
    if (teacher.teaches.empty() || teacher.teaches.back() != row.class_id)
      teacher.teaches.push_back(row.class_id);
  }
  auto school_year = calendar::school_year_of(day);
  for (const auto& row : session.all<LeaderRow>(
           kLeaders, {{"school_id", school_id}, {"day", day}, {"school_year", school_year}})) {
    teachers[row.staff_id].is_leader = true;
    teachers[row.staff_id].leads.push_back(row.class_id);
  }
  for (const auto& row : session.all<BusyOf>(kBusyTimes, {{"school_id", school_id}}))
    if (auto found = teachers.find(row.staff_id); found != teachers.end()) found->second.busy.add(row);
  for (const auto& row : people::absences_from(session, school_id, day))
    if (auto found = teachers.find(row.staff_id); found != teachers.end())
      found->second.leave.emplace_back(row.since_on, row.until_on);
  std::vector<PlanTeacher> all;
  for (auto& [staff_id, teacher] : teachers) {
    teacher.staff_id = staff_id;
    all.push_back(std::move(teacher));
  }
  return all;
}

std::optional<PlanTeacher> teacher_to_plan(db::Session& session, std::int64_t school_id,
                                           std::int64_t staff_id, Date day) {
  if (session.one<std::int64_t>(kIsPresent, {{"school_id", school_id}, {"staff_id", staff_id}}) == 0)
    return std::nullopt;
  PlanTeacher teacher{.staff_id = staff_id};
  for (const auto& time : busy_times_of(session, school_id, staff_id)) teacher.busy.add(time);
  for (const auto& row : people::absences_from(session, school_id, day))
    if (row.staff_id == staff_id) teacher.leave.emplace_back(row.since_on, row.until_on);
  return teacher;
}

}  // namespace kith::visits
