// SPDX-License-Identifier: Apache-2.0
#include "ledger/asks.hpp"

#include <fmt/format.h>

#include "platform/id.hpp"

namespace kith::ledger {
namespace {

struct AudienceReceipts {
  std::int64_t audience_id = 0;
  std::int64_t families = 0;
  std::int64_t done = 0;
  std::int64_t opened = 0;
  std::int64_t waiting = 0;
};
KITH_DESCRIBE(AudienceReceipts, (audience_id, families, done, opened, waiting))

constexpr std::string_view kMarkOpened =
    "update asks set opened_at = :at, "
    "done_at = case when needs = 'read' then coalesce(done_at, :at) else done_at end "
    "where school_id = :school_id and audience_id = :audience_id and person_id = :person_id and slice = "
    ":slice "
    "and opened_at is null and withdrawn_at is null and ";
constexpr std::string_view kMarkDone =
    "update asks set opened_at = coalesce(opened_at, :at), done_at = :at "
    "where school_id = :school_id and audience_id = :audience_id and person_id = :person_id and slice = "
    ":slice "
    "and done_at is null and withdrawn_at is null and ";
constexpr std::string_view kAboutOne = " and student_id = :student_id";
constexpr std::string_view kOwnAsks =
    "select audience_id, person_id, student_id, slice, source_id, needs, due_at, opened_at, done_at from "
    "asks "
    "where school_id = :school_id and person_id = :person_id and withdrawn_at is null and ";

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
    "group by audience_id";
constexpr db::Sql kByClass{
    "ledger.receipts_by_class",
    "select class_id, count(*), sum(done) from ("
    "select class_id, student_id, max(case when done_at is null then 0 else 1 end) as done from asks "
    "where school_id = :school_id and audience_id = :audience_id and withdrawn_at is null "
    "group by class_id, student_id) by_student group by class_id order by class_id"};
constexpr std::string_view kWaiting =
    "select student_id, class_id, max(opened_at) as opened_at from asks "
    "where school_id = :school_id and audience_id = :audience_id and withdrawn_at is null "
    "and (cast(:class_id as bigint) is null or class_id = :class_id) "
    "group by student_id, class_id having max(case when done_at is null then 0 else 1 end) = 0";

db::Args audience_args(std::int64_t audience_id) {
  return {{"school_id", tenant_of(audience_id)}, {"audience_id", audience_id}};
}

db::Args person_args(std::int64_t audience_id, std::int64_t person_id) {
  auto args = audience_args(audience_id);
  args.emplace_back("person_id", person_id);
  return args;
}

// The statement's text, closed by the rule of custody.
std::string while_receiving(std::string_view text) {
  return std::string(text) + people::still_receives("asks");
}

// Once frozen: what a person is shown.
std::string own_asks() { return while_receiving(kOwnAsks) + " and " + people::is_frozen("asks"); }

// Marks by primary key; looks only when nothing changed whether the person was asked at all.
Result<std::int64_t> mark(db::Tx& tx, const db::Sql& sql, const AskKey& key,
                          std::optional<std::int64_t> student_id, Instant at) {
  auto args = person_args(key.audience_id, key.person_id);
  args.emplace_back("slice", key.slice);
  args.emplace_back("at", at);
  if (student_id) args.emplace_back("student_id", *student_id);
  if (auto changed = tx.exec(sql, args)) return changed;
  for (const auto& ask : asks_for(tx, key.audience_id, key.person_id))
    if (ask.slice == key.slice && (!student_id || ask.student_id == *student_id)) return std::int64_t{0};
  return not_found("ledger.not_asked");
}

std::map<std::int64_t, Receipts> receipts_in(db::Session& session, const std::string& audience_ids,
                                             const db::Args& args) {
  std::map<std::int64_t, Receipts> found;
  auto sql = fmt::format(fmt::runtime(kReceipts), audience_ids);
  for (const auto& row : session.all<AudienceReceipts>({"ledger.receipts", sql}, args))
    found[row.audience_id] = {row.families, row.done, row.opened, row.waiting};
  return found;
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
      members.sql + ") m where true on conflict do nothing";
  auto args = members.args;
  args.emplace_back("audience_id", asks.audience_id);
  args.emplace_back("slice", asks.slice);
  args.emplace_back("source_id", asks.source_id);
  args.emplace_back("needs", asks.needs);
  args.emplace_back("due_at", asks.due_at);
  return tx.exec({"ledger.add_asks", sql}, args);
}

Result<std::int64_t> mark_opened(db::Tx& tx, const AskKey& key, Instant at) {
  return mark(tx, {"ledger.mark_opened", while_receiving(kMarkOpened)}, key, std::nullopt, at);
}

Result<std::int64_t> mark_done(db::Tx& tx, const AskKey& key, std::optional<std::int64_t> student_id,
                               Instant at) {
  auto text = while_receiving(kMarkDone);
  if (student_id) text += kAboutOne;
  return mark(tx, {"ledger.mark_done", text}, key, student_id, at);
}

void withdraw_asks(db::Tx& tx, std::int64_t audience_id, Instant at) {
  auto args = audience_args(audience_id);
  args.emplace_back("at", at);
  tx.exec(kWithdraw, args);
}

std::vector<Ask> open_asks_of(db::Session& session, std::int64_t school_id, std::int64_t person_id,
                              int limit) {
  auto text =
      own_asks() +
      " and done_at is null order by case when due_at is null then 1 else 0 end, due_at, audience_id desc, "
      "student_id limit :limit";
  return session.all<Ask>({"ledger.open_asks_of", text},
                          {{"school_id", school_id}, {"person_id", person_id}, {"limit", limit}});
}

std::vector<Ask> done_asks_of(db::Session& session, std::int64_t school_id, std::int64_t person_id,
                              int limit) {
  auto text = own_asks() +
              " and done_at is not null order by done_at desc, audience_id desc, student_id limit :limit";
  return session.all<Ask>({"ledger.done_asks_of", text},
                          {{"school_id", school_id}, {"person_id", person_id}, {"limit", limit}});
}

std::vector<Ask> asks_for(db::Session& session, std::int64_t audience_id, std::int64_t person_id) {
  auto text = own_asks() + " and audience_id = :audience_id order by student_id";
  return session.all<Ask>({"ledger.asks_for", text}, person_args(audience_id, person_id));
}

Receipts receipts_of(db::Session& session, std::int64_t audience_id) {
  return receipts_in(session, ":audience_id", audience_args(audience_id))[audience_id];
}

std::map<std::int64_t, Receipts> receipts_of_each(db::Session& session,
                                                  const std::vector<std::int64_t>& audience_ids) {
  if (audience_ids.empty()) return {};
  return receipts_in(session, fmt::format("{}", fmt::join(audience_ids, ", ")),
                     {{"school_id", tenant_of(audience_ids.front())}});
}

std::vector<ClassReceipts> receipts_by_class(db::Session& session, std::int64_t audience_id) {
  return session.all<ClassReceipts>(kByClass, audience_args(audience_id));
}

people::Selection waiting_selection(std::int64_t audience_id, std::optional<std::int64_t> class_id) {
  people::Selection waiting{std::string(kWaiting), audience_args(audience_id)};
  waiting.args.emplace_back("class_id", class_id);
  return waiting;
}

people::Selection awaited_people(std::int64_t audience_id) {
  return {while_receiving("select distinct asks.person_id as person_id from asks where asks.school_id = "
                          ":asked_school and asks.audience_id = :asked_audience and asks.done_at is null and "
                          "asks.withdrawn_at is null and "),
          {{"asked_school", tenant_of(audience_id)}, {"asked_audience", audience_id}}};
}

std::vector<Waiting> waiting_students(db::Session& session, std::int64_t audience_id,
                                      std::optional<std::int64_t> class_id) {
  auto waiting = waiting_selection(audience_id, class_id);
  return session.all<Waiting>({"ledger.waiting_students", waiting.sql + " order by class_id, student_id"},
                              waiting.args);
}

}  // namespace kith::ledger
