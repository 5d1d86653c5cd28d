// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/district/school_row_store.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "platform/id.hpp"

namespace kith::notices {

struct AnswersInsert : AnswersOfSchool {
  std::int64_t letter_id = 0;
};
KITH_DESCRIBE_WITH(AnswersInsert, (AnswersOfSchool), (letter_id))

struct AnswerCount {
  int choice = 0;
  std::int64_t children = 0;
};
KITH_DESCRIBE(AnswerCount, (choice, children))

struct SchoolInsert {
  std::int64_t school_id = 0;
  std::int64_t letter_id = 0;
  SchoolState state = SchoolState::kWaiting;
  int version = 1;
  std::int64_t families = 0;
  std::int64_t done = 0;
  std::int64_t told = 0;
  std::int64_t opened = 0;
  std::int64_t unreachable = 0;
};
KITH_DESCRIBE(SchoolInsert, (school_id, letter_id, state, version, families, done, told, opened, unreachable))

struct AskedFamilies {
  std::int64_t families = 0;
  std::int64_t done = 0;
  std::int64_t told = 0;
  std::int64_t opened = 0;
};
KITH_DESCRIBE(AskedFamilies, (families, done, told, opened))

namespace {

constexpr std::string_view kSchools =
    "select s.school_id, s.name from schools s where {} order by s.school_id";

// Who may answer for a letter in a school on the day: rows (school_id, staff_id, post, since_on).
#define KITH_DESK                                                                                           \
  "staff_posts p join staff t on t.school_id = p.school_id and t.id = p.staff_id and t.hired_on <= :today " \
  "and (t.left_on is null or t.left_on > :today) where p.post in ('principal', 'vice_principal', "          \
  "'moral_director', 'teaching_director') and p.since_on <= :today and (p.until_on is null or p.until_on "  \
  "> :today)"
constexpr db::Sql kWithDesk{"notices.schools_with_desk",
                            "select distinct p.school_id from " KITH_DESK " order by p.school_id"};
constexpr db::Sql kDesk{
    "notices.desk_of",
    "select p.staff_id, p.post from " KITH_DESK
    " and p.school_id = :school_id order by case when exists (select 1 from staff_absences a where "
    "a.school_id = p.school_id and a.staff_id = p.staff_id and a.since_on <= :today and (a.until_on is null "
    "or a.until_on > :today)) then 1 else 0 end, case p.post when 'principal' then 1 when 'vice_principal' "
    "then 2 when 'moral_director' then 3 else 4 end, p.since_on, p.staff_id limit 1"};

constexpr std::string_view kRows =
    "select school_id, state, notice_id, published_at, version, reminded_at, families, done, told, opened, "
    "unreachable from district_letter_schools where letter_id = :letter_id";
constexpr db::Sql kSaveRow{
    "notices.save_school_row",
    "update district_letter_schools set state = :state, notice_id = :notice_id, published_at = "
    ":published_at, version = :version, reminded_at = :reminded_at, families = :families, done = :done, told "
    "= :told, opened = :opened, unreachable = :unreachable where school_id = :school_id and letter_id = "
    ":letter_id"};
constexpr db::Sql kSetState{"notices.set_school_state",
                            "update district_letter_schools set state = :state where school_id = :school_id "
                            "and letter_id = :letter_id"};
constexpr db::Sql kSaveFigures{
    "notices.save_district_figures",
    "update district_letter_schools set families = :families, done = :done, told = :told, opened = :opened, "
    "unreachable = :unreachable where school_id = :school_id and letter_id = :letter_id"};
constexpr db::Sql kAnswers{"notices.district_answers",
                           "select school_id, choice, children from district_letter_answers where letter_id "
                           "= :letter_id order by school_id, choice"};
constexpr db::Sql kCountAnswers{
    "notices.count_district_answers",
    "select choice, count(*) from notice_answers where school_id = :school_id and "
    "notice_id = :notice_id group by choice"};
constexpr std::string_view kSums =
    "select letter_id, count(*), sum(case when state = 'published' then 1 else 0 end), sum(case when state = "
    "'no_desk' then 1 else 0 end), sum(families), sum(done), sum(told), sum(opened), sum(unreachable) from "
    "district_letter_schools where letter_id in ({}) group by letter_id";
constexpr std::string_view kToTry =
    "select r.letter_id, r.school_id from district_letters l join district_letter_schools r on r.letter_id = "
    "l.id where l.school_id = 0 and l.withdrawn_at is null and coalesce(l.planned_at, l.created_at) between "
    ":since and :now and r.state in ('waiting', 'no_desk') and {} order by r.letter_id, r.school_id";

// By student first, since guardians answer for a child; a family is as far as its slowest child.
constexpr std::string_view kAsked =
    "select count(*), coalesce(sum(f.done), 0), coalesce(sum(case when f.done = 0 and f.proven = 1 then 1 "
    "else 0 end), 0), coalesce(sum(case when f.proven = 0 then f.opened else 0 end), 0) from (select "
    "s.family_id as family_id, min(s.done) as done, min(case when s.told = 1 then 1 else s.done end) as "
    "proven, max(s.opened) as opened from (select k.family_id as family_id, k.student_id as student_id, case "
    "when {} is null then 0 else 1 end as done, max(case when k.opened_at is null then 0 else 1 end) as "
    "opened, max(case when t.told_at is null then 0 else 1 end) as told from asks k left join "
    "notice_tellings t on t.school_id = k.school_id and t.notice_id = k.audience_id and t.student_id = "
    "k.student_id where k.school_id = :school_id and k.audience_id = :notice_id and k.withdrawn_at is null "
    "group by k.family_id, k.student_id) s group by s.family_id) f";
// Those nobody may receive for, whom a person told.
constexpr db::Sql kToldOtherwise{
    "notices.district_told_otherwise",
    "select count(distinct s.family_id) from notice_tellings t join students s on s.school_id = t.school_id "
    "and s.id = t.student_id where t.school_id = :school_id and t.notice_id = :notice_id and t.told_at is "
    "not null and s.family_id not in (select k.family_id from asks k where k.school_id = :school_id and "
    "k.audience_id = :notice_id)"};
constexpr db::Sql kUnreachable{
    "notices.district_unreachable",
    "select unreachable from audiences where school_id = :school_id and id = :notice_id"};

db::Args key_args(std::int64_t letter_id, std::int64_t school_id) {
  return {{"school_id", school_id}, {"letter_id", letter_id}};
}

FamilyFigures with_waiting(FamilyFigures figures) {
  figures.waiting = std::max<std::int64_t>(
      0, figures.families - figures.done - figures.told - figures.opened - figures.unreachable);
  return figures;
}

}  // namespace

FamilyFigures SchoolRow::figures() const {
  return with_waiting({families, done, told, opened, 0, unreachable});
}

FamilyFigures LetterSums::figures() const {
  return with_waiting({families, done, told, opened, 0, unreachable});
}

std::vector<SchoolName> schools_written_to(db::Session& session,
                                           const std::optional<std::vector<std::int64_t>>& school_ids) {
  // Numbers of our own only.
  const auto which = school_ids ? fmt::format("s.school_id in ({})", fmt::join(*school_ids, ", ")) : "true";
  return session.all<SchoolName>({"notices.schools_written_to", fmt::format(fmt::runtime(kSchools), which)});
}

std::vector<std::int64_t> schools_with_desk(db::Session& session, Date today) {
  return session.all<std::int64_t>(kWithDesk, {{"today", today}});
}

std::optional<DeskHolder> desk_of(db::Session& session, std::int64_t school_id, Date today) {
  return session.maybe<DeskHolder>(kDesk, {{"school_id", school_id}, {"today", today}});
}

void add_school_rows(db::Tx& tx, std::int64_t letter_id, const std::vector<std::int64_t>& school_ids) {
  std::vector<SchoolInsert> rows;
  for (auto school_id : school_ids) rows.push_back({.school_id = school_id, .letter_id = letter_id});
  tx.insert_all("district_letter_schools", rows);
}

std::optional<SchoolRow> school_row(db::Session& session, std::int64_t letter_id, std::int64_t school_id) {
  const auto sql = std::string(kRows) + " and school_id = :school_id";
  return session.maybe<SchoolRow>({"notices.school_row", sql}, key_args(letter_id, school_id));
}

std::vector<SchoolRow> school_rows(db::Session& session, std::int64_t letter_id) {
  const auto sql = std::string(kRows) + " order by school_id";
  return session.all<SchoolRow>({"notices.school_rows", sql}, {{"letter_id", letter_id}});
}

void save_school_row(db::Tx& tx, std::int64_t letter_id, const SchoolRow& row) {
  auto args = db::args_of(row);
  args.emplace_back("letter_id", letter_id);
  tx.exec(kSaveRow, args);
}

void set_school_state(db::Tx& tx, std::int64_t letter_id, std::int64_t school_id, SchoolState state) {
  auto args = key_args(letter_id, school_id);
  args.emplace_back("state", state);
  tx.exec(kSetState, args);
}

std::vector<AnswersOfSchool> answers_by_school(db::Session& session, std::int64_t letter_id) {
  return session.all<AnswersOfSchool>(kAnswers, {{"letter_id", letter_id}});
}

std::vector<LetterSums> sums_of(db::Session& session, const std::vector<std::int64_t>& letter_ids) {
  if (letter_ids.empty()) return {};
  const auto sql = fmt::format(fmt::runtime(kSums), fmt::join(letter_ids, ", "));
  return session.all<LetterSums>({"notices.district_sums", sql});
}

std::vector<ToTry> still_to_publish(db::Session& session, std::optional<std::int64_t> school_id, Instant now,
                                    Instant since) {
  db::Args args{{"now", now}, {"since", since}};
  if (school_id) args.emplace_back("school_id", *school_id);
  const auto sql = fmt::format(fmt::runtime(kToTry), school_id ? "r.school_id = :school_id" : "true");
  return session.all<ToTry>({"notices.district_to_publish", sql}, args);
}

FamilyFigures count_families(db::Session& session, std::int64_t notice_id) {
  const db::Args args{{"school_id", tenant_of(notice_id)}, {"notice_id", notice_id}};
  static const auto sql = fmt::format(fmt::runtime(kAsked), ledger::proven_at("k"));
  const auto asked = session.one<AskedFamilies>({"notices.count_district_families", sql}, args);
  const auto unreachable = session.one<std::int64_t>(kUnreachable, args);
  // Who was asked stays asked, whatever the roster says since.
  FamilyFigures figures{.families = asked.families + unreachable,
                        .done = asked.done,
                        .told = asked.told,
                        .opened = asked.opened,
                        .unreachable = unreachable};
  if (figures.unreachable > 0) {
    const auto told = std::min(session.one<std::int64_t>(kToldOtherwise, args), figures.unreachable);
    figures.told += told;
    figures.unreachable -= told;
  }
  return with_waiting(figures);
}

std::vector<std::int64_t> count_answers(db::Session& session, std::int64_t notice_id, std::size_t choices) {
  std::vector<std::int64_t> children(choices);
  for (const auto& row : session.all<AnswerCount>(
           kCountAnswers, {{"school_id", tenant_of(notice_id)}, {"notice_id", notice_id}}))
    children.at(std::size_t(row.choice)) = row.children;
  return children;
}

void save_answers(db::Tx& tx, std::int64_t letter_id, std::int64_t school_id,
                  const std::vector<std::int64_t>& children) {
  std::vector<AnswersInsert> rows;
  for (auto each : children) rows.push_back({{school_id, int(rows.size()), each}, letter_id});
  if (rows.empty()) return;
  tx.insert_all("district_letter_answers", rows,
                "on conflict (school_id, letter_id, choice) do update set children = excluded.children");
}

void save_figures(db::Tx& tx, std::int64_t letter_id, std::int64_t school_id, const FamilyFigures& figures) {
  auto args = key_args(letter_id, school_id);
  args.insert(args.end(), {{"families", figures.families},
                           {"done", figures.done},
                           {"told", figures.told},
                           {"opened", figures.opened},
                           {"unreachable", figures.unreachable}});
  tx.exec(kSaveFigures, args);
}

}  // namespace kith::notices
