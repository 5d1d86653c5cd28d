// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/escalation/telling_store.hpp"

#include <fmt/format.h>

#include "calendar/calendar.hpp"
#include "capabilities/notices/escalation/step_store.hpp"
#include "capabilities/notices/escalation/unasked.hpp"
#include "capabilities/notices/notice.hpp"
#include "ledger/asks.hpp"
#include "platform/id.hpp"

namespace kith::notices {
namespace {

constexpr std::string_view kHomeroom =
    "(select min(h.staff_id) from teachings h where h.school_id = {0}.school_id and h.class_id = "
    "{0}.class_id "
    "and h.role = 'homeroom' and h.since_on <= :today and (h.until_on is null or h.until_on > :today))";
// Students that somebody was asked about and who are missing, and those nobody could be asked about.
constexpr std::string_view kOpen =
    "insert into notice_tellings (school_id, notice_id, student_id, class_id, owner_id, opened_at, attempts) "
    "select s.school_id, cast(:notice_id as bigint), s.id, s.class_id, {}, cast(:at as bigint), 0 from "
    "students s where s.school_id = :school_id and s.class_id is not null and (s.id in (select m.student_id "
    "from ({}) m) or s.id in ({})) on conflict do nothing";
// Of a class without a homeroom teacher, or of one who works here no longer.
constexpr std::string_view kNobodysOwn =
    "t.owner_id is null or exists (select 1 from staff o where o.school_id = t.school_id and o.id = "
    "t.owner_id "
    "and o.left_on is not null)";
constexpr std::string_view kOwn =
    "select t.notice_id, n.title, case when n.reach = 'urgent' then 1 else 0 end, n.due_at, s.id, s.name, "
    "s.class_id, '' , g.name, f.relation, t.opened_at, t.on_paper_at, t.attempts, t.last_outcome, "
    "c.entry_grade, c.entry_year, c.number from notice_tellings t "
    "join notices n on n.school_id = t.school_id and n.id = t.notice_id and n.withdrawn_at is null and "
    "coalesce(n.due_at, n.published_at) > :listed_since "
    "join students s on s.school_id = t.school_id and s.id = t.student_id "
    "join classes c on c.school_id = s.school_id and c.id = s.class_id "
    "left join guardianships f on f.school_id = s.school_id and f.student_id = s.id and f.may_receive = 1 "
    "and "
    "f.guardian_id = (select o.guardian_id from guardianships o where o.school_id = s.school_id and "
    "o.student_id = s.id and o.may_receive = 1 order by o.position, o.guardian_id limit 1) "
    "left join guardians g on g.school_id = f.school_id and g.id = f.guardian_id "
    "where t.school_id = :own_school and {} and {} and {} "
    "order by case when n.reach = 'urgent' then 0 else 1 end, case when n.due_at is null then 1 else 0 end, "
    "n.due_at, t.notice_id desc, c.entry_grade, c.number, s.id limit :limit";
constexpr std::string_view kClassIfMeant =
    "select s.class_id from students s where s.school_id = :school_id and s.id = :student_id and s.class_id "
    "is not null and (exists (select 1 from notice_tellings t where t.school_id = s.school_id and "
    "t.notice_id "
    "= :notice_id and t.student_id = s.id) or exists (select 1 from guardianships r join asks k on "
    "k.school_id = r.school_id and k.audience_id = :notice_id and k.person_id = r.guardian_id and "
    "k.student_id = r.student_id and k.withdrawn_at is null where r.school_id = s.school_id and r.student_id "
    "= s.id) or s.id in ({}))";
constexpr std::string_view kFind =
    "insert into notice_tellings (school_id, notice_id, student_id, class_id, owner_id, opened_at, attempts) "
    "select s.school_id, cast(:notice_id as bigint), s.id, cast(:class_id as bigint), {}, cast(:at as "
    "bigint), "
    "0 from students s where s.school_id = :school_id and s.id = :student_id on conflict do nothing";
constexpr db::Sql kAttempt{
    "notices.save_attempt",
    "update notice_tellings set attempts = attempts + 1, last_outcome = :outcome, last_at = :at where "
    "school_id = :school_id and notice_id = :notice_id and student_id = :student_id and told_at is null"};
constexpr db::Sql kTold{"notices.save_told",
                        "update notice_tellings set told_at = :at, told_how = :how, told_by = :told_by where "
                        "school_id = :school_id "
                        "and notice_id = :notice_id and student_id = :student_id and told_at is null"};
constexpr db::Sql kTakeBack{
    "notices.take_back_telling",
    "update notice_tellings set told_at = null, told_how = null, told_by = null where school_id = :school_id "
    "and notice_id = :notice_id and student_id = :student_id and told_at is not null and (told_by = :told_by "
    "or :anybody = 1)"};
constexpr db::Sql kTellings{
    "notices.tellings_of",
    "select t.student_id, o.name, t.on_paper_at, t.attempts, t.last_outcome, t.told_at, t.told_how, b.name "
    "from notice_tellings t left join staff o on o.school_id = t.school_id and o.id = t.owner_id left join "
    "staff b on b.school_id = t.school_id and b.id = t.told_by where t.school_id = :school_id and "
    "t.notice_id "
    "= :notice_id order by t.student_id"};

// Not answered for meanwhile.
std::string still_missing() { return "t.told_at is null and not " + ledger::is_done_for("t", "t.notice_id"); }
// The same of one notice, whose asks are read through once.
std::string missing_in_notice() {
  return "t.school_id = :school_id and t.notice_id = :notice_id and t.told_at is null and t.student_id not "
         "in " +
         ledger::done_students(":notice_id");
}

db::Args key_args(std::int64_t notice_id) {
  return {{"school_id", tenant_of(notice_id)}, {"notice_id", notice_id}};
}

}  // namespace

std::int64_t open_tellings(db::Tx& tx, const Clock& clock, std::int64_t notice_id) {
  auto missing = missing_students(notice_id);
  auto unasked = unasked_students(tx, clock, notice_id);
  auto args = missing.args;
  args.insert(args.end(), unasked.args.begin(), unasked.args.end());
  args.emplace_back("today", clock.today());
  args.emplace_back("at", clock.now());
  tx.exec(
      {"notices.open_tellings",
       fmt::format(fmt::runtime(kOpen), fmt::format(fmt::runtime(kHomeroom), "s"), missing.sql, unasked.sql)},
      args);
  return tx.one<std::int64_t>(
      {"notices.count_open_tellings", "select count(*) from notice_tellings t where " + missing_in_notice()},
      key_args(notice_id));
}

std::int64_t put_on_paper(db::Tx& tx, std::int64_t notice_id, Instant at) {
  auto args = key_args(notice_id);
  args.emplace_back("at", at);
  return tx.exec({"notices.put_on_paper",
                  "update notice_tellings as t set on_paper_at = :at where " + missing_in_notice()},
                 args);
}

std::vector<TellingRow> own_tellings(db::Session& session, const people::Viewer& viewer, Date today,
                                     Instant since, int limit) {
  auto sight = people::students_in_sight(viewer, today);
  std::string mine = "t.owner_id = :own_person";
  if (reaches_everybody(viewer)) mine = "(" + mine + " or " + std::string(kNobodysOwn) + ")";
  auto sql = fmt::format(fmt::runtime(kOwn), mine, still_missing(), sight.sql);
  return session.all<TellingRow>({"notices.own_tellings", sql}, sight.with({{"own_school", viewer.school_id},
                                                                            {"own_person", viewer.person_id},
                                                                            {"listed_since", since},
                                                                            {"limit", limit}}));
}

std::optional<std::int64_t> class_if_meant(db::Session& session, const Clock& clock, std::int64_t notice_id,
                                           std::int64_t student_id) {
  auto unasked = unasked_students(session, clock, notice_id);
  auto args = std::move(unasked.args);
  args.emplace_back("student_id", student_id);
  return session.maybe<std::int64_t>(
      {"notices.class_if_meant", fmt::format(fmt::runtime(kClassIfMeant), unasked.sql)}, args);
}

void save_telling(db::Tx& tx, const NewTelling& telling, std::int64_t class_id, std::int64_t told_by,
                  Date today, Instant at) {
  auto args = key_args(telling.notice_id);
  args.emplace_back("student_id", telling.student_id);
  args.emplace_back("at", at);
  auto found = args;
  found.emplace_back("class_id", class_id);
  found.emplace_back("today", today);
  tx.exec(
      {"notices.find_telling", fmt::format(fmt::runtime(kFind), fmt::format(fmt::runtime(kHomeroom), "s"))},
      found);
  if (telling.outcome != TellingOutcome::kTold) {
    args.emplace_back("outcome", telling.outcome);
    tx.exec(kAttempt, args);
    return;
  }
  args.emplace_back("how", telling.how);
  args.emplace_back("told_by", told_by);
  tx.exec(kTold, args);
}

bool take_back_telling(db::Tx& tx, std::int64_t notice_id, std::int64_t student_id, std::int64_t told_by,
                       bool anybody) {
  auto args = key_args(notice_id);
  args.emplace_back("student_id", student_id);
  args.emplace_back("told_by", told_by);
  args.emplace_back("anybody", anybody ? 1 : 0);
  return tx.exec(kTakeBack, args) > 0;
}

std::vector<ToldRow> tellings_of(db::Session& session, std::int64_t notice_id) {
  return session.all<ToldRow>(kTellings, key_args(notice_id));
}

}  // namespace kith::notices
