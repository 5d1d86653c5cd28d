// SPDX-License-Identifier: Apache-2.0
#include "norms/norm_sql.hpp"

#include <fmt/format.h>

namespace kith::norms {
namespace {

template <class E>
std::string list_of(const std::vector<E>& values) {
  std::string list;
  for (auto value : values) list += (list.empty() ? "'" : ", '") + to_text(value) + "'";
  return list;
}

std::string condition(const Count& count) {
  std::string sql = fmt::format("k.is_void = 0 and k.kind in ({}) and k.mode in ({})",
                                list_of(counted_kinds(count)), list_of(counted_modes(count)));
  if (count.by == By::kHomeroom) sql += " and k.by_homeroom = 1";
  if (count.with == With::kGuardianAway) sql += " and k.with_away = 1";
  return sql;
}

struct Source {
  std::string_view sum;
  std::string_view table;
  std::string_view subject;
};

// Siblings in one contact are one contact with the family.
Source source_of(const Rule& rule) {
  switch (rule.of) {
    case Of::kStudent:
      return {"count(*)", "contact_students", "student_id"};
    case Of::kFamily:
      return {"count(distinct k.contact_id)", "contact_students", "family_id"};
    case Of::kStaff:
      break;
  }
  bool by_family = rule.count.what == What::kFamilies;
  return {by_family ? "coalesce(sum(k.families), 0)" : "count(*)", "contact_staff", "staff_id"};
}

std::string figure_of(const Rule& rule, std::string_view subject) {
  auto source = source_of(rule);
  return fmt::format(
      "select {} from {} k where k.school_id = :school_id and k.{} = {} "
      "and k.held_on >= :starts_on and k.held_on <= :ends_on and {}",
      source.sum, source.table, source.subject, subject, condition(rule.count));
}

constexpr std::string_view kEnrolled =
    "from enrollments e join students s on s.school_id = e.school_id and s.id = e.student_id "
    "where e.school_id = :school_id and e.since_on <= :as_of and (e.until_on is null or e.until_on > :as_of) "
    "and (s.left_on is null or s.left_on > :as_of)";
constexpr std::string_view kAway =
    " and exists (select 1 from guardianships g where g.school_id = e.school_id and g.student_id = "
    "e.student_id "
    "and g.lives_away = 1)";
constexpr std::string_view kEmployed =
    "from staff t where t.school_id = :school_id and t.hired_on <= :as_of and (t.left_on is null or "
    "t.left_on > :as_of)";
constexpr std::string_view kTeaches =
    " and exists (select 1 from teachings h where h.school_id = t.school_id and h.staff_id = t.id "
    "and h.since_on <= :as_of and (h.until_on is null or h.until_on > :as_of))";

// Rows (class_id, subject_id).
std::string population_of(const Rule& rule) {
  if (rule.among == Among::kMet)
    return fmt::format(
        "select b.class_id, b.subject_id from tallies b where b.school_id = :school_id and b.period_no = "
        ":period_no "
        "and b.norm_id = '{}' and b.met = 1",
        *rule.among_met);
  if (rule.of == Of::kStaff)
    return fmt::format("select cast(0 as bigint) as class_id, t.id as subject_id {}{}", kEmployed,
                       rule.among == Among::kTeaching ? kTeaches : "");
  if (rule.of == Of::kFamily)
    return fmt::format("select distinct e.class_id, s.family_id as subject_id {}", kEnrolled);
  return fmt::format("select e.class_id, e.student_id as subject_id {}{}", kEnrolled,
                     rule.among == Among::kGuardiansAway ? kAway : "");
}

std::string fill_of(const Norm& norm) {
  return fmt::format(
      "insert into tallies (school_id, period_no, class_id, subject_id, norm_id, figure, target, met) "
      "with counted as materialized (select p.class_id, p.subject_id, ({}) as figure from ({}) p) "
      "select cast(:school_id as bigint), cast(:period_no as integer), c.class_id, c.subject_id, '{}', "
      "c.figure, "
      "cast(:target as integer), case when c.figure >= cast(:target as integer) then 1 else 0 end from "
      "counted c",
      figure_of(norm.rule, "p.subject_id"), population_of(norm.rule), norm.clause);
}

}  // namespace

NormSql::NormSql(const Norm& norm)
    : figure_name_("norms.figure." + norm.clause),
      figure_(figure_of(norm.rule, ":subject_id")),
      fill_name_("norms.fill." + norm.clause),
      fill_(fill_of(norm)) {}

}  // namespace kith::norms
