// SPDX-License-Identifier: Apache-2.0
// Published letters to families as staff see them: receipts, reminding, withdrawing. Who is missing:
// escalation/proofs.hpp.
// publishing.hpp makes them, inbox.hpp is what families see.
// Thread-safe: no state of its own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/notices/owed.hpp"
#include "capabilities/notices/sending.hpp"
#include "capabilities/notices/versions/asking_again.hpp"
#include "capabilities/notices/versions/version_store.hpp"
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
  NoticeKind kind = NoticeKind::kLetter;
  std::optional<Instant> starts_at;
  std::optional<Instant> corrected_at;
  bool is_public = false;
  // Of a letter of the district (district/); its author answers for it in the school.
  std::optional<std::string> district_name;
};
KITH_DESCRIBE(NoticeLine,
              (notice_id, title, needs, author_id, author_name, published_at, due_at, reminded_at,
               withdrawn_at, receipts, unreachable, kind, starts_at, corrected_at, is_public, district_name))

// Whose act it is: the words and the stay of a letter of the district are the district's, through district/.
enum class ActOf { kSchool, kDistrict };

struct NoticeClass {
  std::int64_t class_id = 0;
  std::string class_name;
  std::optional<std::string> homeroom_name;
  std::int64_t students = 0;
  std::int64_t done = 0;
};
KITH_DESCRIBE(NoticeClass, (class_id, class_name, homeroom_name, students, done))

// What is or was owed with it (owed.hpp).
struct NoticeDuty {
  std::string kind;
  std::optional<std::string> clause;
  Instant due_at{};
  std::optional<Instant> fulfilled_at;
};
KITH_DESCRIBE(NoticeDuty, (kind, clause, due_at, fulfilled_at))

// A student who was asked about after it was published.
struct Addition {
  std::int64_t student_id = 0;
  std::string name;
  std::string class_name;
  Instant added_at{};
};
KITH_DESCRIBE(Addition, (student_id, name, class_name, added_at))

// before_id: of the next page; none when this is the last.
struct NoticeList {
  std::vector<NoticeLine> notices;
  std::optional<std::int64_t> before_id;
};
KITH_DESCRIBE(NoticeList, (notices, before_id))

struct NoticeDetail {
  NoticeLine notice;
  std::string body;
  std::vector<NoticeClass> classes;  // those within the viewer's sight
  bool may_change = false;           // remind and withdraw
  bool is_in_app_only = false;       // no message has left the app
  std::optional<std::string> late_reason;
  bool asks_opinion = false;
  std::vector<NoticeDuty> owed;
  std::vector<std::string> choices;
  std::optional<std::string> fee_basis;
  std::vector<EarlierText> earlier;  // the latest first
  std::vector<Attachment> attachments;
  ledger::ReceiptRule receipt_rule = ledger::ReceiptRule::kAny;
  std::vector<Addition> additions;  // within the viewer's sight, the latest first, at most 50
  std::optional<people::CommitteeSpec> committees;
  bool may_make_public = false;  // the viewer, now (publicity/making_public.cpp)
  // For its author, and for staff with the grant for all of the school: nobody else learns of it.
  std::optional<std::vector<people::CareGroup>> care_groups;
};
KITH_DESCRIBE(NoticeDetail, (notice, body, classes, may_change, is_in_app_only, late_reason, asks_opinion,
                             owed, choices, fee_basis, earlier, attachments, receipt_rule, additions,
                             committees, may_make_public, care_groups))

struct Reminded {
  std::int64_t families = 0;  // that had not answered
  Instant reminded_at{};
};
KITH_DESCRIBE(Reminded, (families, reminded_at))

// attachments: addresses, of what it has now or of own uploads; absent: those it has.
struct Correction {
  std::int64_t notice_id = 0;
  std::string title;
  std::string body;
  std::optional<std::vector<WordConcern>> accepted;
  std::optional<std::vector<std::string>> attachments;
};
KITH_DESCRIBE(Correction, (notice_id, title, body, accepted, attachments))

struct Corrected {
  std::int64_t notice_id = 0;
  int version = 1;
  Instant corrected_at{};
};
KITH_DESCRIBE(Corrected, (notice_id, version, corrected_at))

class Notices {
 public:
  // Without `sending` a reminder stays in the app; without `owed` nothing is owed.
  Notices(db::Db& db, const Clock& clock, events::Events& events, const Sending* sending = nullptr,
          const Owed* owed = nullptr, const AskingAgain* asking_again = nullptr)
      : db_(db),
        clock_(clock),
        events_(events),
        sending_(sending),
        owed_(owed),
        asking_again_(asking_again) {}

  // Own notices and those that went to classes in charge, those out last first, at most 50 before `before`.
  NoticeList list(const people::Viewer& viewer, std::optional<std::int64_t> before);
  // Error for all below: notices.no_such_notice (or neither own nor of a class in charge).
  Result<NoticeDetail> detail(const people::Viewer& viewer, std::int64_t notice_id);
  // Tells open apps of the missing families' classes to show it as reminded, and sends those a message that
  // it still awaits, where there is a channel. Errors: notices.not_your_notice, notices.withdrawn,
  // notices.reminded_lately (within the hour).
  Result<Reminded> remind(const people::Viewer& viewer, std::int64_t notice_id);
  // Takes it out of all inboxes; doing it twice changes nothing. Errors: notices.not_your_notice,
  // notices.from_district.
  Result<NoticeLine> withdraw(const people::Viewer& viewer, std::int64_t notice_id,
                              ActOf act = ActOf::kSchool);

  // The text before stays readable; every family is told, and asked again. Errors: notices.not_your_notice,
  // notices.from_district, withdrawn, nothing_changed, text_changed (by another correction), those of
  // wording_refusal(), those of enclose() (attachments/attachment_store.hpp), and where it is public
  // notices.public_names.
  Result<Corrected> correct(const people::Viewer& viewer, const Correction& correction,
                            ActOf act = ActOf::kSchool);

  // Puts it on the school's page for everybody, or takes it off; families keep it as it is. Doing it twice
  // changes nothing. Off: its author and the desk. On: the desk, as when it is written. Errors:
  // notices.not_your_notice, from_district, withdrawn, and of putting it on notices.desk_makes_public,
  // public_audience, public_names.
  Result<void> set_public(const people::Viewer& viewer, std::int64_t notice_id, bool is_public);

 private:
  Result<NoticeRow> own_notice(db::Session& session, const people::Viewer& viewer, std::int64_t notice_id);
  // own_notice(), whose words and stay are for this act to change.
  Result<NoticeRow> own_words(db::Session& session, const people::Viewer& viewer, std::int64_t notice_id,
                              ActOf act);
  std::optional<NoticeRow> find(db::Session& session, const people::Viewer& viewer, std::int64_t notice_id);

  db::Db& db_;
  const Clock& clock_;
  events::Events& events_;
  const Sending* sending_;
  const Owed* owed_;
  const AskingAgain* asking_again_;
};

}  // namespace kith::notices
