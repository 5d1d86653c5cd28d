// SPDX-License-Identifier: Apache-2.0
// Letters as a guardian sees them: one inbox for all own children of the school. A guardian who was not
// asked, or whom custody now bars, finds nothing. Thread-safe: no state of its own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/notices/answers/answers.hpp"
#include "capabilities/notices/notice_store.hpp"
#include "capabilities/notices/owed.hpp"
#include "capabilities/notices/versions/version_store.hpp"
#include "platform/events/events.hpp"

namespace kith::notices {

struct InboxItem {
  std::int64_t notice_id = 0;
  std::string title;
  ledger::Needs needs = ledger::Needs::kRead;  // of this guardian; read where the answer of others counts
  std::optional<std::string> author_name;
  Instant published_at{};
  std::optional<Instant> due_at;
  std::optional<Instant> reminded_at;
  std::optional<Instant> opened_at;  // by this guardian
  std::vector<InboxChild> children;
  NoticeKind kind = NoticeKind::kLetter;
  std::optional<Instant> starts_at;
  bool asks_opinion = false;
  std::optional<Instant> corrected_at;
  ledger::Needs notice_needs = ledger::Needs::kRead;  // of the guardians whose answer counts
  ledger::ReceiptRule receipt_rule = ledger::ReceiptRule::kAny;
};
KITH_DESCRIBE(InboxItem, (notice_id, title, needs, author_name, published_at, due_at, reminded_at, opened_at,
                          children, kind, starts_at, asks_opinion, corrected_at, notice_needs, receipt_rule))

struct InboxLists {
  std::vector<InboxItem> open;            // the soonest first
  std::vector<InboxItem> done;            // the latest first, of one page
  std::optional<std::int64_t> before_id;  // of the next page; none when this is the last
};
KITH_DESCRIBE(InboxLists, (open, done, before_id))

struct Letter {
  InboxItem item;
  std::string body;
  std::vector<std::string> choices;
  std::optional<std::string> fee_basis;
  int version = 1;
  std::string text_hash;  // what a signature names
  std::vector<OwnAnswer> answers;
  std::vector<EarlierText> earlier;  // the latest first
  std::vector<Attachment> attachments;
};
KITH_DESCRIBE(Letter, (item, body, choices, fee_basis, version, text_hash, answers, earlier, attachments))

class Inbox {
 public:
  // Without `owed` nothing is owed, without `events` no open page hears of an answer.
  Inbox(db::Db& db, const Clock& clock, const Owed* owed = nullptr, events::Events* events = nullptr)
      : db_(db), clock_(clock), owed_(owed), events_(events) {}

  // What is open comes with the first page only.
  InboxLists lists(const people::Viewer& viewer, std::optional<std::int64_t> before = {});
  // Marks nothing. Error: notices.no_such_notice.
  Result<Letter> letter(const people::Viewer& viewer, std::int64_t notice_id);
  // Read asks are done by this. Doing it twice changes nothing. Error: notices.no_such_notice.
  Result<bool> open(const people::Viewer& viewer, std::int64_t notice_id);
  // For one child, or for all own children it was sent about. As above, and notices.answer_missing,
  // notices.signature_missing where it asks for more than that, notices.answer_of_others where this
  // guardian's answer does not count.
  Result<bool> confirm(const people::Viewer& viewer, std::int64_t notice_id,
                       std::optional<std::int64_t> student_id);

 private:
  void heard(db::Tx& tx, const people::Viewer& viewer, std::int64_t notice_id);

  db::Db& db_;
  const Clock& clock_;
  const Owed* owed_;
  events::Events* events_;
};

// What awaits the guardian, as in Inbox::lists; one statement.
std::vector<InboxItem> open_items(db::Session& session, const people::Viewer& viewer);

// Rows of one notice become one item; what awaits the guardian stands apart from what is done.
InboxLists sorted_apart(const std::vector<InboxRow>& open, const std::vector<InboxRow>& done);

}  // namespace kith::notices
