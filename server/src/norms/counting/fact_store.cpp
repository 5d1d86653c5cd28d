// SPDX-License-Identifier: Apache-2.0
#include "norms/counting/fact_store.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kith::norms {
namespace {

struct StudentFactRow {
  std::int64_t student_id = 0;
  std::int64_t family_id = 0;
  std::int64_t contact_id = 0;
  Date held_on{};
  ledger::ContactKind kind{};
  ledger::Mode mode{};
  ledger::BegunBy begun_by{};
  bool by_homeroom = false;
  bool with_away = false;
};
KITH_DESCRIBE(StudentFactRow,
              (student_id, family_id, contact_id, held_on, kind, mode, begun_by, by_homeroom, with_away))

struct StaffFactRow {
  std::int64_t staff_id = 0;
  std::int64_t contact_id = 0;
  Date held_on{};
  ledger::ContactKind kind{};
  ledger::Mode mode{};
  int families = 0;
};
KITH_DESCRIBE(StaffFactRow, (staff_id, contact_id, held_on, kind, mode, families))

struct GroupFactRow {
  ledger::GroupKind group_kind{};
  std::int64_t group_id = 0;
  std::int64_t contact_id = 0;
  Date held_on{};
  ledger::ContactKind kind{};
  ledger::Mode mode{};
  ledger::Level level{};
  bool planned = false;
};
KITH_DESCRIBE(GroupFactRow, (group_kind, group_id, contact_id, held_on, kind, mode, level, planned))

constexpr std::string_view kStudentRows =
    "select student_id, family_id, contact_id, held_on, kind, mode, begun_by, by_homeroom, with_away "
    "from contact_students";
constexpr std::string_view kStaffRows =
    "select staff_id, contact_id, held_on, kind, mode, families from contact_staff";
constexpr std::string_view kGroupRows =
    "select group_kind, group_id, contact_id, held_on, kind, mode, level, planned from contact_groups";

Fact fact_of(const StudentFactRow& row) {
  return {.contact_id = row.contact_id,
          .held_on = row.held_on,
          .kind = row.kind,
          .mode = row.mode,
          .begun_by = row.begun_by,
          .by_homeroom = row.by_homeroom,
          .with_away = row.with_away};
}

Fact fact_of(const StaffFactRow& row) {
  return {.contact_id = row.contact_id,
          .held_on = row.held_on,
          .kind = row.kind,
          .mode = row.mode,
          .families = row.families};
}

Fact fact_of(const GroupFactRow& row) {
  return {.contact_id = row.contact_id,
          .held_on = row.held_on,
          .kind = row.kind,
          .mode = row.mode,
          .level = row.level,
          .planned = row.planned};
}

ledger::GroupKind group_kind(Of of) {
  if (of == Of::kGrade) return ledger::GroupKind::kGrade;
  return of == Of::kClass ? ledger::GroupKind::kClass : ledger::GroupKind::kSchool;
}

std::string where(std::string_view rows, const Kinds& kinds, std::string_view whom, Voided voided) {
  std::string list;
  for (auto kind : kinds) list += (list.empty() ? "'" : ", '") + to_text(kind) + "'";
  return fmt::format(
      "{} where school_id = :school_id{} and held_on >= :from and held_on <= :to{} and kind in ({}) order "
      "by ",
      rows, whom, voided == Voided::kRead ? "" : " and is_void = 0", list);
}

template <class Row, class Fn>
void each(db::Session& session, std::string_view name, const std::string& sql, const db::Args& args,
          Fn&& fn) {
  session.each<Row>({name, sql}, args, fn);
}

void read_all(db::Session& session, std::int64_t school_id, Days days, const Kinds& kinds, Voided voided,
              FactsBySubject& all) {
  db::Args args{{"school_id", school_id}, {"from", days.from}, {"to", days.to}};
  each<StudentFactRow>(session, "norms.student_facts",
                       where(kStudentRows, kinds, "", voided) + "student_id, held_on", args,
                       [&](const StudentFactRow& row) {
                         all[{Of::kStudent, row.student_id}].push_back(fact_of(row));
                         all[{Of::kFamily, row.family_id}].push_back(fact_of(row));
                       });
  each<StaffFactRow>(session, "norms.staff_facts", where(kStaffRows, kinds, "", voided) + "staff_id, held_on",
                     args, [&](const StaffFactRow& row) {
                       all[{Of::kStaff, row.staff_id}].push_back(fact_of(row));
                     });
  each<GroupFactRow>(session, "norms.group_facts", where(kGroupRows, kinds, "", voided) + "held_on", args,
                     [&](const GroupFactRow& row) {
                       all[{of_group(row.group_kind), row.group_id}].push_back(fact_of(row));
                     });
}

}  // namespace

Of of_group(ledger::GroupKind kind) {
  if (kind == ledger::GroupKind::kGrade) return Of::kGrade;
  return kind == ledger::GroupKind::kClass ? Of::kClass : Of::kSchool;
}

std::vector<Fact> facts_of(db::Session& session, std::int64_t school_id, const Subject& subject, Days days,
                           const Kinds& kinds, Voided voided) {
  std::vector<Fact> facts;
  if (kinds.empty()) return facts;
  db::Args args{{"school_id", school_id}, {"subject_id", subject.id}, {"from", days.from}, {"to", days.to}};
  auto take = [&](const auto& row) { facts.push_back(fact_of(row)); };
  switch (subject.of) {
    case Of::kStudent:
      each<StudentFactRow>(session, "norms.facts_of_student",
                           where(kStudentRows, kinds, " and student_id = :subject_id", voided) + "held_on",
                           args, take);
      break;
    case Of::kFamily:
      each<StudentFactRow>(session, "norms.facts_of_family",
                           where(kStudentRows, kinds, " and family_id = :subject_id", voided) + "held_on",
                           args, take);
      break;
    case Of::kStaff:
      each<StaffFactRow>(session, "norms.facts_of_staff",
                         where(kStaffRows, kinds, " and staff_id = :subject_id", voided) + "held_on", args,
                         take);
      break;
    default:
      args.emplace_back("group_kind", group_kind(subject.of));
      each<GroupFactRow>(
          session, "norms.facts_of_group",
          where(kGroupRows, kinds, " and group_kind = :group_kind and group_id = :subject_id", voided) +
              "held_on",
          args, take);
  }
  return facts;
}

FactsBySubject all_facts(db::Session& session, std::int64_t school_id, const KindsSince& kinds, Date to,
                         Voided voided) {
  FactsBySubject all;
  for (const auto& [from, own] : kinds) read_all(session, school_id, {from, to}, own, voided, all);
  for (auto& [subject, facts] : all)
    std::stable_sort(facts.begin(), facts.end(),
                     [](const Fact& a, const Fact& b) { return a.held_on < b.held_on; });
  return all;
}

}  // namespace kith::norms
