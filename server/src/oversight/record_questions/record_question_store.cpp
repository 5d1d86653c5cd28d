// SPDX-License-Identifier: Apache-2.0
#include "oversight/record_questions/record_question_store.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <sstream>

namespace kith::record_questions {
namespace {

constexpr db::Sql kEntries{
    "record_questions.entries_since",
    "select c.id, c.recorded_by, v.student_id, k.family_id, c.mode, c.held_at, c.held_on, c.recorded_at, "
    "v.note "
    "from contacts c join visits v on v.school_id = c.school_id and v.contact_id = c.id "
    "join contact_students k on k.school_id = c.school_id and k.contact_id = c.id and k.student_id = "
    "v.student_id "
    "where c.school_id = :school_id and c.held_on >= :since_on and c.recorded_at >= :since and k.is_void = "
    "0"};
constexpr std::string_view kQuestions =
    "select school_id, id, author_id, sign, contact_ids, asked_at, answered_at, answer, shown_to_leader_at, "
    "settled_at "
    "from record_questions where school_id = :school_id";
constexpr std::string_view kQuestioned =
    "select c.id, s.id as student_id, s.name, c.kind, c.mode, c.held_at, c.recorded_at, k.is_void from "
    "contacts c "
    "join visits v on v.school_id = c.school_id and v.contact_id = c.id "
    "join contact_students k on k.school_id = c.school_id and k.contact_id = c.id and k.student_id = "
    "v.student_id "
    "join students s on s.school_id = c.school_id and s.id = v.student_id "
    "where c.school_id = :school_id and c.id in ({}) order by c.held_at, c.id";
constexpr db::Sql kStaffName{"record_questions.staff_name",
                             "select name from staff where school_id = :school_id and id = :staff_id"};
constexpr db::Sql kAnswer{
    "record_questions.save_answer",
    "update record_questions set answer = :answer, answered_at = :now "
    "where school_id = :school_id and id = :id and author_id = :author_id and settled_at is null"};
constexpr db::Sql kShow{
    "record_questions.show_to_leader",
    "update record_questions set shown_to_leader_at = :now where school_id = :school_id and id = :id "
    "and shown_to_leader_at is null"};
constexpr db::Sql kSettle{
    "record_questions.settle",
    "update record_questions set settled_at = :now where school_id = :school_id and id = :id "
    "and settled_at is null"};

// A contact is written at most this long after it was held; older ones are not asked about.
constexpr std::chrono::days kLatestEntry{366};

std::vector<QuestionRow> questions(db::Session& session, std::string_view name, const std::string& condition,
                                   const db::Args& args) {
  return session.all<QuestionRow>({name, std::string(kQuestions) + condition + " order by asked_at desc, id"},
                                  args);
}

}  // namespace

Doubt QuestionRow::doubt() const {
  Doubt same{.author_id = author_id, .sign = sign};
  std::istringstream ids(contact_ids);
  for (std::int64_t id = 0; ids >> id;) same.contact_ids.push_back(id);
  return same;
}

std::string ids_text(const std::vector<std::int64_t>& ids) { return fmt::format("{}", fmt::join(ids, " ")); }

std::vector<Entry> entries_since(db::Session& session, std::int64_t school_id, Instant since) {
  auto since_on =
      std::chrono::local_days{std::chrono::floor<std::chrono::days>(since).time_since_epoch() - kLatestEntry};
  auto entries =
      session.all<Entry>(kEntries, {{"school_id", school_id}, {"since", since}, {"since_on", since_on}});
  // Not by the database: SQLite would read the ledger from its first contact on to have them in order.
  std::ranges::sort(entries, {}, &Entry::contact_id);
  return entries;
}

std::vector<QuestionRow> questions_in(db::Session& session, std::int64_t school_id) {
  return questions(session, "record_questions.questions_in", "", {{"school_id", school_id}});
}

std::vector<QuestionRow> questions_to(db::Session& session, std::int64_t school_id, std::int64_t author_id) {
  return questions(session, "record_questions.questions_to",
                   " and author_id = :author_id and settled_at is null",
                   {{"school_id", school_id}, {"author_id", author_id}});
}

std::vector<QuestionRow> questions_shown_to_leader(db::Session& session, std::int64_t school_id,
                                                   std::int64_t leader_id) {
  return questions(session, "record_questions.questions_shown_to_leader",
                   " and shown_to_leader_at is not null and settled_at is null and author_id <> :leader_id",
                   {{"school_id", school_id}, {"leader_id", leader_id}});
}

std::vector<QuestionedEntry> questioned_entries(db::Session& session, std::int64_t school_id,
                                                const std::vector<std::int64_t>& contact_ids) {
  if (contact_ids.empty()) return {};
  auto sql = fmt::format(fmt::runtime(kQuestioned), fmt::join(contact_ids, ", "));
  return session.all<QuestionedEntry>({"record_questions.questioned_entries", sql},
                                      {{"school_id", school_id}});
}

std::optional<std::string> staff_name(db::Session& session, std::int64_t school_id, std::int64_t staff_id) {
  return session.maybe<std::string>(kStaffName, {{"school_id", school_id}, {"staff_id", staff_id}});
}

void save_question(db::Tx& tx, const QuestionRow& question) { tx.insert("record_questions", question); }

bool save_answer(db::Tx& tx, std::int64_t school_id, std::int64_t id, std::int64_t author_id,
                 const std::string& answer, Instant now) {
  return tx.exec(kAnswer, {{"school_id", school_id},
                           {"id", id},
                           {"author_id", author_id},
                           {"answer", answer},
                           {"now", now}}) > 0;
}

void show_to_leader(db::Tx& tx, std::int64_t school_id, std::int64_t id, Instant now) {
  tx.exec(kShow, {{"school_id", school_id}, {"id", id}, {"now", now}});
}

void settle(db::Tx& tx, std::int64_t school_id, std::int64_t id, Instant now) {
  tx.exec(kSettle, {{"school_id", school_id}, {"id", id}, {"now", now}});
}

}  // namespace kith::record_questions
