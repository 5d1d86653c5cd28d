// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/records/record_store.hpp"

#include <fmt/format.h>

namespace kith::records {
namespace {

constexpr std::string_view kOwnsProtected =
    "exists (select 1 from follow_ups sf where sf.school_id = v.school_id and sf.contact_id = v.contact_id "
    "and "
    "sf.owner_id = :owner_in_sight and sf.kind in ('assessment', 'harm', 'help') and sf.cancelled_at is "
    "null)";
constexpr std::string_view kHeldBeforeLeaving =
    "(s.left_on is not null and exists (select 1 from contact_staff lw where lw.school_id = v.school_id and "
    "lw.contact_id = v.contact_id and lw.staff_id = :owner_in_sight))";
constexpr std::string_view kRecord =
    "select v.contact_id, v.student_id, s.name, s.family_id, s.class_id, cl.entry_grade, cl.entry_year, "
    "cl.number, "
    "c.kind, c.mode, c.held_at, c.held_on, c.recorded_by, t.name, "
    "case when c.recorded_by = :me or exists (select 1 from contact_staff w where w.school_id = c.school_id "
    "and "
    "w.contact_id = c.id and w.staff_id = :me) then 1 else 0 end, "
    "r.words, r.version, r.updated_at, r.shared_words, r.shared_version, r.shared_at, "
    "(select min(q.acknowledged_at) from visit_record_receipts q where q.school_id = v.school_id and "
    "q.contact_id = v.contact_id) from visits v "
    "join contacts c on c.school_id = v.school_id and c.id = v.contact_id "
    "join contact_students k on k.school_id = c.school_id and k.student_id = v.student_id and "
    "k.held_on = c.held_on and k.contact_id = c.id and k.is_void = 0 "
    "join students s on s.school_id = v.school_id and s.id = v.student_id "
    "left join classes cl on cl.school_id = s.school_id and cl.id = s.class_id "
    "left join staff t on t.school_id = c.school_id and t.id = c.recorded_by "
    "left join visit_records r on r.school_id = v.school_id and r.contact_id = v.contact_id "
    "where c.kind in ({talks}) and {which} and {sight}";
constexpr db::Sql kSaveWords{
    "records.save_words",
    "insert into visit_records (school_id, contact_id, student_id, words, version, updated_at, updated_by) "
    "values "
    "(:school_id, :contact_id, :student_id, :words, :version, :updated_at, :updated_by) "
    "on conflict (school_id, contact_id) do update set words = excluded.words, version = excluded.version, "
    "updated_at = excluded.updated_at, updated_by = excluded.updated_by"};
constexpr db::Sql kShareWords{
    "records.share_words",
    "update visit_records set shared_words = words, shared_version = version, shared_at = :at "
    "where school_id = :school_id and contact_id = :contact_id"};
constexpr db::Sql kAcknowledge{
    "records.acknowledge",
    "insert into visit_record_receipts (school_id, contact_id, guardian_id, acknowledged_at, has_rated) "
    "values "
    "(:school_id, :contact_id, :guardian_id, :at, 0) on conflict (school_id, contact_id, guardian_id) do "
    "update set "
    "acknowledged_at = excluded.acknowledged_at where visit_record_receipts.acknowledged_at is null"};
constexpr db::Sql kHasRated{"records.has_rated",
                            "insert into visit_record_receipts (school_id, contact_id, guardian_id, "
                            "acknowledged_at, has_rated) values "
                            "(:school_id, :contact_id, :guardian_id, null, 1) on conflict (school_id, "
                            "contact_id, guardian_id) do update set "
                            "has_rated = 1 where visit_record_receipts.has_rated = 0"};
constexpr db::Sql kReceipts{
    "records.receipts",
    "select r.contact_id, r.guardian_id, g.name, r.acknowledged_at, r.has_rated from visit_record_receipts r "
    "join guardians g on g.school_id = r.school_id and g.id = r.guardian_id "
    "where r.school_id = :school_id and r.contact_id = :contact_id order by r.acknowledged_at nulls last, "
    "r.guardian_id"};
constexpr db::Sql kAdditions{
    "records.additions",
    "select a.by_kind, coalesce(t.name, g.name, ''), a.words, a.added_at from visit_record_additions a "
    "left join staff t on a.by_kind = 'staff' and t.school_id = a.school_id and t.id = a.by_id "
    "left join guardians g on a.by_kind = 'guardian' and g.school_id = a.school_id and g.id = a.by_id "
    "where a.school_id = :school_id and a.contact_id = :contact_id order by a.added_at, a.id"};
constexpr db::Sql kClassmates{
    "records.classmates",
    "select s.name from students s where s.school_id = :school_id and s.class_id = :class_id and "
    "s.family_id <> :family_id and s.left_on is null"};
constexpr db::Sql kGuardians{
    "records.guardian_ids",
    "select guardian_id from guardianships where school_id = :school_id and student_id = :student_id"};
constexpr db::Sql kSeeing{"records.seeing_guardians",
                          "select guardian_id from guardianships where school_id = :school_id and student_id "
                          "= :student_id and may_see = 1"};
constexpr db::Sql kColleagues{
    "records.colleagues",
    "select t.id, t.name from staff t where t.school_id = :school_id and t.left_on is null and ("
    "exists (select 1 from teachings h where h.school_id = t.school_id and h.staff_id = t.id and "
    "h.class_id = :class_id and h.since_on <= :day and (h.until_on is null or h.until_on > :day)) or "
    "exists (select 1 from staff_posts p where p.school_id = t.school_id and p.staff_id = t.id and p.post in "
    "('principal', 'vice_principal', 'moral_director', 'teaching_director', 'psychology_teacher', "
    "'grade_head') and "
    "p.since_on <= :day and (p.until_on is null or p.until_on > :day))) order by t.name_keys, t.id limit "
    "100"};

std::string record_sql(std::string_view which, const people::Scope& sight) {
  return fmt::format(fmt::runtime(kRecord), fmt::arg("talks", ledger::talk_kinds()), fmt::arg("which", which),
                     fmt::arg("sight", sight.sql));
}

}  // namespace

people::Scope records_in_sight(const people::Viewer& viewer, Date today) {
  auto sight = people::students_in_sight(viewer, today);
  if (!viewer.has(people::kStaff)) return sight;
  sight.sql = fmt::format("(({}) or {} or {})", sight.sql, kOwnsProtected, kHeldBeforeLeaving);
  sight.args.emplace_back("owner_in_sight", viewer.person_id);
  return sight;
}

std::optional<RecordRow> find_record(db::Session& session, const people::Scope& sight, const RecordKey& key,
                                     std::int64_t me) {
  auto sql = record_sql("v.school_id = :school_id and v.contact_id = :contact_id", sight);
  return session.maybe<RecordRow>(
      {"records.find", sql},
      sight.with({{"school_id", key.school_id}, {"contact_id", key.contact_id}, {"me", me}}));
}

std::vector<RecordRow> shared_records(db::Session& session, const people::Scope& sight, std::int64_t me,
                                      std::optional<std::int64_t> student_id, int limit) {
  auto sql = record_sql(student_id ? "v.student_id = :student_id and r.shared_at is not null"
                                   : "r.shared_at is not null",
                        sight) +
             " order by c.held_on desc, c.held_at desc, c.id desc limit :limit";
  db::Args args{{"me", me}, {"limit", limit}};
  if (student_id) args.emplace_back("student_id", *student_id);
  return session.all<RecordRow>({"records.shared", sql}, sight.with(args));
}

void save_words(db::Tx& tx, const SavedWords& saved) { tx.exec(kSaveWords, db::args_of(saved)); }

void share_words(db::Tx& tx, const RecordKey& key, Instant at) {
  auto args = db::args_of(key);
  args.emplace_back("at", at);
  tx.exec(kShareWords, args);
}

bool save_acknowledgement(db::Tx& tx, const RecordKey& key, std::int64_t guardian_id, Instant at) {
  auto args = db::args_of(key);
  args.emplace_back("guardian_id", guardian_id);
  args.emplace_back("at", at);
  return tx.exec(kAcknowledge, args) > 0;
}

bool save_has_rated(db::Tx& tx, const RecordKey& key, std::int64_t guardian_id) {
  auto args = db::args_of(key);
  args.emplace_back("guardian_id", guardian_id);
  return tx.exec(kHasRated, args) > 0;
}

std::vector<ReceiptRow> receipts_of(db::Session& session, const RecordKey& key) {
  return session.all<ReceiptRow>(kReceipts, db::args_of(key));
}

void save_addition(db::Tx& tx, const AdditionRow& addition) { tx.insert("visit_record_additions", addition); }

std::vector<RecordAddition> additions_of(db::Session& session, const RecordKey& key) {
  return session.all<RecordAddition>(kAdditions, db::args_of(key));
}

std::vector<std::string> classmates_of(db::Session& session, std::int64_t school_id, std::int64_t class_id,
                                       std::int64_t family_id) {
  return session.all<std::string>(
      kClassmates, {{"school_id", school_id}, {"class_id", class_id}, {"family_id", family_id}});
}

std::vector<std::int64_t> guardian_ids_of(db::Session& session, std::int64_t school_id,
                                          std::int64_t student_id) {
  return session.all<std::int64_t>(kGuardians, {{"school_id", school_id}, {"student_id", student_id}});
}

std::vector<std::int64_t> seeing_guardians_of(db::Session& session, std::int64_t school_id,
                                              std::int64_t student_id) {
  return session.all<std::int64_t>(kSeeing, {{"school_id", school_id}, {"student_id", student_id}});
}

std::vector<Colleague> colleagues_for(db::Session& session, std::int64_t school_id,
                                      std::optional<std::int64_t> class_id, Date today) {
  return session.all<Colleague>(
      kColleagues, {{"school_id", school_id}, {"class_id", class_id.value_or(0)}, {"day", today}});
}

}  // namespace kith::records
