// SPDX-License-Identifier: Apache-2.0
#include "app/case_file/case_file_store.hpp"

#include <fmt/format.h>

#include "ledger/asks.hpp"

namespace kith::app {
namespace {

constexpr db::Sql kStudent{
    "app.filed_student",
    "select s.id, s.name, s.sex, s.born_on, s.enrolment_no, s.entered_on, s.left_on, c.entry_grade, "
    "c.entry_year, c.number from students s "
    "left join classes c on c.school_id = s.school_id and c.id = s.class_id "
    "where s.school_id = :school_id and s.id = :student_id"};
constexpr db::Sql kEnrollments{
    "app.filed_enrollments",
    "select c.entry_grade, c.entry_year, c.number, e.since_on, e.until_on from enrollments e "
    "join classes c on c.school_id = e.school_id and c.id = e.class_id "
    "where e.school_id = :school_id and e.student_id = :student_id order by e.since_on desc"};
constexpr std::string_view kCare =
    "select m.care_group, m.since_on, m.until_on from care_memberships m "
    "join students s on s.school_id = m.school_id and s.id = m.student_id "
    "where m.student_id = :student_id and {} order by m.since_on desc, m.care_group";
constexpr std::string_view kContacts =
    "select c.id, c.kind, c.mode, c.begun_by, c.held_on, t.name, g.name, k.is_void, v.topics, v.note, "
    "r.shared_words "
    "from contact_students k join contacts c on c.school_id = k.school_id and c.id = k.contact_id "
    "left join visits v on v.school_id = c.school_id and v.contact_id = c.id "
    "left join visit_records r on r.school_id = k.school_id and r.contact_id = k.contact_id and r.student_id "
    "= k.student_id "
    "left join staff t on t.school_id = c.school_id and t.id = c.recorded_by "
    "left join guardians g on g.school_id = k.school_id and g.id = k.guardian_id "
    "where k.school_id = :school_id and k.student_id = :student_id and k.kind <> 'family_log'{} "
    "order by k.held_on desc, k.contact_id desc limit :limit";
constexpr std::string_view kBefore = " and (k.held_on, k.contact_id) < (:before_on, :before_id)";
constexpr db::Sql kReceipts{
    "app.filed_receipts",
    "select q.contact_id, q.guardian_id, g.name, q.acknowledged_at from visit_records r "
    "join visit_record_receipts q on q.school_id = r.school_id and q.contact_id = r.contact_id "
    "join guardians g on g.school_id = q.school_id and g.id = q.guardian_id "
    "where r.school_id = :school_id and r.student_id = :student_id and q.acknowledged_at is not null "
    "order by q.acknowledged_at, q.guardian_id"};
constexpr db::Sql kAdditions{
    "app.filed_additions",
    "select a.contact_id, a.by_kind, coalesce(t.name, g.name, ''), a.words, a.added_at from visit_records r "
    "join visit_record_additions a on a.school_id = r.school_id and a.contact_id = r.contact_id "
    "left join staff t on a.by_kind = 'staff' and t.school_id = a.school_id and t.id = a.by_id "
    "left join guardians g on a.by_kind = 'guardian' and g.school_id = a.school_id and g.id = a.by_id "
    "where r.school_id = :school_id and r.student_id = :student_id order by a.added_at, a.id"};
constexpr db::Sql kGatherings{
    "app.filed_gatherings",
    "select k.contact_id, k.kind, k.held_on, g.title from contact_groups k "
    "left join gatherings g on g.school_id = k.school_id and g.contact_id = k.contact_id "
    "where k.school_id = :school_id and k.group_kind = 'class' and k.is_void = 0 and k.kind <> 'notice' "
    "and exists (select 1 from enrollments e where e.school_id = k.school_id and e.student_id = :student_id "
    "and e.class_id = k.group_id and e.since_on <= k.held_on and (e.until_on is null or e.until_on > "
    "k.held_on)) "
    "order by k.held_on desc, k.contact_id desc limit :limit"};
// Through whoever is or was the child's guardian, and the indexes of what is open and done of a person: a
// school has too many asks to look for a child among them.
constexpr std::string_view kLetters =
    "with persons as (select guardian_id from guardianships where school_id = :school_id and student_id = "
    ":student_id union select guardian_id from past_guardianships where school_id = :school_id and "
    "student_id = :student_id), own as ("
    "select a.* from persons p cross join asks a where a.school_id = :school_id and a.person_id = "
    "p.guardian_id and a.student_id = :student_id and a.done_at is null and a.withdrawn_at is null union all "
    "select a.* from persons p cross join asks a where a.school_id = :school_id and a.person_id = "
    "p.guardian_id and a.student_id = :student_id and a.done_at is not null and a.withdrawn_at is null) "
    "select n.id, n.title, n.published_at, min(a.opened_at), {} from own a "
    "join notices n on n.school_id = a.school_id and n.id = a.source_id "
    "where a.slice = 'notices' and n.withdrawn_at is null and n.published_at is not null "
    "group by n.id, n.title, n.published_at order by n.published_at desc, n.id desc limit :limit";
constexpr db::Sql kDuties{
    "app.filed_duties",
    "select d.id, d.kind, d.clause, d.owner_id, f.name, d.began_at, d.due_at, d.fulfilled_at, d.cancelled_at "
    "from duties d join students s on s.school_id = d.school_id and s.id = :student_id "
    "join staff f on f.school_id = d.school_id and f.id = d.owner_id "
    "where d.school_id = :school_id and ((d.subject_kind = 'student' and d.subject_id = s.id) "
    "or (d.subject_kind = 'family' and d.subject_id = s.family_id)) "
    "order by d.began_at desc, d.id desc limit :limit"};

db::Args of_student(std::int64_t school_id, std::int64_t student_id) {
  return {{"school_id", school_id}, {"student_id", student_id}};
}

db::Args of_student(std::int64_t school_id, std::int64_t student_id, int limit) {
  return {{"school_id", school_id}, {"student_id", student_id}, {"limit", limit}};
}

}  // namespace

std::optional<FiledStudentRow> filed_student(db::Session& session, std::int64_t school_id,
                                             std::int64_t student_id) {
  return session.maybe<FiledStudentRow>(kStudent, of_student(school_id, student_id));
}

std::vector<FiledEnrollmentRow> filed_enrollments(db::Session& session, std::int64_t school_id,
                                                  std::int64_t student_id) {
  return session.all<FiledEnrollmentRow>(kEnrollments, of_student(school_id, student_id));
}

std::vector<FiledCare> filed_care(db::Session& session, const people::Scope& care, std::int64_t student_id) {
  return session.all<FiledCare>({"app.filed_care", fmt::format(fmt::runtime(kCare), care.sql)},
                                care.with({{"student_id", student_id}}));
}

std::vector<FiledContactRow> filed_contacts(db::Session& session, const WantedContacts& wanted) {
  auto args = of_student(wanted.school_id, wanted.student_id, wanted.limit);
  std::string conditions;
  if (!wanted.with_plans) conditions += " and k.kind <> 'plan'";
  if (!wanted.with_voided) conditions += " and k.is_void = 0";
  if (wanted.before_on && wanted.before_id) {
    conditions += kBefore;
    args.emplace_back("before_on", *wanted.before_on);
    args.emplace_back("before_id", *wanted.before_id);
  }
  return session.all<FiledContactRow>(
      {"app.filed_contacts", fmt::format(fmt::runtime(kContacts), conditions)}, args);
}

std::vector<FiledReceiptRow> filed_receipts(db::Session& session, std::int64_t school_id,
                                            std::int64_t student_id) {
  return session.all<FiledReceiptRow>(kReceipts, of_student(school_id, student_id));
}

std::vector<FiledAdditionRow> filed_additions(db::Session& session, std::int64_t school_id,
                                              std::int64_t student_id) {
  return session.all<FiledAdditionRow>(kAdditions, of_student(school_id, student_id));
}

std::vector<FiledGathering> filed_gatherings(db::Session& session, std::int64_t school_id,
                                             std::int64_t student_id, int limit) {
  return session.all<FiledGathering>(kGatherings, of_student(school_id, student_id, limit));
}

std::vector<FiledLetter> filed_letters(db::Session& session, std::int64_t school_id, std::int64_t student_id,
                                       int limit) {
  return session.all<FiledLetter>(
      {"app.filed_letters", fmt::format(fmt::runtime(kLetters), kith::ledger::proven_at("a"))},
      of_student(school_id, student_id, limit));
}

std::vector<FiledDutyRow> filed_duties(db::Session& session, std::int64_t school_id, std::int64_t student_id,
                                       int limit) {
  return session.all<FiledDutyRow>(kDuties, of_student(school_id, student_id, limit));
}

}  // namespace kith::app
