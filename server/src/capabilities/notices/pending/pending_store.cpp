// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/pending/pending_store.hpp"

#include <boost/json/parse.hpp>

#include "platform/id.hpp"
#include "platform/json/json.hpp"

namespace kith::notices {
namespace {

struct WrittenRow {
  std::int64_t author_id = 0;
  std::string title;
  std::string body;
  ledger::Needs needs = ledger::Needs::kRead;
  Reach reach = Reach::kEverybody;
  std::optional<Instant> due_at;
  std::string client_key;
  NoticeKind kind = NoticeKind::kLetter;
  std::optional<Instant> starts_at;
  std::optional<std::string> late_reason;
  bool asks_opinion = false;
  std::optional<std::string> choices;
  std::optional<std::string> fee_basis;
  std::optional<Instant> planned_at;
  std::optional<Approval> approval;
  std::optional<Instant> published_at;
  std::optional<Instant> withdrawn_at;
  bool is_public = false;
  std::string spec;
  ledger::ReceiptRule receipt_rule = ledger::ReceiptRule::kAny;
  bool tells_newcomers = true;
};
KITH_DESCRIBE(WrittenRow, (author_id, title, body, needs, reach, due_at, client_key, kind, starts_at,
                           late_reason, asks_opinion, choices, fee_basis, planned_at, approval, published_at,
                           withdrawn_at, is_public, spec, receipt_rule, tells_newcomers))

constexpr db::Sql kFind{
    "notices.find_pending",
    "select n.author_id, n.title, n.body, n.needs, n.reach, n.due_at, n.client_key, n.kind, n.starts_at, "
    "n.late_reason, n.asks_opinion, n.choices, n.fee_basis, n.planned_at, n.approval, n.published_at, "
    "n.withdrawn_at, n.is_public, a.spec, n.receipt_rule, n.tells_newcomers from notices n join audiences a "
    "on "
    "a.school_id = n.school_id and a.id = n.id "
    "where "
    "n.school_id = :school_id and n.id = :id"};
constexpr db::Sql kPending{
    "notices.pending_in",
    "select n.id, n.title, n.body, n.kind, n.author_id, t.name, n.created_at, n.planned_at, n.starts_at, "
    "n.approval, n.approval_note, n.is_public from notices n left join staff t on t.school_id = n.school_id "
    "and t.id = "
    "n.author_id where n.school_id = :school_id and n.published_at is null and n.withdrawn_at is null and "
    "(n.planned_at is not null or n.approval is not null) and (cast(:author_id as bigint) is null or "
    "n.author_id = :author_id) order by coalesce(n.planned_at, n.created_at), n.id limit 100"};
constexpr db::Sql kApprove{
    "notices.set_approval",
    "update notices set approval = :approval, approval_note = :note, approval_by = :by where school_id = "
    ":school_id and id = :id and approval = 'awaited' and published_at is null and withdrawn_at is null"};
constexpr db::Sql kWithdraw{"notices.withdraw_pending",
                            "update notices set withdrawn_at = :at where school_id = :school_id and id = :id "
                            "and published_at is null and withdrawn_at is null"};
constexpr db::Sql kSettings{"notices.settings_of",
                            "select school_id, needs_approval, may_be_found, set_by, set_at from "
                            "notice_settings where school_id = :school_id"};
constexpr db::Sql kForgetSettings{"notices.forget_settings",
                                  "delete from notice_settings where school_id = :school_id"};

}  // namespace

std::optional<PendingNotice> find_pending(db::Session& session, std::int64_t school_id,
                                          std::int64_t notice_id) {
  auto row = session.maybe<WrittenRow>(kFind, {{"school_id", school_id}, {"id", notice_id}});
  if (!row) return std::nullopt;
  PendingNotice pending{.author_id = row->author_id,
                        .notice = {.title = std::move(row->title),
                                   .body = std::move(row->body),
                                   .needs = row->needs,
                                   .due_at = row->due_at,
                                   .reach = row->reach,
                                   .client_key = std::move(row->client_key),
                                   .kind = row->kind,
                                   .starts_at = row->starts_at,
                                   .late_reason = std::move(row->late_reason),
                                   .asks_opinion = row->asks_opinion,
                                   .fee_basis = std::move(row->fee_basis),
                                   .publish_at = row->planned_at,
                                   .is_public = row->is_public,
                                   .receipt_rule = row->receipt_rule,
                                   .tells_newcomers = row->tells_newcomers},
                        .approval = row->approval,
                        .is_over = row->published_at || row->withdrawn_at};
  pending.notice.audience = json::read<people::AudienceSpec>(boost::json::parse(row->spec)).value();
  if (row->choices)
    pending.notice.choices = json::read<std::vector<std::string>>(boost::json::parse(*row->choices)).value();
  return pending;
}

std::vector<PendingRow> pending_in(db::Session& session, std::int64_t school_id,
                                   std::optional<std::int64_t> author_id) {
  return session.all<PendingRow>(kPending, {{"school_id", school_id}, {"author_id", author_id}});
}

bool set_approval(db::Tx& tx, std::int64_t notice_id, Approval approval, const std::string& note,
                  std::int64_t by) {
  return tx.exec(kApprove, {{"school_id", tenant_of(notice_id)},
                            {"id", notice_id},
                            {"approval", approval},
                            {"note", note},
                            {"by", by}}) > 0;
}

bool withdraw_pending(db::Tx& tx, std::int64_t notice_id, Instant at) {
  return tx.exec(kWithdraw, {{"school_id", tenant_of(notice_id)}, {"id", notice_id}, {"at", at}}) > 0;
}

SettingsRow settings_of(db::Session& session, std::int64_t school_id) {
  return session.maybe<SettingsRow>(kSettings, {{"school_id", school_id}})
      .value_or(SettingsRow{.school_id = school_id});
}

void save_settings(db::Tx& tx, const SettingsRow& settings) {
  tx.exec(kForgetSettings, {{"school_id", settings.school_id}});
  tx.insert("notice_settings", settings);
}

}  // namespace kith::notices
