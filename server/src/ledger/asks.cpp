// SPDX-License-Identifier: Apache-2.0
#include "ledger/asks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

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
constexpr std::string_view kPlain = " and needs in ('read', 'confirm')";
constexpr std::string_view kCounts = "counts > 0 and ";
constexpr db::Sql kToAskAgain{
    "ledger.to_ask_again",
    "select distinct person_id from asks where school_id = :school_id and audience_id = :audience_id and "
    "withdrawn_at is null and opened_at < :before order by person_id limit :most_people"};
constexpr std::string_view kAskAgain =
    "update asks set opened_at = null, done_at = null where school_id = :school_id and audience_id = "
    ":audience_id and withdrawn_at is null and opened_at < :before and person_id in ({})";
constexpr std::string_view kAskedAgain =
    "select m.student_id from asks m where m.school_id = :school_id and m.audience_id = :audience_id and "
    "m.person_id in ({})";
constexpr std::string_view kOwnAsks =
    "select audience_id, person_id, student_id, slice, source_id, needs, due_at, opened_at, done_at, "
    "case when counts > 0 then 1 else 0 end from asks "
    "where school_id = :school_id and person_id = :person_id and withdrawn_at is null and ";

constexpr db::Sql kWithdraw{
    "ledger.withdraw_asks",
    "update asks set withdrawn_at = :at "
    "where school_id = :school_id and audience_id = :audience_id and withdrawn_at is null"};

// Of the asks about one student: 1 when it is done by the rule.
#define KITH_DONE                                                                                  \
  "case when max(counts) = 2 then min(case when counts = 0 then null when done_at is null then 0 " \
  "else 1 end) else max(case when counts = 0 or done_at is null then 0 else 1 end) end"

// First by student, since guardians answer for a child; then by family, which is as far as its slowest child.
constexpr std::string_view kReceipts =
    "select audience_id, count(*), coalesce(sum(done), 0), coalesce(sum(case when done = 0 then opened else "
    "0 end), 0), "
    "coalesce(sum(case when done = 0 and opened = 0 then 1 else 0 end), 0) from ("
    "select audience_id, family_id, min(done) as done, max(opened) as opened from ("
    "select audience_id, family_id, student_id, " KITH_DONE
    " as done, "
    "max(case when opened_at is null then 0 else 1 end) as opened from asks "
    "where school_id = :school_id and audience_id in ({}) and withdrawn_at is null "
    "group by audience_id, family_id, student_id) by_student group by audience_id, family_id) by_family "
    "group by audience_id";
constexpr db::Sql kByClass{
    "ledger.receipts_by_class",
    "select class_id, count(*), sum(done) from ("
    "select class_id, student_id, " KITH_DONE
    " as done from asks "
    "where school_id = :school_id and audience_id = :audience_id and withdrawn_at is null "
    "group by class_id, student_id) by_student group by class_id order by class_id"};
constexpr std::string_view kWaiting =
    "select student_id, class_id, max(opened_at) as opened_at from asks "
    "where school_id = :school_id and audience_id = :audience_id and withdrawn_at is null "
    "and (cast(:class_id as bigint) is null or class_id = :class_id) "
    "group by student_id, class_id having " KITH_DONE " = 0";
constexpr std::string_view kProvenAt =
    "case when max({0}.counts) = 2 then case when min(case when {0}.counts = 0 then null when {0}.done_at is "
    "null then 0 else 1 end) = 1 then max(case when {0}.counts = 2 then {0}.done_at end) end else min(case "
    "when {0}.counts = 1 then {0}.done_at end) end";
// Every ask about a child says when the child was done. The child's others are found through its guardians.
constexpr std::string_view kSettle =
    "update asks set settled_at = (select {} from asks o where o.school_id = asks.school_id "
    "and o.audience_id = asks.audience_id and o.student_id = asks.student_id and o.person_id in "
    "(select h.guardian_id from guardianships h where h.school_id = asks.school_id "
    "and h.student_id = asks.student_id)) "
    "where school_id = :school_id and audience_id = :audience_id";
constexpr std::string_view kOfStudents =
    " and person_id in (select g.guardian_id from guardianships g where g.school_id = :school_id and "
    "g.student_id in ({0})) and student_id in ({0})";
constexpr std::string_view kJustDone =
    "select m.student_id from asks m where m.school_id = :school_id and m.audience_id = :audience_id and "
    "m.person_id = :person_id and m.done_at = :at";
// All guardians' asks about the children of one, in one order: without it two who answer in the same moment
// wait for each other's rows. The engine that has one writer need not be asked.
constexpr db::Sql kHoldChildren{
    "ledger.hold_children",
    "select k.student_id from asks k join (select m.student_id, g.guardian_id from asks m "
    "join guardianships g on g.school_id = m.school_id and g.student_id = m.student_id where m.school_id = "
    ":school_id and "
    "m.audience_id = :audience_id and m.person_id = :person_id) w on w.guardian_id = k.person_id and "
    "w.student_id = k.student_id where k.school_id = :school_id and k.audience_id = :audience_id "
    "order by k.person_id, k.student_id for update of k"};
// So many students in one statement.
constexpr std::size_t kStudentsAtOnce = 200;
constexpr std::string_view kAnsweredBy =
    "exists (select 1 from guardianships dg join asks da on da.school_id = dg.school_id and da.audience_id = "
    "{1} and da.person_id = dg.guardian_id and da.student_id = dg.student_id and da.withdrawn_at is null and "
    "da.counts = {2} and da.done_at is {3} where dg.school_id = {0}.school_id and dg.student_id = "
    "{0}.student_id)";

// Rows (person_id, student_id, family_id, class_id, counts, needs) of members. The named one is the first who
// is no carer.
constexpr std::string_view kAsked =
    "select m.person_id as person_id, m.student_id as student_id, m.family_id as family_id, m.class_id as "
    "class_id, case when {0} then {1} else 0 end as counts, case when {0} then cast(:needs as text) else "
    "'read' end as needs from ({2}) m";
constexpr std::string_view kInOrder =
    "select o.*, row_number() over (partition by o.student_id order by o.is_carer, o.position, o.person_id) "
    "as nth from ({}) o";
// What was answered stays; a carer who has read it and is no longer one has to answer.
constexpr std::string_view kFollow =
    "update asks set counts = c.counts, needs = c.needs, done_at = case when c.needs = 'read' then "
    "asks.opened_at else null end from ({}) c where asks.school_id = :school_id and asks.audience_id = "
    ":audience_id and asks.person_id = c.person_id and asks.student_id = c.student_id and asks.counts <> "
    "c.counts and (asks.done_at is null or asks.counts = 0)";
constexpr std::string_view kBehind =
    "select b.student_id, max(b.is_asked) from (select c.student_id as student_id, case when exists (select "
    "1 "
    "from guardianships h join asks a on a.school_id = h.school_id and a.audience_id = :audience_id and "
    "a.person_id = h.guardian_id and a.student_id = h.student_id where h.school_id = :school_id and "
    "h.student_id = c.student_id) then 1 else 0 end as is_asked from ({}) c left join asks k on k.school_id "
    "= "
    ":school_id and k.audience_id = :audience_id and k.person_id = c.person_id and k.student_id = "
    "c.student_id "
    "where k.person_id is null or (k.counts <> c.counts and (k.done_at is null or k.counts = 0)) union all "
    "select k.student_id, 1 from asks k where k.school_id = :school_id and k.audience_id = :audience_id and "
    "k.done_at is null and k.counts > 0 and k.withdrawn_at is null and not {}) b group by b.student_id order "
    "by b.student_id";
constexpr std::string_view kLetGo =
    "update asks set counts = 0 where school_id = :school_id and audience_id = :audience_id and done_at is "
    "null and counts > 0 and not ";

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

// The same for an answer that counts.
std::string counted(std::string_view text) {
  return while_receiving(std::string(text) + std::string(kCounts));
}

// Once frozen: what a person is shown.
std::string own_asks() { return while_receiving(kOwnAsks) + " and " + people::is_frozen("asks"); }

people::Selection asked_of(const NewAsks& asks, const people::Selection& members) {
  const bool is_named = asks.rule == ReceiptRule::kNamed;
  auto from = is_named ? fmt::format(fmt::runtime(kInOrder), members.sql) : members.sql;
  people::Selection asked{
      fmt::format(fmt::runtime(kAsked), is_named ? "m.is_carer = 0 and m.nth = 1" : "m.is_carer = 0",
                  asks.rule == ReceiptRule::kAll ? 2 : 1, from),
      members.args};
  asked.args.emplace_back("needs", asks.needs);
  return asked;
}

std::string settling(std::string_view students) {
  return fmt::format(fmt::runtime(kSettle), proven_at("o")) +
         (students.empty() ? std::string() : fmt::format(fmt::runtime(kOfStudents), students));
}

void settle_students(db::Tx& tx, std::int64_t audience_id, std::span<const std::int64_t> student_ids) {
  while (!student_ids.empty()) {
    const auto some = student_ids.first(std::min(kStudentsAtOnce, student_ids.size()));
    tx.exec({"ledger.settle_students", settling(fmt::format("{}", fmt::join(some, ", ")))},
            audience_args(audience_id));
    student_ids = student_ids.subspan(some.size());
  }
}

// Marks by primary key; looks only when nothing changed whether the person was asked at all.
Result<std::int64_t> mark(db::Tx& tx, const db::Sql& sql, const AskKey& key,
                          std::optional<std::int64_t> student_id, Instant at) {
  auto args = person_args(key.audience_id, key.person_id);
  args.emplace_back("slice", key.slice);
  args.emplace_back("at", at);
  if (student_id) args.emplace_back("student_id", *student_id);
  if (tx.engine() == db::Engine::kPostgres)
    tx.later<std::int64_t>(kHoldChildren, person_args(key.audience_id, key.person_id));
  if (auto changed = tx.exec(sql, args)) {
    static const auto settle = settling(kJustDone);
    auto done = person_args(key.audience_id, key.person_id);
    done.emplace_back("at", at);
    tx.exec({"ledger.settle", settle}, done);
    return changed;
  }
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
  auto asked = asked_of(asks, members);
  std::string sql =
      "insert into asks (school_id, audience_id, person_id, student_id, family_id, class_id, slice, "
      "source_id, needs, counts, due_at) "
      "select cast(:school_id as bigint), cast(:audience_id as bigint), a.person_id, a.student_id, "
      "a.family_id, a.class_id, "
      "cast(:slice as text), cast(:source_id as bigint), a.needs, a.counts, cast(:due_at as bigint) from (" +
      asked.sql + ") a" + (asks.are_new ? "" : " where true on conflict do nothing");
  auto& args = asked.args;
  args.emplace_back("audience_id", asks.audience_id);
  args.emplace_back("slice", asks.slice);
  args.emplace_back("source_id", asks.source_id);
  args.emplace_back("due_at", asks.due_at);
  return tx.exec({"ledger.add_asks", sql}, args);
}

std::vector<Behind> behind_members(db::Session& session, const NewAsks& asks,
                                   const people::Selection& members) {
  auto asked = asked_of(asks, members);
  asked.args.emplace_back("audience_id", asks.audience_id);
  auto sql = fmt::format(fmt::runtime(kBehind), asked.sql, people::still_receives("k"));
  return session.all<Behind>({"ledger.behind_members", sql}, asked.args);
}

std::int64_t follow_members(db::Tx& tx, const NewAsks& asks, const people::Selection& members,
                            const std::vector<std::int64_t>& behind) {
  const auto added = add_asks(tx, asks, members);
  auto asked = asked_of(asks, members);
  asked.args.emplace_back("audience_id", asks.audience_id);
  tx.exec({"ledger.follow_members", fmt::format(fmt::runtime(kFollow), asked.sql)}, asked.args);
  tx.exec({"ledger.let_go", std::string(kLetGo) + people::still_receives("asks")},
          audience_args(asks.audience_id));
  settle_students(tx, asks.audience_id, behind);
  return added;
}

std::string proven_at(const std::string& row) { return fmt::format(fmt::runtime(kProvenAt), row); }

std::string is_done_for(const std::string& row, const std::string& audience) {
  auto by = [&](int counts, const char* done) {
    return fmt::format(fmt::runtime(kAnsweredBy), row, audience, counts, done);
  };
  return "(" + by(1, "not null") + " or (" + by(2, "not null") + " and not " + by(2, "null") + "))";
}

std::string done_students(const std::string& audience) {
  return "(select student_id from asks where school_id = :school_id and audience_id = " + audience +
         " and withdrawn_at is null group by student_id having " KITH_DONE " = 1)";
}

Result<std::int64_t> mark_opened(db::Tx& tx, const AskKey& key, Instant at) {
  return mark(tx, {"ledger.mark_opened", while_receiving(kMarkOpened)}, key, std::nullopt, at);
}

Result<std::int64_t> mark_done(db::Tx& tx, const AskKey& key, std::optional<std::int64_t> student_id,
                               Instant at) {
  auto text = counted(kMarkDone) + std::string(kPlain);
  if (student_id) text += kAboutOne;
  return mark(tx, {"ledger.mark_done", text}, key, student_id, at);
}

Result<std::int64_t> mark_answered(db::Tx& tx, const AskKey& key, std::int64_t student_id, Instant at) {
  return mark(tx, {"ledger.mark_answered", counted(kMarkDone) + std::string(kAboutOne)}, key, student_id, at);
}

std::int64_t ask_again(db::Tx& tx, std::int64_t audience_id, Instant before, int most_people) {
  auto args = audience_args(audience_id);
  args.emplace_back("before", before);
  auto limited = args;
  limited.emplace_back("most_people", most_people);
  const auto people = fmt::format("{}", fmt::join(tx.all<std::int64_t>(kToAskAgain, limited), ", "));
  if (people.empty()) return 0;
  const auto changed = tx.exec({"ledger.ask_again", fmt::format(fmt::runtime(kAskAgain), people)}, args);
  tx.exec({"ledger.settle_again", settling(fmt::format(fmt::runtime(kAskedAgain), people))},
          audience_args(audience_id));
  return changed;
}

void settle_all(db::Tx& tx, std::int64_t audience_id) {
  tx.exec({"ledger.settle_all", settling("")}, audience_args(audience_id));
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
