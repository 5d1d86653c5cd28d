// SPDX-License-Identifier: Apache-2.0
// SQL of notices that are written and not out yet: planned for a time to come, or awaiting the school desk.
#pragma once

#include "capabilities/notices/notice_store.hpp"

namespace kith::notices {

// Everything that was written, with whom it is for.
struct PendingNotice {
  std::int64_t author_id = 0;
  NewNotice notice;
  std::optional<Approval> approval;
  bool is_over = false;  // published, or withdrawn before
};
std::optional<PendingNotice> find_pending(db::Session& session, std::int64_t school_id,
                                          std::int64_t notice_id);

// author_id: only those of this author. The soonest first, at most 100.
struct PendingRow {
  std::int64_t notice_id = 0;
  std::string title;
  std::string body;
  NoticeKind kind = NoticeKind::kLetter;
  std::int64_t author_id = 0;
  std::optional<std::string> author_name;
  Instant created_at{};
  std::optional<Instant> planned_at;
  std::optional<Instant> starts_at;
  std::optional<Approval> approval;
  std::optional<std::string> approval_note;
  bool is_public = false;
};
KITH_DESCRIBE(PendingRow, (notice_id, title, body, kind, author_id, author_name, created_at, planned_at,
                           starts_at, approval, approval_note, is_public))
std::vector<PendingRow> pending_in(db::Session& session, std::int64_t school_id,
                                   std::optional<std::int64_t> author_id);

// False when it was decided already, published or withdrawn.
bool set_approval(db::Tx& tx, std::int64_t notice_id, Approval approval, const std::string& note,
                  std::int64_t by);
// False when it is published or withdrawn.
bool withdraw_pending(db::Tx& tx, std::int64_t notice_id, Instant at);

// What a school wants of its notices; of one that has said nothing, neither.
struct SettingsRow {
  std::int64_t school_id = 0;
  bool needs_approval = false;
  bool may_be_found = false;
  std::int64_t set_by = 0;
  Instant set_at{};
};
KITH_DESCRIBE(SettingsRow, (school_id, needs_approval, may_be_found, set_by, set_at))
SettingsRow settings_of(db::Session& session, std::int64_t school_id);
void save_settings(db::Tx& tx, const SettingsRow& settings);

}  // namespace kith::notices
