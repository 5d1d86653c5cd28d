// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/staff/staff_letter_store.hpp"

#include <fmt/format.h>

#include "platform/id.hpp"

namespace kith::notices {
namespace {

constexpr db::Sql kFind{
    "notices.find_staff_letter",
    "select id, author_id from staff_letters where school_id = :school_id and client_key = "
    ":client_key"};
constexpr std::string_view kAsk =
    "insert into staff_letter_asks (school_id, letter_id, staff_id) select cast(:school_id as bigint), "
    "cast(:letter_id as bigint), p.person_id from ({}) p where p.person_id <> :author_id on conflict do "
    "nothing";
constexpr std::string_view kCount = "select count(*) from ({}) p where p.person_id <> :but";
constexpr std::string_view kHasAccount =
    "exists (select 1 from identities i where i.tenant_id = t.school_id and i.person_kind = 'staff' and "
    "i.person_id = t.id)";
constexpr std::string_view kWithoutAccount =
    "select t.id, t.name from staff t where t.school_id = :school_id and t.id <> :but and t.id in (select "
    "p.person_id from ({}) p) and not {} order by t.name_keys, t.id limit :limit";
constexpr db::Sql kGradesHeaded{
    "notices.grades_headed",
    "select grade from staff_posts where school_id = :school_id and staff_id = :staff_id and post = "
    "'grade_head' and grade is not null and since_on <= :today and (until_on is null or until_on > :today)"};
constexpr db::Sql kBy{
    "notices.staff_letters_by",
    "select l.id, l.title, l.needs, l.published_at, l.due_at, l.reminded_at, l.withdrawn_at, "
    "count(k.staff_id), "
    "count(k.done_at), count(case when k.done_at is null then k.opened_at end) from staff_letters l left "
    "join "
    "staff_letter_asks k on k.school_id = l.school_id and k.letter_id = l.id where l.school_id = :school_id "
    "and "
    "l.author_id = :staff_id and (cast(:letter_id as bigint) is null or l.id = :letter_id) group by l.id, "
    "l.title, l.needs, l.published_at, l.due_at, l.reminded_at, l.withdrawn_at order by l.published_at desc, "
    "l.id desc limit :limit"};
constexpr db::Sql kLetter{
    "notices.staff_letter",
    "select school_id, id, author_id, title, body, needs, audience, published_at, due_at, "
    "client_key from staff_letters where school_id = :school_id and id = :letter_id"};
constexpr std::string_view kWaiting =
    "select t.id, t.name, k.opened_at, case when {} then 1 else 0 end from staff_letter_asks k join staff t "
    "on "
    "t.school_id = k.school_id and t.id = k.staff_id where k.school_id = :school_id and k.letter_id = "
    ":letter_id and k.done_at is null order by t.name_keys, t.id";
constexpr db::Sql kTo{
    "notices.staff_letters_to",
    "select l.id, l.title, l.body, l.needs, t.name, l.published_at, l.due_at, k.opened_at, k.done_at from "
    "staff_letter_asks k join staff_letters l on l.school_id = k.school_id and l.id = k.letter_id and "
    "l.withdrawn_at is null left join staff t on t.school_id = l.school_id and t.id = l.author_id where "
    "k.school_id = :school_id and k.staff_id = :staff_id and (cast(:letter_id as bigint) is null or "
    "k.letter_id = :letter_id) order by case when k.done_at is null then 0 else 1 end, l.published_at desc, "
    "l.id desc limit :limit"};
constexpr db::Sql kOpened{"notices.set_staff_opened",
                          "update staff_letter_asks set opened_at = :at where school_id = :school_id and "
                          "letter_id = :letter_id and staff_id = :staff_id and opened_at is null"};
constexpr db::Sql kDone{
    "notices.set_staff_done",
    "update staff_letter_asks set opened_at = coalesce(opened_at, :at), done_at = :at where "
    "school_id = :school_id and letter_id = :letter_id and staff_id = :staff_id and done_at "
    "is null"};
constexpr db::Sql kWithdraw{
    "notices.withdraw_staff_letter",
    "update staff_letters set withdrawn_at = :at where school_id = :school_id and id = "
    ":letter_id and withdrawn_at is null"};
constexpr db::Sql kReminded{
    "notices.set_staff_reminded",
    "update staff_letters set reminded_at = :at where school_id = :school_id and id = :letter_id and "
    "(reminded_at is null or reminded_at <= :latest)"};

db::Args key_args(std::int64_t letter_id) {
  return {{"school_id", tenant_of(letter_id)}, {"letter_id", letter_id}};
}

db::Args with(db::Args args, std::initializer_list<db::Arg> more) {
  args.insert(args.end(), more);
  return args;
}

db::Args own_args(const people::Viewer& viewer, std::optional<std::int64_t> letter_id, int limit) {
  return {{"school_id", viewer.school_id},
          {"staff_id", viewer.person_id},
          {"letter_id", letter_id},
          {"limit", limit}};
}

}  // namespace

std::optional<KnownStaffLetter> find_staff_letter(db::Session& session, std::int64_t school_id,
                                                  const std::string& client_key) {
  return session.maybe<KnownStaffLetter>(kFind, {{"school_id", school_id}, {"client_key", client_key}});
}

std::optional<std::int64_t> save_staff_letter(db::Tx& tx, const StaffLetterRow& letter,
                                              const people::Selection& colleagues) {
  if (!tx.insert_if_new("staff_letters", letter)) return std::nullopt;
  return tx.exec({"notices.ask_staff", fmt::format(fmt::runtime(kAsk), colleagues.sql)},
                 with(colleagues.args, {{"letter_id", letter.id}, {"author_id", letter.author_id}}));
}

std::int64_t count_staff(db::Session& session, const people::Selection& colleagues, std::int64_t but) {
  return session.one<std::int64_t>({"notices.count_staff", fmt::format(fmt::runtime(kCount), colleagues.sql)},
                                   with(colleagues.args, {{"but", but}}));
}

std::vector<StaffName> staff_without_account(db::Session& session, const people::Selection& colleagues,
                                             std::int64_t but, int limit) {
  auto sql = fmt::format(fmt::runtime(kWithoutAccount), colleagues.sql, kHasAccount);
  return session.all<StaffName>({"notices.staff_without_account", sql},
                                with(colleagues.args, {{"but", but}, {"limit", limit}}));
}

std::set<int> grades_headed(db::Session& session, const people::Viewer& viewer, Date today) {
  auto grades = session.all<int>(
      kGradesHeaded, {{"school_id", viewer.school_id}, {"staff_id", viewer.person_id}, {"today", today}});
  return {grades.begin(), grades.end()};
}

std::vector<StaffLetterLine> staff_letters_by(db::Session& session, const people::Viewer& author,
                                              std::optional<std::int64_t> letter_id, int limit) {
  return session.all<StaffLetterLine>(kBy, own_args(author, letter_id, limit));
}

StaffLetterRow staff_letter(db::Session& session, std::int64_t letter_id) {
  return session.one<StaffLetterRow>(kLetter, key_args(letter_id));
}

std::vector<WaitingColleague> waiting_staff(db::Session& session, std::int64_t letter_id) {
  return session.all<WaitingColleague>(
      {"notices.waiting_staff", fmt::format(fmt::runtime(kWaiting), kHasAccount)}, key_args(letter_id));
}

std::vector<OwnStaffLetter> staff_letters_to(db::Session& session, const people::Viewer& viewer,
                                             std::optional<std::int64_t> letter_id, int limit) {
  return session.all<OwnStaffLetter>(kTo, own_args(viewer, letter_id, limit));
}

bool set_staff_opened(db::Tx& tx, std::int64_t letter_id, std::int64_t staff_id, Instant at) {
  return tx.exec(kOpened, with(key_args(letter_id), {{"staff_id", staff_id}, {"at", at}})) > 0;
}

bool set_staff_done(db::Tx& tx, std::int64_t letter_id, std::int64_t staff_id, Instant at) {
  return tx.exec(kDone, with(key_args(letter_id), {{"staff_id", staff_id}, {"at", at}})) > 0;
}

bool withdraw_staff_letter(db::Tx& tx, std::int64_t letter_id, Instant at) {
  return tx.exec(kWithdraw, with(key_args(letter_id), {{"at", at}})) > 0;
}

bool set_staff_reminded(db::Tx& tx, std::int64_t letter_id, Instant at, Instant latest) {
  return tx.exec(kReminded, with(key_args(letter_id), {{"at", at}, {"latest", latest}})) > 0;
}

people::Selection awaited_staff(std::int64_t letter_id) {
  return {
      "select k.staff_id as person_id from staff_letter_asks k join staff_letters l on l.school_id = "
      "k.school_id and l.id = k.letter_id and l.withdrawn_at is null where k.school_id = :asked_school and "
      "k.letter_id = :asked_letter and k.done_at is null",
      {{"asked_school", tenant_of(letter_id)}, {"asked_letter", letter_id}}};
}

}  // namespace kith::notices
