// SPDX-License-Identifier: Apache-2.0
#include "capabilities/practice/known_store.hpp"

namespace kith::practice {
namespace {

// Of fewer children in a care group one could be told apart.
constexpr int kFew = 5;

struct StudentName {
  std::int64_t id = 0;
  std::string name;
  std::optional<std::string> address_sealed;
  bool is_close = false;
};
KITH_DESCRIBE(StudentName, (id, name, address_sealed, is_close))

struct CloseName {
  std::string name;
  bool is_close = false;
};
KITH_DESCRIBE(CloseName, (name, is_close))

struct CareCount {
  people::CareGroup care_group{};
  int students = 0;
};
KITH_DESCRIBE(CareCount, (care_group, students))

constexpr db::Sql kStudents{
    "practice.student_names",
    "select s.id, s.name, s.address_sealed, case when s.id = :student_id or (s.class_id is not null and "
    "s.class_id = (select m.class_id from students m where m.school_id = :school_id and m.id = :student_id)) "
    "or s.family_id = (select f.family_id from students f where f.school_id = :school_id "
    "and f.id = :student_id) then 1 else 0 end as is_close from students s where s.school_id = :school_id"};
constexpr db::Sql kGuardians{
    "practice.guardian_names",
    "select g.name, case when exists (select 1 from guardianships r where r.school_id = g.school_id "
    "and r.guardian_id = g.id and r.student_id = :student_id) then 1 else 0 end as is_close "
    "from guardians g where g.school_id = :school_id"};
constexpr db::Sql kStaff{
    "practice.staff_names",
    "select t.name, case when exists (select 1 from teachings e join students s on s.school_id = e.school_id "
    "and s.class_id = e.class_id where e.school_id = t.school_id and e.staff_id = t.id "
    "and s.id = :student_id) then 1 else 0 end as is_close from staff t where t.school_id = :school_id"};
constexpr db::Sql kSchools{"practice.school_names", "select name from schools"};
constexpr db::Sql kCare{
    "practice.care_counts",
    "select m.care_group, count(distinct m.student_id) as students from care_memberships m "
    "join students s on s.school_id = m.school_id and s.id = m.student_id and s.left_on is null "
    "where m.school_id = :school_id and m.since_on <= :day and (m.until_on is null or m.until_on > :day) "
    "group by m.care_group"};

}  // namespace

Known load_known(db::Session& session, const secrets::Sealer& sealer, std::int64_t school_id,
                 std::int64_t student_id, Date today) {
  Known known;
  db::Args args{{"school_id", school_id}, {"student_id", student_id}};
  for (auto& row : session.all<StudentName>(kStudents, args)) {
    bool is_the_child = row.id == student_id;
    known.people.push_back({row.name, is_the_child ? Whose::kTheChild : Whose::kStudent, row.is_close});
    if (!row.address_sealed) continue;
    auto address = sealer.open(*row.address_sealed);
    if (is_the_child) known.home_address = address;
    known.addresses.push_back(std::move(address));
  }
  for (const auto& row : session.all<CloseName>(kGuardians, args))
    known.people.push_back({row.name, Whose::kGuardian, row.is_close});
  for (const auto& row : session.all<CloseName>(kStaff, args))
    known.people.push_back({row.name, Whose::kStaff, row.is_close});
  known.schools = session.all<std::string>(kSchools);
  for (auto group : enumerators<people::CareGroup>()) known.few.insert(group);
  for (const auto& row : session.all<CareCount>(kCare, {{"school_id", school_id}, {"day", today}}))
    if (row.students >= kFew) known.few.erase(row.care_group);
  return known;
}

}  // namespace kith::practice
