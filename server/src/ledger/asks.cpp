// SPDX-License-Identifier: Apache-2.0
#include "ledger/asks.hpp"

#include <fmt/format.h>

#include "platform/id.hpp"

namespace kith::ledger {
namespace {

// Text of statements that hold the rule of custody is made once.
const std::string& still_receives() {
  static const std::string condition = people::still_receives("asks");
  return condition;
}

const std::string& mark_opened_text() {
  static const std::string text =
      "update asks set opened_at = :at, "
      "done_at = case when needs = 'read' then coalesce(done_at, :at) else done_at end "
      "where school_id = :school_id and audience_id = :audience_id and person_id = :person_id "
      "and opened_at is null and withdrawn_at is null and " +
      still_receives();
  return text;
}

const std::string& mark_done_text() {
  static const std::string text =
      "update asks set opened_at = coalesce(opened_at, :at), done_at = :at "
      "where school_id = :school_id and audience_id = :audience_id and person_id = :person_id "
      "and done_at is null and withdrawn_at is null and " +
      still_receives();
  return text;
}

const std::string& own_asks_text() {
  static const std::string text =
      "select audience_id, person_id, student_id, slice, source_id, needs, due_at, opened_at, done_at from "
      "asks "
      "where school_id = :school_id and person_id = :person_id and withdrawn_at is null and " +
      still_receives();
  return text;
}

constexpr std::string_view kAboutOne = " and student_id = :student_id";

constexpr db::Sql kWithdraw{
    "ledger.withdraw_asks",
    "update asks set withdrawn_at = :at "
    "where school_id = :school_id and audience_id = :audience_id and withdrawn_at is null"};

// First by student, since any guardian answers for a child; then by family, which is as far as its slowest
// child.
constexpr std::string_view kReceipts =
    "select audience_id, count(*), coalesce(sum(done), 0), coalesce(sum(case when done = 0 then opened else "
    "0 end), 0), "
    "coalesce(sum(case when done = 0 and opened = 0 then 1 else 0 end), 0) from ("
    "select audience_id, family_id, min(done) as done, max(opened) as opened from ("
    "select audience_id, family_id, student_id, max(case when done_at is null then 0 else 1 end) as done, "
    "max(case when opened_at is null then 0 else 1 end) as opened from asks "
    "where school_id = :school_id and audience_id in ({}) and withdrawn_at is null "
    "group by audience_id, family_id, student_id) by_student group by audience_id, family_id) by_family "
    "group by audience_id order by audience_id";
constexpr db::Sql kByClass{
    "ledger.receipts_by_class",
    "select class_id, count(*), sum(done) from ("
    "select class_id, student_id, max(case when done_at is null then 0 else 1 end) as done from asks "
    "where school_id = :school_id and audience_id = :audience_id and withdrawn_at is null "
    "group by class_id, student_id) by_student group by class_id order by class_id"};
constexpr db::Sql kWaiting{
    "ledger.waiting_students",
    "select student_id, class_id, max(opened_at) from asks "
    "where school_id = :school_id and audience_id = :audience_id and withdrawn_at is null "
    "and (cast(:class_id as bigint) is null or class_id = :class_id) "
    "group by student_id, class_id having max(case when done_at is null then 0 else 1 end) = 0 "
    "order by class_id, student_id"};

db::Args audience_args(std::int64_t audience_id) {
  return {{"school_id", tenant_of(audience_id)}, {"audience_id", audience_id}};
}

db::Args person_args(std::int64_t audience_id, std::int64_t person_id) {
  auto args = audience_args(audience_id);
  args.emplace_back("person_id", person_id);
  return args;
}

bool was_asked(db::Session& session, std::int64_t audience_id, std::int64_t person_id,
               std::optional<std::int64_t> student_id) {
  for (const auto& ask : asks_for(session, audience_id, person_id))
    if (!student_id || ask.student_id == *student_id) return true;
  return false;
}

std::vector<Receipts> receipts_in(db::Session& session, const std::string& audience_ids,
                                  const db::Args& args) {
  return session.all<Receipts>({"ledger.receipts", fmt::format(fmt::runtime(kReceipts), audience_ids)}, args);
}

}  // namespace

std::int64_t add_asks(db::Tx& tx, const NewAsks& asks, const people::Selection& members) {
  std::string sql =
      "insert into asks (school_id, audience_id, person_id, student_id, family_id, class_id, slice, "
      "source_id, needs, due_at) "
      "select cast(:school_id as bigint), cast(:audience_id as bigint), m.person_id, m.student_id, "
      "m.family_id, m.class_id, "
      "cast(:slice as text), cast(:source_id as bigint), cast(:needs as text), cast(:due_at as bigint) from "
      "(" +
      members.sql + ") m";
  auto args = members.args;
  args.emplace_back("audience_id", asks.audience_id);
  args.emplace_back("slice", asks.slice);
  args.emplace_back("source_id", asks.source_id);
  args.emplace_back("needs", asks.needs);
  args.emplace_back("due_at", asks.due_at);
  return tx.exec({"ledger.add_asks", sql}, args);
}

std::int64_t mark_opened(db::Tx& tx, std::int64_t audience_id, std::int64_t person_id, Instant at) {
  auto args = person_args(audience_id, person_id);
  args.emplace_back("at", at);
  return tx.exec({"ledger.mark_opened", mark_opened_text()}, args);
}

Result<std::int64_t> mark_done(db::Tx& tx, std::int64_t audience_id, std::int64_t person_id,
                               std::optional<std::int64_t> student_id, Instant at) {
  auto args = person_args(audience_id, person_id);
  args.emplace_back("at", at);
  std::string text = mark_done_text();
  if (student_id) {
    text += kAboutOne;
    args.emplace_back("student_id", *student_id);
  }
  auto changed = tx.exec({"ledger.mark_done", text}, args);
  if (changed == 0 && !was_asked(tx, audience_id, person_id, student_id))
    return not_found("ledger.not_asked");
  return changed;
}

void withdraw_asks(db::Tx& tx, std::int64_t audience_id, Instant at) {
  auto args = audience_args(audience_id);
  args.emplace_back("at", at);
  tx.exec(kWithdraw, args);
}

std::vector<Ask> open_asks_of(db::Session& session, std::int64_t school_id, std::int64_t person_id,
                              int limit) {
  auto text =
      own_asks_text() +
      " and done_at is null order by case when due_at is null then 1 else 0 end, due_at, audience_id desc, "
      "student_id limit :limit";
  return session.all<Ask>({"ledger.open_asks_of", text},
                          {{"school_id", school_id}, {"person_id", person_id}, {"limit", limit}});
}

std::vector<Ask> done_asks_of(db::Session& session, std::int64_t school_id, std::int64_t person_id,
                              int limit) {
  auto text = own_asks_text() +
              " and done_at is not null order by done_at desc, audience_id desc, student_id limit :limit";
  return session.all<Ask>({"ledger.done_asks_of", text},
                          {{"school_id", school_id}, {"person_id", person_id}, {"limit", limit}});
}

std::vector<Ask> asks_for(db::Session& session, std::int64_t audience_id, std::int64_t person_id) {
  auto text = own_asks_text() + " and audience_id = :audience_id order by student_id";
  return session.all<Ask>({"ledger.asks_for", text}, person_args(audience_id, person_id));
}

Receipts receipts_of(db::Session& session, std::int64_t audience_id) {
  auto found = receipts_in(session, ":audience_id", audience_args(audience_id));
  return found.empty() ? Receipts{.audience_id = audience_id} : found.front();
}

std::vector<Receipts> receipts_of_each(db::Session& session, const std::vector<std::int64_t>& audience_ids) {
  if (audience_ids.empty()) return {};
  return receipts_in(session, fmt::format("{}", fmt::join(audience_ids, ", ")),
                     {{"school_id", tenant_of(audience_ids.front())}});
}

std::vector<ClassReceipts> receipts_by_class(db::Session& session, std::int64_t audience_id) {
  return session.all<ClassReceipts>(kByClass, audience_args(audience_id));
}

std::vector<Waiting> waiting_students(db::Session& session, std::int64_t audience_id,
                                      std::optional<std::int64_t> class_id) {
  auto args = audience_args(audience_id);
  args.emplace_back("class_id", class_id);
  return session.all<Waiting>(kWaiting, args);
}

}  // namespace kith::ledger
