// SPDX-License-Identifier: Apache-2.0
// Published letters to families as staff see them: receipts, who is missing, reminding, withdrawing.
// publishing.hpp makes them, inbox.hpp is what families see.
// Thread-safe: no state of its own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/notices/sending.hpp"
#include "people/words.hpp"
#include "platform/events/events.hpp"

namespace kith::notices {

struct NoticeLine {
  std::int64_t notice_id = 0;
  std::string title;
  ledger::Needs needs = ledger::Needs::kRead;
  std::int64_t author_id = 0;
  std::optional<std::string> author_name;
  Instant published_at{};
  std::optional<Instant> due_at;
  std::optional<Instant> reminded_at;
  std::optional<Instant> withdrawn_at;
  ledger::Receipts receipts;  // none once withdrawn
  std::int64_t unreachable = 0;
};
KITH_DESCRIBE(NoticeLine, (notice_id, title, needs, author_id, author_name, published_at, due_at, reminded_at,
                           withdrawn_at, receipts, unreachable))

struct NoticeClass {
  std::int64_t class_id = 0;
  std::string class_name;
  std::optional<std::string> homeroom_name;
  std::int64_t students = 0;
  std::int64_t done = 0;
};
KITH_DESCRIBE(NoticeClass, (class_id, class_name, homeroom_name, students, done))

struct NoticeDetail {
  NoticeLine notice;
  std::string body;
  std::vector<NoticeClass> classes;  // those within the viewer's sight
  bool may_change = false;           // remind and withdraw
  bool is_in_app_only = false;       // no message has left the app
};
KITH_DESCRIBE(NoticeDetail, (notice, body, classes, may_change, is_in_app_only))

// A student nobody has answered for, and who can be asked about it.
struct WaitingLine {
  std::int64_t student_id = 0;
  std::string name;
  std::int64_t class_id = 0;
  std::string class_name;
  std::optional<Instant> opened_at;
  std::optional<std::string> homeroom_name;  // who follows up
  std::optional<std::string> guardian_name;  // the one to call first
  std::optional<people::Relation> guardian_relation;
  std::optional<delivery::State> message;  // messages_by_student()
};
KITH_DESCRIBE(WaitingLine, (student_id, name, class_id, class_name, opened_at, homeroom_name, guardian_name,
                            guardian_relation, message))

struct Reminded {
  std::int64_t families = 0;  // that had not answered
  Instant reminded_at{};
};
KITH_DESCRIBE(Reminded, (families, reminded_at))

class Notices {
 public:
  // Without `sending` a reminder stays in the app.
  Notices(db::Db& db, const Clock& clock, events::Events& events, const Sending* sending = nullptr)
      : db_(db), clock_(clock), events_(events), sending_(sending) {}

  // Own notices and those that went to classes in charge, the newest first, at most 50 before `before`.
  std::vector<NoticeLine> list(const people::Viewer& viewer, std::optional<std::int64_t> before);
  // Error for all below: notices.no_such_notice (or neither own nor of a class in charge).
  Result<NoticeDetail> detail(const people::Viewer& viewer, std::int64_t notice_id);
  // The missing whom the viewer may see, by class; of one class when class_id is given.
  Result<std::vector<WaitingLine>> waiting(const people::Viewer& viewer, std::int64_t notice_id,
                                           std::optional<std::int64_t> class_id);

  // Tells open apps of the missing families' classes to show it as reminded, and sends those a message that
  // it still awaits, where there is a channel. Errors: notices.not_your_notice, notices.withdrawn,
  // notices.reminded_lately (within the hour).
  Result<Reminded> remind(const people::Viewer& viewer, std::int64_t notice_id);
  // Takes it out of all inboxes; doing it twice changes nothing. Error: notices.not_your_notice.
  Result<NoticeLine> withdraw(const people::Viewer& viewer, std::int64_t notice_id);

 private:
  Result<NoticeRow> own_notice(db::Session& session, const people::Viewer& viewer, std::int64_t notice_id);
  std::optional<NoticeRow> find(db::Session& session, const people::Viewer& viewer, std::int64_t notice_id);

  db::Db& db_;
  const Clock& clock_;
  events::Events& events_;
  const Sending* sending_;
};

}  // namespace kith::notices
