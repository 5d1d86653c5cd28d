// SPDX-License-Identifier: Apache-2.0
// Letters as a guardian sees them: one inbox for all own children of the school. A guardian who was not
// asked, or whom custody now bars, finds nothing. Thread-safe: no state of its own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/notices/notice_store.hpp"

namespace kith::notices {

struct InboxItem {
  std::int64_t notice_id = 0;
  std::string title;
  ledger::Needs needs = ledger::Needs::kRead;
  std::optional<std::string> author_name;
  Instant published_at{};
  std::optional<Instant> due_at;
  std::optional<Instant> reminded_at;
  std::optional<Instant> opened_at;  // by this guardian
  std::vector<InboxChild> children;
};
KITH_DESCRIBE(InboxItem,
              (notice_id, title, needs, author_name, published_at, due_at, reminded_at, opened_at, children))

struct InboxLists {
  std::vector<InboxItem> open;  // the soonest first
  std::vector<InboxItem> done;  // the latest first
};
KITH_DESCRIBE(InboxLists, (open, done))

struct Letter {
  InboxItem item;
  std::string body;
};
KITH_DESCRIBE(Letter, (item, body))

class Inbox {
 public:
  Inbox(db::Db& db, const Clock& clock) : db_(db), clock_(clock) {}

  InboxLists lists(const people::Viewer& viewer);
  // Marks nothing. Error: notices.no_such_notice.
  Result<Letter> letter(const people::Viewer& viewer, std::int64_t notice_id);
  // Read asks are done by this. Doing it twice changes nothing. Error: notices.no_such_notice.
  Result<bool> open(const people::Viewer& viewer, std::int64_t notice_id);
  // For one child, or for all own children it was sent about. As above.
  Result<bool> confirm(const people::Viewer& viewer, std::int64_t notice_id,
                       std::optional<std::int64_t> student_id);

 private:
  db::Db& db_;
  const Clock& clock_;
};

// What awaits the guardian, as in Inbox::lists; one statement.
std::vector<InboxItem> open_items(db::Session& session, const people::Viewer& viewer);

// Rows of one notice become one item; what awaits the guardian stands apart from what is done.
InboxLists sorted_apart(const std::vector<InboxRow>& open, const std::vector<InboxRow>& done);

}  // namespace kith::notices
