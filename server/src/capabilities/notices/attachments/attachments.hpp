// SPDX-License-Identifier: Apache-2.0
// Reading what was sent with a letter: by who may read the letter, asked again at every look. Thread-safe: no
// state of its own.
#pragma once

#include "capabilities/notices/attachments/attachment_store.hpp"
#include "people/viewer.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::notices {

// known: what the reader has already (If-None-Match).
struct WantedAttachment {
  std::int64_t notice_id = 0;
  std::string address;
  bool is_small = false;
  std::string known = {};
};

// bytes: none when the reader has this version already. file_name: of a file, which is saved and never run;
// an image has none and is shown.
struct OpenedAttachment {
  std::string content_type;
  std::string file_name;
  std::string version;
  std::string bytes;
};

class Attachments {
 public:
  Attachments(db::Db& db, const Clock& clock, const secrets::Sealer& sealer)
      : db_(db), clock_(clock), sealer_(sealer) {}

  // Of every version of the letter. Error of both: notices.no_such_attachment, as not found, also when the
  // letter is none of the viewer's.
  // Staff: who sees the letter (notices.hpp); before it is out its author and the desk.
  Result<OpenedAttachment> for_staff(const people::Viewer& viewer, const WantedAttachment& wanted);
  // Guardians who were asked and may still receive, until it is withdrawn.
  Result<OpenedAttachment> for_family(const people::Viewer& viewer, const WantedAttachment& wanted);
  // Officers of the district, of its own letters alone; notice_id: the letter's.
  Result<OpenedAttachment> for_district(const WantedAttachment& wanted);
  // Requires: somebody may read this version of the letter, or the letter is for everybody.
  Result<OpenedAttachment> opened(db::Session& session, const WantedAttachment& wanted) const;

 private:
  bool may_read_as_staff(db::Session& session, const people::Viewer& viewer, std::int64_t notice_id) const;

  db::Db& db_;
  const Clock& clock_;
  const secrets::Sealer& sealer_;
};

}  // namespace kith::notices
