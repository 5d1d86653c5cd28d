// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/district/district_letter_store.hpp"

#include <fmt/format.h>

#include <boost/json/parse.hpp>

#include "capabilities/notices/district/school_row_store.hpp"
#include "platform/json/json.hpp"

namespace kith::notices {

// As the table has it.
struct LetterRow {
  std::int64_t school_id = 0;  // the district
  std::int64_t id = 0;
  std::int64_t author_id = 0;
  std::string title;
  std::string body;
  ledger::Needs needs = ledger::Needs::kConfirm;
  Reach reach = Reach::kEverybody;
  NoticeKind kind = NoticeKind::kLetter;
  std::string grades;  // as JSON
  Instant created_at{};
  std::optional<Instant> planned_at;
  std::optional<Instant> due_at;
  std::optional<Instant> starts_at;
  std::optional<std::string> late_reason;
  std::optional<std::string> fee_basis;
  bool asks_opinion = false;
  int version = 1;
  std::optional<Instant> corrected_at;
  std::optional<Instant> reminded_at;
  std::optional<Instant> withdrawn_at;
  std::optional<Instant> counted_at;
  std::string client_key;
  std::optional<std::string> choices;  // as JSON
  ledger::ReceiptRule receipt_rule = ledger::ReceiptRule::kAny;
};
KITH_DESCRIBE(LetterRow,
              (school_id, id, author_id, title, body, needs, reach, kind, grades, created_at, planned_at,
               due_at, starts_at, late_reason, fee_basis, asks_opinion, version, corrected_at, reminded_at,
               withdrawn_at, counted_at, client_key, choices, receipt_rule))

struct ListedRow : LetterRow {
  std::optional<std::string> author_name;
};
KITH_DESCRIBE_WITH(ListedRow, (LetterRow), (author_name))

namespace {

constexpr std::int64_t kDistrict = 0;

constexpr db::Sql kFindByKey{
    "notices.find_district_letter_by_key",
    "select id, author_id from district_letters where school_id = 0 and client_key = :client_key"};
constexpr std::string_view kLetters =
    "select l.school_id, l.id, l.author_id, l.title, {}, l.needs, l.reach, l.kind, l.grades, l.created_at, "
    "l.planned_at, l.due_at, l.starts_at, l.late_reason, l.fee_basis, l.asks_opinion, l.version, "
    "l.corrected_at, l.reminded_at, l.withdrawn_at, l.counted_at, l.client_key, l.choices, l.receipt_rule, "
    "o.name from district_letters l left join district_officers "
    "o on o.id = l.author_id where l.school_id = 0 and ";
constexpr db::Sql kWithdraw{"notices.withdraw_district_letter",
                            "update district_letters set withdrawn_at = :at where school_id = 0 and id = :id "
                            "and withdrawn_at is null"};
constexpr db::Sql kRemind{
    "notices.remind_district_letter",
    "update district_letters set reminded_at = :at where school_id = 0 and id = :id and "
    "(reminded_at is null or reminded_at <= :latest)"};
constexpr db::Sql kCorrect{
    "notices.correct_district_letter",
    "update district_letters set title = :title, body = :body, version = version + 1, corrected_at = :at "
    "where school_id = 0 and id = :id and version = :version"};
constexpr db::Sql kCounted{"notices.set_district_counted",
                           "update district_letters set counted_at = :at where school_id = 0 and id = :id"};
std::string letters_where(std::string_view condition, bool has_body) {
  return fmt::format(fmt::runtime(kLetters), has_body ? "l.body" : "''") + std::string(condition);
}

LetterRow row_of(const DistrictLetter& letter, const std::string& client_key) {
  return {.school_id = kDistrict,
          .id = letter.letter_id,
          .author_id = letter.author_id,
          .title = letter.title,
          .body = letter.body,
          .needs = letter.needs,
          .reach = letter.reach,
          .kind = letter.kind,
          .grades = json::write_text(letter.grades),
          .created_at = letter.created_at,
          .planned_at = letter.planned_at,
          .due_at = letter.due_at,
          .starts_at = letter.starts_at,
          .late_reason = letter.late_reason,
          .fee_basis = letter.fee_basis,
          .asks_opinion = letter.asks_opinion,
          .version = letter.version,
          .client_key = client_key,
          .choices = letter.choices.empty() ? std::nullopt : std::optional(json::write_text(letter.choices)),
          .receipt_rule = letter.receipt_rule};
}

ListedLetter listed(ListedRow row) {
  return {{.letter_id = row.id,
           .author_id = row.author_id,
           .title = std::move(row.title),
           .body = std::move(row.body),
           .needs = row.needs,
           .reach = row.reach,
           .kind = row.kind,
           .grades = json::read<std::vector<int>>(boost::json::parse(row.grades)).value(),
           .created_at = row.created_at,
           .planned_at = row.planned_at,
           .due_at = row.due_at,
           .starts_at = row.starts_at,
           .late_reason = std::move(row.late_reason),
           .fee_basis = std::move(row.fee_basis),
           .asks_opinion = row.asks_opinion,
           .choices =
               json::read<std::vector<std::string>>(boost::json::parse(row.choices.value_or("[]"))).value(),
           .receipt_rule = row.receipt_rule,
           .version = row.version,
           .corrected_at = row.corrected_at,
           .reminded_at = row.reminded_at,
           .withdrawn_at = row.withdrawn_at,
           .counted_at = row.counted_at},
          std::move(row.author_name)};
}

}  // namespace

std::optional<KnownDistrictLetter> find_district_letter_by_key(db::Session& session,
                                                               const std::string& client_key) {
  return session.maybe<KnownDistrictLetter>(kFindByKey, {{"client_key", client_key}});
}

bool save_district_letter(db::Tx& tx, const DistrictLetter& letter, const std::string& client_key,
                          const std::vector<std::int64_t>& school_ids) {
  if (!tx.insert_if_new("district_letters", row_of(letter, client_key))) return false;
  add_school_rows(tx, letter.letter_id, school_ids);
  return true;
}

std::optional<DistrictLetter> find_district_letter(db::Session& session, std::int64_t letter_id) {
  auto found = listed_letter(session, letter_id);
  return found ? std::optional(std::move(found->letter)) : std::nullopt;
}

std::optional<ListedLetter> listed_letter(db::Session& session, std::int64_t letter_id) {
  const auto sql = letters_where("l.id = :id", true);
  auto row = session.maybe<ListedRow>({"notices.find_district_letter", sql}, {{"id", letter_id}});
  return row ? std::optional(listed(*std::move(row))) : std::nullopt;
}

std::vector<ListedLetter> district_letters(db::Session& session, std::optional<std::int64_t> before,
                                           int limit) {
  const auto sql = letters_where(
      "(cast(:before as bigint) is null or l.id < :before) order by l.id desc limit :limit", false);
  std::vector<ListedLetter> letters;
  for (auto& row :
       session.all<ListedRow>({"notices.district_letters", sql}, {{"before", before}, {"limit", limit}}))
    letters.push_back(listed(std::move(row)));
  return letters;
}

bool withdraw_district_letter(db::Tx& tx, std::int64_t letter_id, Instant at) {
  return tx.exec(kWithdraw, {{"id", letter_id}, {"at", at}}) > 0;
}

bool set_district_reminded(db::Tx& tx, std::int64_t letter_id, Instant at, Instant latest) {
  return tx.exec(kRemind, {{"id", letter_id}, {"at", at}, {"latest", latest}}) > 0;
}

bool correct_district_letter(db::Tx& tx, const DistrictLetter& before, const std::string& title,
                             const std::string& body, Instant at) {
  return tx.exec(kCorrect, {{"id", before.letter_id},
                            {"version", before.version},
                            {"title", title},
                            {"body", body},
                            {"at", at}}) > 0;
}

void set_counted(db::Tx& tx, std::int64_t letter_id, Instant at) {
  tx.exec(kCounted, {{"id", letter_id}, {"at", at}});
}

}  // namespace kith::notices
