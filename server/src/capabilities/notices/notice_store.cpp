// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/notice_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <tuple>

#include "platform/id.hpp"
#include "platform/json/json.hpp"

namespace kith::notices {
namespace {

constexpr std::string_view kBeyond =
    "select count(*) from ({}) a where not exists (select 1 from classes c where c.school_id = :school_id "
    "and c.id = a.class_id and {})";
constexpr db::Sql kFindByKey{"notices.find_by_client_key",
                             "select n.id, n.author_id, n.published_at, a.families, a.people, a.unreachable, "
                             "n.planned_at, n.approval from notices n "
                             "join audiences a on a.school_id = n.school_id and a.id = n.id "
                             "where n.school_id = :school_id and n.client_key = :client_key"};
constexpr db::Sql kSetPublished{"notices.set_published",
                                "update notices set published_at = :at, contact_id = :contact_id "
                                "where school_id = :school_id and id = :id and published_at is null"};
constexpr db::Sql kContactOf{"notices.contact_of",
                             "select contact_id from notices where school_id = :school_id and id = :id"};
constexpr db::Sql kSetContact{
    "notices.set_contact",
    "update notices set contact_id = :contact_id where school_id = :school_id and id = :id"};
constexpr db::Sql kSetWithdrawn{"notices.set_withdrawn",
                                "update notices set withdrawn_at = :at where school_id = :school_id and id = "
                                ":id and withdrawn_at is null"};
constexpr db::Sql kSetReminded{
    "notices.set_reminded",
    "update notices set reminded_at = :at where school_id = :school_id and id = :id "
    "and (reminded_at is null or reminded_at <= :latest)"};
constexpr std::string_view kClassesOf =
    "select a.class_id, count(*) from ({}) a group by a.class_id order by a.class_id";
constexpr db::Sql kClassesReached{"notices.classes_reached",
                                  "select k.group_id from notices n join contact_groups k on k.school_id = "
                                  "n.school_id and k.contact_id = n.contact_id and k.group_kind = 'class' "
                                  "where n.school_id = :school_id and n.id = :id order by k.group_id"};

// Of a letter of the district; null for others.
#define KITH_DISTRICT_NAME                                                                          \
  "case when n.district_letter_id is null then null else coalesce((select d.name from districts d " \
  "order by d.id limit 1), '') end"

constexpr std::string_view kForStaff =
    "select n.id, n.title, n.body, n.needs, n.author_id, t.name, n.published_at, n.due_at, n.reminded_at, "
    "n.withdrawn_at, "
    "a.families, a.unreachable, n.kind, n.starts_at, n.late_reason, n.asks_opinion, n.corrected_at, "
    "n.is_public, n.receipt_rule, " KITH_DISTRICT_NAME
    " from notices n "
    "join audiences a on a.school_id = n.school_id and a.id = n.id "
    "left join staff t on t.school_id = n.school_id and t.id = n.author_id "
    "where n.school_id = :school_id and n.published_at is not null and (n.author_id = :staff_id or exists ("
    "select 1 from contact_groups k join classes c on c.school_id = k.school_id and c.id = k.group_id "
    "where k.school_id = n.school_id and k.contact_id = n.contact_id and k.group_kind = 'class' and {})) "
    "and ";

constexpr std::string_view kInbox =
    "select n.id, n.title, k.needs, coalesce(" KITH_DISTRICT_NAME
    ", t.name), n.published_at, n.due_at, n.reminded_at, k.opened_at, s.id, "
    "s.name, k.done_at, "
    "k.settled_at, n.kind, n.starts_at, n.asks_opinion, "
    "n.corrected_at, case when k.counts > 0 then 1 else 0 end, n.needs, n.receipt_rule "
    "from asks k join notices n on n.school_id = k.school_id and n.id = k.audience_id and n.published_at is "
    "not null "
    "join students s on s.school_id = k.school_id and s.id = k.student_id "
    "left join staff t on t.school_id = n.school_id and t.id = n.author_id "
    "where k.school_id = :school_id and k.person_id = :guardian_id and k.slice = 'notices' and "
    "k.withdrawn_at is null and {} ";
// Each half has an index of its own.
constexpr db::Sql kNoticesInInbox{
    "notices.notices_in_inbox",
    "select distinct a.audience_id from (select audience_id from asks where school_id = :school_id and "
    "person_id = :guardian_id and slice = 'notices' and done_at is null and withdrawn_at is null union all "
    "select audience_id from asks where school_id = :school_id and person_id = :guardian_id and slice = "
    "'notices' and done_at is not null and withdrawn_at is null) a where cast(:before as bigint) is null or "
    "a.audience_id < :before order by a.audience_id desc limit :limit"};
constexpr db::Sql kAskedOf{"notices.asked_of",
                           "select title, body, needs, due_at, asks_opinion, choices, fee_basis, version, "
                           "corrected_at from notices where school_id = :school_id and id = :id"};
constexpr db::Sql kPeopleAsked{"notices.people_asked",
                               "select people from audiences where school_id = :school_id and id = :id"};

struct AskedRow {
  std::string title;
  std::string body;
  ledger::Needs needs = ledger::Needs::kRead;
  std::optional<Instant> due_at;
  bool asks_opinion = false;
  std::optional<std::string> choices;
  std::optional<std::string> fee_basis;
  int version = 1;
  std::optional<Instant> corrected_at;
};
KITH_DESCRIBE(AskedRow, (title, body, needs, due_at, asks_opinion, choices, fee_basis, version, corrected_at))

db::Args key_args(std::int64_t notice_id) { return {{"school_id", tenant_of(notice_id)}, {"id", notice_id}}; }

db::Args with(db::Args args, std::initializer_list<db::Arg> more) {
  args.insert(args.end(), more);
  return args;
}

std::vector<NoticeRow> for_staff(db::Session& session, const people::Viewer& viewer,
                                 const people::Scope& charge, const char* name, std::string_view condition,
                                 db::Args args) {
  args.emplace_back("school_id", viewer.school_id);
  args.emplace_back("staff_id", viewer.person_id);
  auto sql = fmt::format(fmt::runtime(kForStaff), charge.sql) + std::string(condition);
  return session.all<NoticeRow>({name, sql}, charge.with(args));
}

std::vector<InboxRow> inbox(db::Session& session, const char* name, std::string_view condition,
                            db::Args args) {
  static const std::string text = fmt::format(fmt::runtime(kInbox), people::still_receives("k"));
  return session.all<InboxRow>({name, text + std::string(condition)}, args);
}

}  // namespace

std::int64_t students_beyond(db::Session& session, const people::Selection& students,
                             const people::Scope& reach) {
  auto sql = fmt::format(fmt::runtime(kBeyond), students.sql, reach.sql);
  return session.one<std::int64_t>({"notices.students_beyond", sql}, reach.with(students.args));
}

bool save_draft(db::Tx& tx, const Draft& draft) { return tx.insert_if_new("notices", draft); }

std::optional<Publication> find_by_client_key(db::Session& session, std::int64_t school_id,
                                              const std::string& client_key) {
  return session.maybe<Publication>(kFindByKey, {{"school_id", school_id}, {"client_key", client_key}});
}

bool set_published(db::Tx& tx, std::int64_t notice_id, std::int64_t contact_id, Instant at) {
  return tx.exec(kSetPublished, with(key_args(notice_id), {{"contact_id", contact_id}, {"at", at}})) > 0;
}

std::int64_t contact_of(db::Session& session, std::int64_t notice_id) {
  return session.one<std::int64_t>(kContactOf, key_args(notice_id));
}

void set_contact(db::Tx& tx, std::int64_t notice_id, std::int64_t contact_id) {
  tx.exec(kSetContact, with(key_args(notice_id), {{"contact_id", contact_id}}));
}

bool set_withdrawn(db::Tx& tx, std::int64_t notice_id, Instant at) {
  return tx.exec(kSetWithdrawn, with(key_args(notice_id), {{"at", at}})) > 0;
}

bool set_reminded(db::Tx& tx, std::int64_t notice_id, Instant at, Instant latest) {
  return tx.exec(kSetReminded, with(key_args(notice_id), {{"at", at}, {"latest", latest}})) > 0;
}

std::vector<ClassSize> classes_of(db::Session& session, const people::Selection& students) {
  return session.all<ClassSize>({"notices.classes_of", fmt::format(fmt::runtime(kClassesOf), students.sql)},
                                students.args);
}

std::vector<std::int64_t> classes_reached(db::Session& session, std::int64_t notice_id) {
  return session.all<std::int64_t>(kClassesReached, key_args(notice_id));
}

std::vector<NoticeRow> notices_for_staff(db::Session& session, const people::Viewer& viewer,
                                         const people::Scope& charge, std::optional<std::int64_t> before,
                                         int limit) {
  return for_staff(
      session, viewer, charge, "notices.notices_for_staff",
      "(cast(:before as bigint) is null or (n.published_at, n.id) < (select b.published_at, b.id "
      "from notices b where b.school_id = :school_id and b.id = :before)) "
      "order by n.published_at desc, n.id desc limit :limit",
      {{"before", before}, {"limit", limit}});
}

std::optional<NoticeRow> notice_for_staff(db::Session& session, const people::Viewer& viewer,
                                          const people::Scope& charge, std::int64_t notice_id) {
  auto found =
      for_staff(session, viewer, charge, "notices.notice_for_staff", "n.id = :id", {{"id", notice_id}});
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<InboxRow> open_in_inbox(db::Session& session, std::int64_t school_id, std::int64_t guardian_id,
                                    int limit) {
  static const std::string condition =
      "and k.audience_id in (select e.audience_id from asks e where e.school_id = :school_id and e.person_id "
      "= :guardian_id and e.done_at is null and e.withdrawn_at is null and (e.needs = 'read' or e.settled_at "
      "is null) order by e.audience_id desc limit :limit)";
  auto rows = inbox(session, "notices.open_in_inbox", condition,
                    {{"school_id", school_id}, {"guardian_id", guardian_id}, {"limit", limit}});
  std::ranges::sort(rows, {}, [](const InboxRow& row) {
    return std::tuple(row.due_at.value_or(Instant::max()), -row.notice_id, row.student_id);
  });
  return rows;
}

std::vector<std::int64_t> notices_in_inbox(db::Session& session, std::int64_t school_id,
                                           std::int64_t guardian_id, std::optional<std::int64_t> before,
                                           int limit) {
  return session.all<std::int64_t>(
      kNoticesInInbox,
      {{"school_id", school_id}, {"guardian_id", guardian_id}, {"before", before}, {"limit", limit}});
}

std::vector<InboxRow> these_in_inbox(db::Session& session, std::int64_t school_id, std::int64_t guardian_id,
                                     const std::vector<std::int64_t>& notice_ids) {
  if (notice_ids.empty()) return {};
  const auto condition = fmt::format("and k.audience_id in ({}) order by k.audience_id desc, k.student_id",
                                     fmt::join(notice_ids, ", "));
  return inbox(session, "notices.these_in_inbox", condition,
               {{"school_id", school_id}, {"guardian_id", guardian_id}});
}

AskedOf asked_of(db::Session& session, std::int64_t school_id, std::int64_t notice_id) {
  auto row = session.one<AskedRow>(kAskedOf, {{"school_id", school_id}, {"id", notice_id}});
  AskedOf asked{.title = std::move(row.title),
                .body = std::move(row.body),
                .needs = row.needs,
                .due_at = row.due_at,
                .asks_opinion = row.asks_opinion,
                .choices = {},
                .fee_basis = std::move(row.fee_basis),
                .version = row.version,
                .corrected_at = row.corrected_at};
  if (row.choices)
    asked.choices = json::read<std::vector<std::string>>(boost::json::parse(*row.choices)).value();
  return asked;
}

std::int64_t people_asked(db::Session& session, std::int64_t notice_id) {
  return session.one<std::int64_t>(kPeopleAsked, key_args(notice_id));
}

}  // namespace kith::notices
