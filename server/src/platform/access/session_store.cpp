// SPDX-License-Identifier: Apache-2.0
#include "platform/access/session_store.hpp"

namespace kith::access {
namespace {

constexpr db::Sql kEntries{
    "sessions.entries",
    "select s.id, s.account_id, s.seen_at, s.expires_at, a.must_change_password,"
    " i.id, i.tenant_id, i.person_id, i.roles"
    " from sessions s join accounts a on a.id = s.account_id"
    " left join identities i on i.account_id = s.account_id"
    " where s.token_hash = :token_hash and s.revoked_at is null and s.expires_at > :now"
    " order by i.id"};
constexpr db::Sql kFind{
    "sessions.find",
    "select id, token_hash, account_id, opened_by, device, created_at, seen_at, expires_at"
    " from sessions where id = :id"};
constexpr db::Sql kOpen{
    "sessions.open",
    "select id, token_hash, account_id, opened_by, device, created_at, seen_at, expires_at"
    " from sessions where account_id = :account_id and revoked_at is null and expires_at > :now"
    " order by seen_at desc, id desc limit 100"};
constexpr db::Sql kExtend{"sessions.extend",
                          "update sessions set seen_at = :seen_at, expires_at = :expires_at"
                          " where id = :id and revoked_at is null and seen_at < :seen_at"};
constexpr db::Sql kRevoke{"sessions.revoke",
                          "update sessions set revoked_at = :now"
                          " where id = :id and account_id = :account_id and revoked_at is null"};
constexpr db::Sql kRevokeExcept{"sessions.revoke_except",
                                "update sessions set revoked_at = :now"
                                " where account_id = :account_id and id <> :kept_id and revoked_at is null"};
constexpr db::Sql kDelete{
    "sessions.delete", "delete from sessions where expires_at < :ended_before or revoked_at < :ended_before"};

}  // namespace

void insert_session(db::Tx& tx, const SessionRow& row) { tx.insert("sessions", row); }

std::vector<Entry> entries_of_token(db::Session& session, const std::string& token_hash, Instant now) {
  return session.all<Entry>(kEntries, {{"token_hash", token_hash}, {"now", now}});
}

std::optional<SessionRow> find_session(db::Session& session, std::int64_t session_id) {
  return session.maybe<SessionRow>(kFind, {{"id", session_id}});
}

std::vector<SessionRow> open_sessions(db::Session& session, std::int64_t account_id, Instant now) {
  return session.all<SessionRow>(kOpen, {{"account_id", account_id}, {"now", now}});
}

void extend_session(db::Tx& tx, std::int64_t session_id, Instant seen_at, Instant expires_at) {
  tx.exec(kExtend, {{"id", session_id}, {"seen_at", seen_at}, {"expires_at", expires_at}});
}

std::int64_t revoke_session(db::Tx& tx, std::int64_t account_id, std::int64_t session_id, Instant now) {
  return tx.exec(kRevoke, {{"id", session_id}, {"account_id", account_id}, {"now", now}});
}

void revoke_sessions_except(db::Tx& tx, std::int64_t account_id, std::int64_t kept_session_id, Instant now) {
  tx.exec(kRevokeExcept, {{"account_id", account_id}, {"kept_id", kept_session_id}, {"now", now}});
}

std::int64_t delete_sessions(db::Tx& tx, Instant ended_before) {
  return tx.exec(kDelete, {{"ended_before", ended_before}});
}

}  // namespace kith::access
