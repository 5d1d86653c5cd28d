// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/inbox.hpp"

#include <algorithm>

#include "capabilities/notices/attachments/attachment_store.hpp"
#include "capabilities/notices/live.hpp"
#include "people/school.hpp"
#include "platform/db/page.hpp"

namespace kith::notices {
namespace {

constexpr int kMostOpen = 200;  // asks, one a child
constexpr int kPage = 40;       // notices

InboxItem item_of(const InboxRow& row) {
  return {.notice_id = row.notice_id,
          .title = row.title,
          .needs = row.needs,
          .author_name = row.author_name,
          .published_at = row.published_at,
          .due_at = row.due_at,
          .reminded_at = row.reminded_at,
          .kind = row.kind,
          .starts_at = row.starts_at,
          .asks_opinion = row.asks_opinion,
          .corrected_at = row.corrected_at,
          .notice_needs = row.notice_needs,
          .receipt_rule = row.receipt_rule};
}

void gather(std::vector<InboxItem>& items, const std::vector<InboxRow>& rows) {
  for (const auto& row : rows) {
    auto item = std::find_if(items.begin(), items.end(),
                             [&](const InboxItem& i) { return i.notice_id == row.notice_id; });
    if (item == items.end()) item = items.insert(items.end(), item_of(row));
    if (row.opened_at) item->opened_at = row.opened_at;
    if (row.may_answer) item->needs = row.needs;
    item->children.push_back({row.student_id, row.student_name, people::given_name(row.student_name),
                              row.done_at, row.answered_at, row.may_answer});
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

Letter letter_of(db::Session& session, const people::Viewer& viewer, InboxItem item) {
  auto asked = asked_of(session, viewer.school_id, item.notice_id);
  const auto attachments = enclosed_in(session, item.notice_id, asked.version);
  std::vector<std::int64_t> students;
  for (const auto& child : item.children) students.push_back(child.student_id);
  Letter letter{.choices = std::move(asked.choices),
                .fee_basis = std::move(asked.fee_basis),
                .version = asked.version,
                .text_hash = text_hash_of(asked.title, asked.body, attachments),
                .answers = own_answers(session, item.notice_id, viewer.person_id, asked.version, students),
                .earlier = earlier_texts(session, item.notice_id),
                .attachments = attachments};
  letter.item = std::move(item);
  letter.body = std::move(asked.body);
  return letter;
}

// Why saying "read and confirmed" changed nothing.
std::optional<Error> more_is_asked(db::Session& session, const people::Viewer& viewer,
                                   std::int64_t notice_id) {
  for (const auto& ask : ledger::asks_for(session, notice_id, viewer.person_id)) {
    if (!ask.counts) return conflict("notices.answer_of_others");
    if (ask.needs == ledger::Needs::kAnswer) return conflict("notices.answer_missing");
    if (ask.needs == ledger::Needs::kSign) return conflict("notices.signature_missing");
  }
  return std::nullopt;
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

InboxLists Inbox::lists(const people::Viewer& viewer, std::optional<std::int64_t> before) {
  return db_.read([&](db::Session& session) {
    auto page = notices_in_inbox(session, viewer.school_id, viewer.person_id, before, kPage + 1);
    const auto before_id = db::cut_to_page(page, kPage);
    std::vector<InboxRow> open;
    if (!before) open = open_in_inbox(session, viewer.school_id, viewer.person_id, kMostOpen);
    for (const auto& row : open) std::erase(page, row.notice_id);
    auto lists = sorted_apart(open, these_in_inbox(session, viewer.school_id, viewer.person_id, page));
    if (before) lists.open.clear();
    lists.before_id = before_id;
    return lists;
  });
}

std::vector<InboxItem> open_items(db::Session& session, const people::Viewer& viewer) {
  auto rows = open_in_inbox(session, viewer.school_id, viewer.person_id, kMostOpen);
  return sorted_apart(rows, {}).open;
}

Result<Letter> Inbox::letter(const people::Viewer& viewer, std::int64_t notice_id) {
  return db_.read([&](db::Session& session) -> Result<Letter> {
    std::vector<InboxItem> items;
    gather(items, these_in_inbox(session, viewer.school_id, viewer.person_id, {notice_id}));
    if (items.empty()) return not_found("notices.no_such_notice");
    return letter_of(session, viewer, std::move(items.front()));
  });
}

void Inbox::heard(db::Tx& tx, const people::Viewer& viewer, std::int64_t notice_id) {
  if (owed_) owed_->answered(tx, notice_id);
  tell_answered(tx, events_, notice_id, viewer.person_id);
}

Result<bool> Inbox::open(const people::Viewer& viewer, std::int64_t notice_id) {
  return changed(db_.write([&](db::Tx& tx) {
    auto marked = ledger::mark_opened(tx, key_of(viewer, notice_id), clock_.now());
    if (marked && *marked > 0) heard(tx, viewer, notice_id);
    return marked;
  }));
}

Result<bool> Inbox::confirm(const people::Viewer& viewer, std::int64_t notice_id,
                            std::optional<std::int64_t> student_id) {
  return db_.write([&](db::Tx& tx) -> Result<bool> {
    auto marked = changed(ledger::mark_done(tx, key_of(viewer, notice_id), student_id, clock_.now()));
    if (marked && !*marked)
      if (auto refused = more_is_asked(tx, viewer, notice_id)) return *refused;
    if (marked && *marked) heard(tx, viewer, notice_id);
    return marked;
  });
}

}  // namespace kith::notices
