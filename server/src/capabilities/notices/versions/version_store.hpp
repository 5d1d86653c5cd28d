// SPDX-License-Identifier: Apache-2.0
// SQL of the texts that a corrected notice had before.
#pragma once

#include <string>
#include <vector>

#include "capabilities/notices/attachments/attachment.hpp"
#include "platform/db/db.hpp"

namespace kith::notices {

// A text that was replaced, with what was sent with it, and when.
struct EarlierText {
  int version = 1;
  std::string title;
  std::string body;
  Instant replaced_at{};
  std::vector<Attachment> attachments;
};
KITH_DESCRIBE(EarlierText, (version, title, body, replaced_at, attachments))

// The text in force becomes an earlier one, and the next version has this one. False when another correction
// came between.
struct NextText {
  std::int64_t notice_id = 0;
  int from_version = 1;
  std::string title;
  std::string body;
  Instant at{};
  std::int64_t by = 0;
};
bool replace_text(db::Tx& tx, const NextText& next);

// The latest first.
std::vector<EarlierText> earlier_texts(db::Session& session, std::int64_t notice_id);

// Requires: the notice had this version.
struct VersionText {
  std::string title;
  std::string body;
};
KITH_DESCRIBE(VersionText, (title, body))
VersionText text_at(db::Session& session, std::int64_t notice_id, int version);

}  // namespace kith::notices
