// SPDX-License-Identifier: Apache-2.0
#include "ledger/asks.hpp"

namespace kith::ledger {
namespace {

constexpr db::Sql kMarkOpened{
    "ledger.mark_opened",
    "update asks set opened_at = coalesce(opened_at, :at), "
    "done_at = case when needs = 'read' then coalesce(done_at, :at) else done_at end "
    "where school_id = :school_id and person_id = :person_id and slice = :slice and source_id = :source_id "
    "and withdrawn_at is null and opened_at is null"};
constexpr db::Sql kAsked{
    "ledger.count_asked",
    "select count(*) from asks where school_id = :school_id and person_id = :person_id and slice = :slice "
    "and source_id = :source_id and withdrawn_at is null"};
constexpr db::Sql kAskedAbout{
    "ledger.count_asked_about",
    "select count(*) from asks where school_id = :school_id and person_id = :person_id and student_id = :student_id "
    "and slice = :slice and source_id = :source_id and withdrawn_at is null"};
constexpr db::Sql kMarkAllDone{
    "ledger.mark_all_done",
    "update asks set opened_at = coalesce(opened_at, :at), done_at = :at "
    "where school_id = :school_id and person_id = :person_id and slice = :slice and source_id = :source_id "
    "and withdrawn_at is null and done_at is null"};
constexpr db::Sql kMarkOneDone{
    "ledger.mark_one_done",
    "update asks set opened_at = coalesce(opened_at, :at), done_at = :at "
    "where school_id = :school_id and person_id = :person_id and student_id = :student_id and slice = :slice "
    "and source_id = :source_id and withdrawn_at is null and done_at is null"};
constexpr db::Sql kWithdraw{
    "ledger.withdraw_asks",
    "update asks set withdrawn_at = :at where school_id = :school_id and slice = :slice and source_id = :source_id "
    "and withdrawn_at is null"};
constexpr db::Sql kOpenOf{
    "ledger.open_asks_of",
    "select audience_id, person_id, student_id, slice, source_id, needs, due_at, opened_at, done_at from asks "
    "where school_id = :school_id and person_id = :person_id and done_at is null and withdrawn_at is null "
    "order by case when due_at is null then 1 else 0 end, due_at, source_id desc, student_id limit :limit"};
constexpr db::Sql kOfSourceFor{
    "ledger.asks_of_source_for",
    "select audience_id, person_id, student_id, slice, source_id, needs, due_at, opened_at, done_at from asks "
    "where school_id = :school_id and person_id = :person_id and slice = :slice and source_id = :source_id "
    "and withdrawn_at is null order by student_id"};

// A family is done when every child of it that was asked about is done by some guardian.
constexpr db::Sql kReceipts{
    "ledger.receipts",
    "select count(*), coalesce(sum(done), 0), coalesce(sum(case when done = 0 then opened else 0 end), 0), "
    "coalesce(sum(case when done = 0 and opened = 0 then 1 else 0 end), 0) from ("
    "select family_id, min(done) as done, max(opened) as opened from ("
    "select family_id, student_id, max(case when done_at is null then 0 else 1 end) as done, "
    "max(case when opened_at is null then 0 else 1 end) as opened from asks "
    "where school_id = :school_id and slice = :slice and source_id = :source_id and withdrawn_at is null "
    "group by family_id, student_id) by_student group by family_id) by_family"};
constexpr db::Sql kByClass{
    "ledger.receipts_by_class",
    "select class_id, count(*), sum(done) from ("
    "select class_id, student_id, max(case when done_at is null then 0 else 1 end) as done from asks "
    "where school_id = :school_id and slice = :slice and source_id = :source_id and withdrawn_at is null "
    "group by class_id, student_id) by_student group by class_id order by class_id"};
constexpr db::Sql kWaiting{
    "ledger.waiting_students",
    "select student_id, class_id, max(opened_at) from asks "
    "where school_id = :school_id and slice = :slice and source_id = :source_id and withdrawn_at is null "
    "and (cast(:class_id as bigint) is null or class_id = :class_id) "
    "group by student_id, class_id having max(case when done_at is null then 0 else 1 end) = 0 "
    "order by class_id, student_id"};

db::Args source_args(std::int64_t school_id, const std::string& slice, std::int64_t source_id) {
  return {{"school_id", school_id}, {"slice", slice}, {"source_id", source_id}};
}

db::Args person_args(std::int64_t school_id, std::int64_t person_id, const std::string& slice, std::int64_t source_id) {
  auto args = source_args(school_id, slice, source_id);
  args.emplace_back("person_id", person_id);
  return args;
}

}  // namespace

std::int64_t add_asks(db::Tx& tx, const NewAsks& asks, const people::Selection& members) {
  std::string sql =
      "insert into asks (school_id, audience_id, person_id, student_id, family_id, class_id, slice, source_id, needs, due_at) "
      "select cast(:school_id as bigint), cast(:audience_id as bigint), m.person_id, m.student_id, m.family_id, m.class_id, "
      "cast(:slice as text), cast(:source_id as bigint), cast(:needs as text), cast(:due_at as bigint) from (" + members.sql + ") m";
  auto args = members.args;
  args.emplace_back("audience_id", asks.audience_id);
  args.emplace_back("slice", asks.slice);
  args.emplace_back("source_id", asks.source_id);
  args.emplace_back("needs", asks.needs);
  args.emplace_back("due_at", asks.due_at);
  return tx.exec({"ledger.add_asks", sql}, args);
}

std::int64_t mark_opened(db::Tx& tx, std::int64_t school_id, std::int64_t person_id, const std::string& slice,
                         std::int64_t source_id, Instant at) {
  auto args = person_args(school_id, person_id, slice, source_id);
  args.emplace_back("at", at);
  return tx.exec(kMarkOpened, args);
}

Result<std::int64_t> mark_done(db::Tx& tx, std::int64_t school_id, std::int64_t person_id, const std::string& slice,
                               std::int64_t source_id, std::optional<std::int64_t> student_id, Instant at) {
  auto args = person_args(school_id, person_id, slice, source_id);
  if (student_id) args.emplace_back("student_id", *student_id);
  if (tx.one<std::int64_t>(student_id ? kAskedAbout : kAsked, args) == 0) return not_found("ledger.not_asked");
  args.emplace_back("at", at);
  return tx.exec(student_id ? kMarkOneDone : kMarkAllDone, args);
}

void withdraw_asks(db::Tx& tx, std::int64_t school_id, const std::string& slice, std::int64_t source_id, Instant at) {
  auto args = source_args(school_id, slice, source_id);
  args.emplace_back("at", at);
  tx.exec(kWithdraw, args);
}

std::vector<Ask> open_asks_of(db::Session& session, std::int64_t school_id, std::int64_t person_id, int limit) {
  return session.all<Ask>(kOpenOf, {{"school_id", school_id}, {"person_id", person_id}, {"limit", limit}});
}

std::vector<Ask> asks_of_source_for(db::Session& session, std::int64_t school_id, std::int64_t person_id,
                                    const std::string& slice, std::int64_t source_id) {
  return session.all<Ask>(kOfSourceFor, person_args(school_id, person_id, slice, source_id));
}

Receipts receipts_of(db::Session& session, std::int64_t school_id, const std::string& slice, std::int64_t source_id) {
  return session.one<Receipts>(kReceipts, source_args(school_id, slice, source_id));
}

std::vector<ClassReceipts> receipts_by_class(db::Session& session, std::int64_t school_id, const std::string& slice,
                                             std::int64_t source_id) {
  return session.all<ClassReceipts>(kByClass, source_args(school_id, slice, source_id));
}

std::vector<Waiting> waiting_students(db::Session& session, std::int64_t school_id, const std::string& slice,
                                      std::int64_t source_id, std::optional<std::int64_t> class_id) {
  auto args = source_args(school_id, slice, source_id);
  args.emplace_back("class_id", class_id);
  return session.all<Waiting>(kWaiting, args);
}

}  // namespace kith::ledger
