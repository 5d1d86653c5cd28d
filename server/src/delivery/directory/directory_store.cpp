// SPDX-License-Identifier: Apache-2.0
#include "delivery/directory/directory_store.hpp"

namespace kith::delivery {

struct FamilyRow {
  std::int64_t student_id = 0;
  std::optional<std::string> enrolment_no;
  std::string name;
  int entry_grade = 0;
  int entry_year = 0;
  int number = 0;
  std::optional<std::int64_t> guardian_id;
  std::optional<people::Relation> relation;
  std::optional<std::string> telephone_hash;
};
KITH_DESCRIBE(FamilyRow, (student_id, enrolment_no, name, entry_grade, entry_year, number, guardian_id,
                          relation, telephone_hash))

struct StrangerRow {
  std::int64_t school_id = 0;
  AddressKind kind = AddressKind::kWecom;
  int line_no = 0;
  std::string class_name;
  std::string student_name;
  people::Relation relation = people::Relation::kOther;
  Mismatch reason = Mismatch::kStudentUnknown;
};
KITH_DESCRIBE(StrangerRow, (school_id, kind, line_no, class_name, student_name, relation, reason))

namespace {

constexpr db::Sql kKnown{
    "delivery.known_students",
    "select s.id, s.enrolment_no, s.name, c.entry_grade, c.entry_year, c.number, k.guardian_id, k.relation, "
    "g.telephone_hash from students s join classes c on c.school_id = s.school_id and c.id = s.class_id "
    "left join guardianships k on k.school_id = s.school_id and k.student_id = s.id "
    "left join guardians g on g.school_id = k.school_id and g.id = k.guardian_id "
    "where s.school_id = :school_id and s.class_id is not null order by s.id, k.position, k.guardian_id"};
constexpr db::Sql kForgetRun{"delivery.forget_run",
                             "delete from directory_runs where school_id = :school_id and kind = :kind"};
constexpr db::Sql kFindRun{
    "delivery.find_run",
    "select school_id, kind, begun_at, begun_by, ended_at, classes_done, classes, matched, failure from "
    "directory_runs where school_id = :school_id and kind = :kind"};
constexpr db::Sql kSchools{"delivery.schools_reading",
                           "select school_id from directory_runs where kind = :kind order by school_id"};
constexpr db::Sql kForgetStrangers{
    "delivery.forget_strangers",
    "delete from directory_strangers where school_id = :school_id and kind = :kind"};
constexpr db::Sql kStrangers{
    "delivery.strangers_of",
    "select class_name, student_name, relation, reason from directory_strangers where school_id = :school_id "
    "and kind = :kind order by line_no"};
constexpr db::Sql kSetByDirectory{
    "delivery.set_by_directory",
    "select person_id from addresses where school_id = :school_id and kind = :kind and set_by = 'directory' "
    "and ended is null order by person_id"};

db::Args key(std::int64_t school_id, AddressKind kind) { return {{"school_id", school_id}, {"kind", kind}}; }

}  // namespace

std::vector<KnownStudent> known_students(db::Session& session, std::int64_t school_id) {
  std::vector<KnownStudent> students;
  for (auto& row : session.all<FamilyRow>(kKnown, {{"school_id", school_id}})) {
    if (students.empty() || students.back().student_id != row.student_id)
      students.push_back({.student_id = row.student_id,
                          .enrolment_no = row.enrolment_no.value_or(""),
                          .name = row.name,
                          .class_key = {row.entry_grade, row.entry_year, row.number}});
    if (row.guardian_id)
      students.back().guardians.push_back(
          {*row.guardian_id, row.relation.value_or(people::Relation::kOther), row.telephone_hash});
  }
  return students;
}

void save_run(db::Tx& tx, const DirectoryRun& run) {
  tx.exec(kForgetRun, key(run.school_id, run.kind));
  tx.insert("directory_runs", run);
}

std::optional<DirectoryRun> find_run(db::Session& session, std::int64_t school_id, AddressKind kind) {
  return session.maybe<DirectoryRun>(kFindRun, key(school_id, kind));
}

std::vector<std::int64_t> schools_reading(db::Session& session, AddressKind kind) {
  return session.all<std::int64_t>(kSchools, {{"kind", kind}});
}

void save_strangers(db::Tx& tx, std::int64_t school_id, AddressKind kind,
                    const std::vector<DirectoryStranger>& strangers) {
  tx.exec(kForgetStrangers, key(school_id, kind));
  std::vector<StrangerRow> rows;
  for (const auto& each : strangers)
    rows.push_back({school_id, kind, int(rows.size()) + 1, each.class_name, each.student_name, each.relation,
                    each.reason});
  if (!rows.empty()) tx.insert_all("directory_strangers", rows);
}

std::vector<DirectoryStranger> strangers_of(db::Session& session, std::int64_t school_id, AddressKind kind) {
  return session.all<DirectoryStranger>(kStrangers, key(school_id, kind));
}

std::vector<std::int64_t> set_by_directory(db::Session& session, std::int64_t school_id, AddressKind kind) {
  return session.all<std::int64_t>(kSetByDirectory, key(school_id, kind));
}

}  // namespace kith::delivery
