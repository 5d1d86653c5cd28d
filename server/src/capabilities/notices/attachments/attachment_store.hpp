// SPDX-License-Identifier: Apache-2.0
// SQL of images and files sent with notices, and of which letter has which.
#pragma once

#include <map>

#include "capabilities/notices/attachments/attachment.hpp"
#include "platform/db/db.hpp"

namespace kith::notices {

struct AttachmentRow {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
  std::string address;
  AttachmentKind kind = AttachmentKind::kImage;
  std::string name;
  std::string content_type;
  std::int64_t size_bytes = 0;
  std::optional<int> width;
  std::optional<int> height;
  std::string sha256;
  std::int64_t added_by = 0;
  Instant added_at{};
  std::optional<Instant> ready_at;
  // Of a letter of the district: the district's own attachment, which keeps the bytes.
  std::optional<std::int64_t> kept_by;

  // Whose parts are its bytes.
  std::int64_t bytes_of() const { return kept_by.value_or(id); }
  Attachment shown() const { return {address, kind, name, content_type, size_bytes, width, height, sha256}; }
};
KITH_DESCRIBE(AttachmentRow, (school_id, id, address, kind, name, content_type, size_bytes, width, height,
                              sha256, added_by, added_at, ready_at, kept_by))

enum class Variant { kSent, kWhole, kSmall };
KITH_DESCRIBE_ENUM(Variant, kSent, kWhole, kSmall)

struct PartRow {
  std::int64_t school_id = 0;
  std::int64_t attachment_id = 0;
  Variant variant = Variant::kWhole;
  int part_no = 0;
  std::string sealed;
};
KITH_DESCRIBE(PartRow, (school_id, attachment_id, variant, part_no, sealed))

void save_attachment(db::Tx& tx, const AttachmentRow& attachment);
// A part that is there stays as it is.
void save_part(db::Tx& tx, const PartRow& part);
// What it turned out to be; from now on it may be enclosed.
void set_ready(db::Tx& tx, const AttachmentRow& attachment);
void forget_parts(db::Tx& tx, std::int64_t attachment_id, Variant variant);
// With all its parts.
void forget_attachment(db::Tx& tx, std::int64_t attachment_id);

// Of this author, in no letter yet.
std::optional<AttachmentRow> waiting_upload(db::Session& session, std::int64_t school_id,
                                            std::int64_t author_id, const std::string& address);
std::int64_t waiting_uploads_of(db::Session& session, std::int64_t school_id, std::int64_t author_id);
// In no letter, and added before `before`; of all schools, at most `limit`.
std::vector<std::int64_t> forgotten_uploads(db::Session& session, Instant before, int limit);

// Each sealed part in order.
void each_part(db::Session& session, std::int64_t attachment_id, Variant variant,
               const std::function<void(const std::string&)>& on_part);

// What a version of a letter was sent with, in order.
std::vector<Attachment> enclosed_in(db::Session& session, std::int64_t notice_id, int version);
std::vector<std::string> addresses_in(db::Session& session, std::int64_t notice_id, int version);
// Of every version of one letter, by version; of the version in force of several letters of a school, by
// letter.
std::map<int, std::vector<Attachment>> enclosed_by_version(db::Session& session, std::int64_t notice_id);
std::map<std::int64_t, std::vector<Attachment>> enclosed_in_each(db::Session& session, std::int64_t school_id,
                                                                 const std::vector<std::int64_t>& notice_ids);
// In any version of the letter.
std::optional<AttachmentRow> enclosed_at(db::Session& session, std::int64_t notice_id,
                                         const std::string& address);

// Brings what a version of a letter of the district was sent with into a school, as uploads of a member of
// its staff that are ready; the bytes stay where they are. Gives their addresses, in order. Doing it again
// changes nothing but who brought what is in no notice yet.
struct Bringing {
  std::int64_t letter_id = 0;
  int version = 1;
  std::int64_t school_id = 0;
  std::int64_t brought_by = 0;
  Instant at{};
};
std::vector<std::string> bring_into_school(db::Tx& tx, const Bringing& bringing);

// Puts these into a version of a letter, in this order: uploads of the author that are ready, and what
// another version of the letter has. Errors: those of attachments_refusal(), notices.no_such_attachment
// (another's, not ready, swept up, or named twice).
struct Enclosing {
  std::int64_t notice_id = 0;
  int version = 1;
  std::int64_t author_id = 0;
  std::vector<std::string> addresses;
};
Result<void> enclose(db::Tx& tx, const Enclosing& enclosing);

}  // namespace kith::notices
