// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/inbox.hpp"

#include <algorithm>

#include "people/school.hpp"

namespace kith::notices {
namespace {

constexpr int kMostOpen = 200, kMostDone = 100;  // asks, one a child

InboxItem item_of(const InboxRow& row) {
  return {.notice_id = row.notice_id,
          .title = row.title,
          .needs = row.needs,
          .author_name = row.author_name,
          .published_at = row.published_at,
          .due_at = row.due_at,
          .reminded_at = row.reminded_at};
}

void gather(std::vector<InboxItem>& items, const std::vector<InboxRow>& rows) {
  for (const auto& row : rows) {
    auto item = std::find_if(items.begin(), items.end(),
                             [&](const InboxItem& i) { return i.notice_id == row.notice_id; });
    if (item == items.end()) item = items.insert(items.end(), item_of(row));
    if (row.opened_at) item->opened_at = row.opened_at;
    item->children.push_back({row.student_id, row.student_name, people::given_name(row.student_name),
                              row.done_at, row.answered_at});
  }
}

ledger::AskKey key_of(const people::Viewer& viewer, std::int64_t notice_id) {
  return {.slice = "notices", .audience_id = notice_id, .person_id = viewer.person_id};
}

// What the ledger calls not asked is, to a family, a letter that does not exist.
Result<bool> changed(const Result<std::int64_t>& marked) {
  if (!marked) return not_found("notices.no_such_notice");
  return *marked > 0;
}

}  // namespace

InboxLists sorted_apart(const std::vector<InboxRow>& open, const std::vector<InboxRow>& done) {
  InboxLists lists;
  gather(lists.open, open);
  gather(lists.open, done);
  auto is_done = [](const InboxItem& item) { return !awaits(item.needs, item.children); };
  std::copy_if(lists.open.begin(), lists.open.end(), std::back_inserter(lists.done), is_done);
  lists.open.erase(std::remove_if(lists.open.begin(), lists.open.end(), is_done), lists.open.end());
  std::stable_sort(lists.done.begin(), lists.done.end(),
                   [](const InboxItem& a, const InboxItem& b) { return a.published_at > b.published_at; });
  return lists;
}

InboxLists Inbox::lists(const people::Viewer& viewer) {
  return db_.read([&](db::Session& session) {
    return sorted_apart(open_in_inbox(session, viewer.school_id, viewer.person_id, kMostOpen),
                        done_in_inbox(session, viewer.school_id, viewer.person_id, kMostDone));
  });
}

std::vector<InboxItem> open_items(db::Session& session, const people::Viewer& viewer) {
  auto rows = open_notices_in_inbox(session, viewer.school_id, viewer.person_id, kMostOpen);
  return sorted_apart(rows, {}).open;
}

Result<Letter> Inbox::letter(const people::Viewer& viewer, std::int64_t notice_id) {
  return db_.read([&](db::Session& session) -> Result<Letter> {
    std::vector<InboxItem> items;
    gather(items, one_in_inbox(session, viewer.school_id, viewer.person_id, notice_id));
    if (items.empty()) return not_found("notices.no_such_notice");
    return Letter{std::move(items.front()), body_of(session, viewer.school_id, notice_id)};
  });
}

Result<bool> Inbox::open(const people::Viewer& viewer, std::int64_t notice_id) {
  return changed(db_.write(
      [&](db::Tx& tx) { return ledger::mark_opened(tx, key_of(viewer, notice_id), clock_.now()); }));
}

Result<bool> Inbox::confirm(const people::Viewer& viewer, std::int64_t notice_id,
                            std::optional<std::int64_t> student_id) {
  return changed(db_.write([&](db::Tx& tx) {
    return ledger::mark_done(tx, key_of(viewer, notice_id), student_id, clock_.now());
  }));
}

}  // namespace kith::notices
