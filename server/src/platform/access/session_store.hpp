// SPDX-License-Identifier: Apache-2.0
// Rows of `sessions`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/db/db.hpp"

namespace kith::access {

enum class OpenedBy { kPassword, kCode, kInvitation, kDemo };
KITH_DESCRIBE_ENUM(OpenedBy, kPassword, kCode, kInvitation, kDemo)

struct SessionRow {
  std::int64_t id = 0;
  std::string token_hash;
  std::int64_t account_id = 0;
  OpenedBy opened_by{};
  std::string device;
  Instant created_at, seen_at, expires_at;
};
KITH_DESCRIBE(SessionRow, (id, token_hash, account_id, opened_by, device, created_at, seen_at, expires_at))

// One row an identity of the session's account; one row without an identity when the account has none.
struct Entry {
  std::int64_t session_id = 0;
  std::int64_t account_id = 0;
  Instant seen_at, expires_at;
  bool must_change_password = false;
  std::optional<std::int64_t> identity_id, tenant_id, person_id;
  std::optional<std::uint32_t> roles;
};
KITH_DESCRIBE(Entry, (session_id, account_id, seen_at, expires_at, must_change_password, identity_id,
                      tenant_id, person_id, roles))

void insert_session(db::Tx& tx, const SessionRow& row);
// Empty when the session is unknown, revoked or past its end. Lowest identity first.
std::vector<Entry> entries_of_token(db::Session& session, const std::string& token_hash, Instant now);
std::optional<SessionRow> find_session(db::Session& session, std::int64_t session_id);
std::vector<SessionRow> open_sessions(db::Session& session, std::int64_t account_id,
                                      Instant now);  // last seen first
void extend_session(db::Tx& tx, std::int64_t session_id, Instant seen_at, Instant expires_at);
// Rows changed: 0 when the account has no such open session.
std::int64_t revoke_session(db::Tx& tx, std::int64_t account_id, std::int64_t session_id, Instant now);
void revoke_sessions_except(db::Tx& tx, std::int64_t account_id, std::int64_t kept_session_id, Instant now);
std::int64_t delete_sessions(db::Tx& tx, Instant ended_before);

}  // namespace kith::access
