// SPDX-License-Identifier: Apache-2.0
#include "people/audience.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/parse.hpp>

#include "calendar/calendar.hpp"
#include "people/scope.hpp"
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

constexpr db::Sql kSpec{"people.find_audience",
                        "select spec from audiences where school_id = :school_id and id = :id"};

constexpr db::Sql kExtend{
    "people.extend_audience",
    "update audiences set spec = :spec, families = :families, people = :people, "
    "unreachable = :unreachable where school_id = :school_id and id = :id and frozen_at "
    "is not null"};

constexpr std::string_view kStaffOfDay =
    "select t.id as person_id from staff t where t.school_id = :school_id and t.hired_on <= :today and "
    "(t.left_on "
    "is null or t.left_on > :today)";
constexpr std::string_view kWhoTeach =
    " and exists (select 1 from teachings x join classes c on c.school_id = x.school_id and c.id = "
    "x.class_id "
    "where x.school_id = t.school_id and x.staff_id = t.id and x.since_on <= :today and (x.until_on is null "
    "or "
    "x.until_on > :today){}{})";

std::string role_condition(StaffGroup group) {
  if (group == StaffGroup::kHomeroomTeachers) return " and x.role = 'homeroom'";
  if (group == StaffGroup::kSubjectTeachers) return " and x.role = 'subject'";
  return "";
}

constexpr std::string_view kInCare =
    "select distinct s.id from students s join care_memberships m on m.school_id = s.school_id and "
    "m.student_id = s.id and m.care_group in ({}) and m.since_on <= :today and (m.until_on is null or "
    "m.until_on > :today) where s.class_id is not null and {} and {} order by s.id";

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
      "class_id, g.is_carer as is_carer, g.position as position" +
          std::string(kPresentStudents) +
          "join guardianships g on g.school_id = s.school_id and g.student_id = s.id and g.may_receive = 1 "
          "where s.school_id = :school_id and (" +
          student_condition(spec, school_year) + ")",
      {{"school_id", school_id}}};
}

Selection staff_of(const StaffSpec& spec, std::int64_t school_id, Date today) {
  std::string sql(kStaffOfDay);
  if (spec.group != StaffGroup::kEverybody || !spec.grades.empty()) {
    auto grades = spec.grades.empty() ? std::string()
                                      : fmt::format(" and c.entry_grade + ({} - c.entry_year) in ({})",
                                                    calendar::school_year_of(today), list_of(spec.grades));
    sql += fmt::format(fmt::runtime(kWhoTeach), role_condition(spec.group), grades);
  }
  return {sql, {{"school_id", school_id}, {"today", today}}};
}

std::vector<std::int64_t> students_in_care(db::Session& session, const Viewer& viewer,
                                           const std::vector<CareGroup>& groups, Date today) {
  if (groups.empty()) return {};
  std::string names;
  for (auto group : groups) names += (names.empty() ? "'" : ", '") + to_text(group) + "'";
  const auto sight = students_in_sight(viewer, today), care = care_in_sight(viewer, today);
  auto args = sight.with({{"today", today}});
  for (const auto& arg : care.args)
    if (std::none_of(args.begin(), args.end(), [&](const auto& known) { return known.name == arg.name; }))
      args.push_back(arg);
  return session.all<std::int64_t>(
      {"people.students_in_care", fmt::format(fmt::runtime(kInCare), names, sight.sql, care.sql)}, args);
}

std::string still_receives(const std::string& row) {
  return "exists (select 1 from guardianships vr where vr.school_id = " + row +
         ".school_id and vr.student_id = " + row + ".student_id and vr.guardian_id = " + row +
         ".person_id and vr.may_receive = 1)";
}

// Two walks: over the students, and over those who receive for them.
AudienceCount count_audience(db::Session& session, const AudienceSpec& spec, std::int64_t school_id,
                             int school_year) {
  auto students = students_of(spec, school_id, school_year);
  auto sql = fmt::format(
      "select asked.students, asked.families, reached.people, asked.families - reached.families from "
      "(select count(*) as students, count(distinct a.family_id) as families from ({}) a) asked cross join "
      "(select count(distinct m.person_id) as people, count(distinct m.family_id) as families from ({}) m) "
      "reached",
      students.sql, members_of(spec, school_id, school_year).sql);
  return session.one<AudienceCount>({"people.count_audience", sql}, students.args);
}

std::string is_frozen(const std::string& row) {
  return "exists (select 1 from audiences va where va.school_id = " + row + ".school_id and va.id = " + row +
         ".audience_id and va.frozen_at is not null)";
}

void save_audience(db::Tx& tx, std::int64_t audience_id, const AudienceSpec& spec) {
  tx.insert("audiences", AudienceRow{tenant_of(audience_id), audience_id, json::write_text(spec)});
}

AudienceSpec find_audience(db::Session& session, std::int64_t audience_id) {
  auto text = session.one<std::string>(kSpec, {{"school_id", tenant_of(audience_id)}, {"id", audience_id}});
  return json::read<AudienceSpec>(boost::json::parse(text)).value();
}

void extend_audience(db::Tx& tx, std::int64_t audience_id, const AudienceSpec& spec,
                     const AudienceCount& count) {
  tx.exec(kExtend, {{"school_id", tenant_of(audience_id)},
                    {"id", audience_id},
                    {"spec", json::write_text(spec)},
                    {"families", count.families},
                    {"people", count.people},
                    {"unreachable", count.unreachable}});
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
