// SPDX-License-Identifier: Apache-2.0
#include "people/audience.hpp"

#include <boost/json/serialize.hpp>

#include "platform/json/json.hpp"

namespace kith::people {
namespace {

struct AudienceRow {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
  std::string spec;
  Instant frozen_at{};
  std::int64_t families = 0;
  std::int64_t people = 0;
};
KITH_DESCRIBE(AudienceRow, (school_id, id, spec, frozen_at, families, people))

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

constexpr std::string_view kPresentStudents =
    " from students s join classes c on c.school_id = s.school_id and c.id = s.class_id ";

}  // namespace

Selection students_of(const AudienceSpec& spec, std::int64_t school_id, int school_year) {
  return {"select s.id as student_id, s.family_id as family_id, s.class_id as class_id" +
              std::string(kPresentStudents) + "where s.school_id = :school_id and s.left_on is null and (" +
              student_condition(spec, school_year) + ")",
          {{"school_id", school_id}}};
}

Selection members_of(const AudienceSpec& spec, std::int64_t school_id, int school_year) {
  return {
      "select g.guardian_id as person_id, s.id as student_id, s.family_id as family_id, s.class_id as "
      "class_id" +
          std::string(kPresentStudents) +
          "join guardianships g on g.school_id = s.school_id and g.student_id = s.id and g.may_receive = 1 "
          "where s.school_id = :school_id and s.left_on is null and (" +
          student_condition(spec, school_year) + ")",
      {{"school_id", school_id}}};
}

std::string still_receives(const std::string& row) {
  return "exists (select 1 from guardianships vr where vr.school_id = " + row +
         ".school_id and vr.student_id = " + row + ".student_id and vr.guardian_id = " + row +
         ".person_id and vr.may_receive = 1)";
}

AudienceCount count_audience(db::Session& session, const AudienceSpec& spec, std::int64_t school_id,
                             int school_year) {
  auto students = students_of(spec, school_id, school_year);
  auto members = members_of(spec, school_id, school_year);
  std::string sql = "select (select count(*) from (" + students.sql +
                    ") a), (select count(distinct family_id) from (" + students.sql +
                    ") b), (select count(distinct person_id) from (" + members.sql +
                    ") d), (select count(distinct family_id) from (" + students.sql +
                    ") e where family_id not in (select family_id from (" + members.sql + ") f))";
  return session.one<AudienceCount>({"people.count_audience", sql}, students.args);
}

std::int64_t save_audience(db::Tx& tx, std::int64_t school_id, const AudienceSpec& spec,
                           const AudienceCount& count, Instant now) {
  auto id = tx.take_ids(school_id);
  tx.insert("audiences", AudienceRow{school_id, id, boost::json::serialize(json::write(spec)), now,
                                     count.families, count.people});
  return id;
}

}  // namespace kith::people
