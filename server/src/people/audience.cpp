// SPDX-License-Identifier: Apache-2.0
#include "people/audience.hpp"

#include "platform/id.hpp"
#include "platform/json/json.hpp"

namespace kith::people {
namespace {

struct AudienceRow {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
  std::string spec;
  // Counted when it is frozen.
  std::int64_t families = 0;
  std::int64_t people = 0;
  std::int64_t unreachable = 0;
};
KITH_DESCRIBE(AudienceRow, (school_id, id, spec, families, people, unreachable))

constexpr db::Sql kFreeze{"people.freeze_audience",
                          "update audiences set families = :families, people = :people, unreachable = "
                          ":unreachable, frozen_at = :at "
                          "where school_id = :school_id and id = :id and frozen_at is null"};

// Only numbers of our own types are ever joined, so no text from outside reaches the statement.
template <class Number>
std::string list_of(const std::vector<Number>& numbers) {
  std::string text;
  for (auto number : numbers) text += (text.empty() ? "" : ", ") + std::to_string(number);
  return text;
}

std::string student_condition(const AudienceSpec& spec, int school_year) {
  if (spec.whole_school) return "true";
  std::string condition = "false";
  if (!spec.grades.empty())
    condition += " or c.entry_grade + (" + std::to_string(school_year) + " - c.entry_year) in (" +
                 list_of(spec.grades) + ")";
  if (!spec.class_ids.empty()) condition += " or s.class_id in (" + list_of(spec.class_ids) + ")";
  if (!spec.student_ids.empty()) condition += " or s.id in (" + list_of(spec.student_ids) + ")";
  return condition;
}

// Who has left is in no class, so that a class's index alone tells who is there.
constexpr std::string_view kPresentStudents =
    " from students s join classes c on c.school_id = s.school_id and c.id = s.class_id ";

}  // namespace

Selection students_of(const AudienceSpec& spec, std::int64_t school_id, int school_year) {
  return {"select s.id as student_id, s.family_id as family_id, s.class_id as class_id" +
              std::string(kPresentStudents) + "where s.school_id = :school_id and (" +
              student_condition(spec, school_year) + ")",
          {{"school_id", school_id}}};
}

Selection members_of(const AudienceSpec& spec, std::int64_t school_id, int school_year) {
  return {
      "select g.guardian_id as person_id, s.id as student_id, s.family_id as family_id, s.class_id as "
      "class_id" +
          std::string(kPresentStudents) +
          "join guardianships g on g.school_id = s.school_id and g.student_id = s.id and g.may_receive = 1 "
          "where s.school_id = :school_id and (" +
          student_condition(spec, school_year) + ")",
      {{"school_id", school_id}}};
}

std::string still_receives(const std::string& row) {
  return "exists (select 1 from guardianships vr where vr.school_id = " + row +
         ".school_id and vr.student_id = " + row + ".student_id and vr.guardian_id = " + row +
         ".person_id and vr.may_receive = 1)";
}

// Families first, then whom they can be reached by: two walks over the students, each grouped once.
AudienceCount count_audience(db::Session& session, const AudienceSpec& spec, std::int64_t school_id,
                             int school_year) {
  auto students = students_of(spec, school_id, school_year);
  auto members = members_of(spec, school_id, school_year);
  std::string sql =
      "select coalesce(sum(students), 0), count(*), (select count(*) from (select distinct person_id from (" +
      members.sql +
      ") m) p), coalesce(sum(case when is_reached = 0 then 1 else 0 end), 0) from ("
      "select family_id, count(*) as students, max(is_reached) as is_reached from ("
      "select a.family_id as family_id, case when exists (select 1 from guardianships r where r.school_id = "
      ":school_id "
      "and r.student_id = a.student_id and r.may_receive = 1) then 1 else 0 end as is_reached from (" +
      students.sql + ") a) by_student group by family_id) by_family";
  return session.one<AudienceCount>({"people.count_audience", sql}, students.args);
}

std::string is_frozen(const std::string& row) {
  return "exists (select 1 from audiences va where va.school_id = " + row + ".school_id and va.id = " + row +
         ".audience_id and va.frozen_at is not null)";
}

void save_audience(db::Tx& tx, std::int64_t audience_id, const AudienceSpec& spec) {
  tx.insert("audiences", AudienceRow{tenant_of(audience_id), audience_id, json::write_text(spec)});
}

void freeze_audience(db::Tx& tx, std::int64_t audience_id, const AudienceCount& count, Instant at) {
  tx.exec(kFreeze, {{"school_id", tenant_of(audience_id)},
                    {"id", audience_id},
                    {"families", count.families},
                    {"people", count.people},
                    {"unreachable", count.unreachable},
                    {"at", at}});
}

}  // namespace kith::people
