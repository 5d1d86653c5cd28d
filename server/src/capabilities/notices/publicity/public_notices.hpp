// SPDX-License-Identifier: Apache-2.0
// The school's page of public letters, for whoever looks: what they say and what was sent with them, never
// who wrote, whom it was for or how many have read it. A letter
// that is withdrawn or taken off the page is gone at once. Thread-safe: no
// state of its own.
#pragma once

#include "capabilities/notices/attachments/attachments.hpp"
#include "capabilities/notices/publicity/publicity_store.hpp"

namespace kith::notices {

struct PublicLine {
  std::int64_t notice_id = 0;
  std::string title;
  NoticeKind kind = NoticeKind::kLetter;
  Instant published_at{};
  std::optional<Instant> starts_at;
};
KITH_DESCRIBE(PublicLine, (notice_id, title, kind, published_at, starts_at))

// may_be_found: search engines may list it.
struct PublicPage {
  std::string school_name;
  bool may_be_found = false;
  std::vector<PublicLine> notices;  // the newest first, at most 100
};
KITH_DESCRIBE(PublicPage, (school_name, may_be_found, notices))

struct PublicLetter {
  std::string school_name;
  bool may_be_found = false;
  std::int64_t notice_id = 0;
  std::string title;
  std::string body;
  NoticeKind kind = NoticeKind::kLetter;
  Instant published_at{};
  std::optional<Instant> corrected_at;
  std::optional<Instant> starts_at;
  std::optional<std::string> fee_basis;
  std::vector<Attachment> attachments;
};
KITH_DESCRIBE(PublicLetter, (school_name, may_be_found, notice_id, title, body, kind, published_at,
                             corrected_at, starts_at, fee_basis, attachments))

class PublicNotices {
 public:
  PublicNotices(db::Db& db, const Attachments& attachments) : db_(db), attachments_(attachments) {}

  // Error: notices.no_such_school.
  Result<PublicPage> page(std::int64_t school_id);
  // Error of both: notices.no_such_notice (not public, withdrawn, or of another school); of what was sent
  // with it, only the version in force, also notices.no_such_attachment.
  Result<PublicLetter> letter(std::int64_t school_id, std::int64_t notice_id);
  Result<OpenedAttachment> attachment(std::int64_t school_id, const WantedAttachment& wanted);

 private:
  db::Db& db_;
  const Attachments& attachments_;
};

}  // namespace kith::notices
