// SPDX-License-Identifier: Apache-2.0
// SQL of what everybody may read: published letters as long as they are marked public and not withdrawn.
#pragma once

#include "capabilities/notices/notice.hpp"
#include "platform/db/db.hpp"

namespace kith::notices {

struct PublicRow {
  std::int64_t notice_id = 0;
  std::string title;
  std::string body;
  NoticeKind kind = NoticeKind::kLetter;
  Instant published_at{};
  std::optional<Instant> corrected_at;
  std::optional<Instant> starts_at;
  std::optional<std::string> fee_basis;
  int version = 1;
};
KITH_DESCRIBE(PublicRow,
              (notice_id, title, body, kind, published_at, corrected_at, starts_at, fee_basis, version))

// The newest first.
std::vector<PublicRow> public_notices_of(db::Session& session, std::int64_t school_id, int limit);
std::optional<PublicRow> public_notice(db::Session& session, std::int64_t school_id, std::int64_t notice_id);

void mark_public(db::Tx& tx, std::int64_t notice_id, bool is_public);

// Whether the words name a student of the school or a guardian of one: the whole name of three characters or
// more, or one of two with a word after it that only follows a name (同学, 家长…), since many short names are
// words.
bool names_a_family(db::Session& session, std::int64_t school_id, const LetterText& words);

}  // namespace kith::notices
