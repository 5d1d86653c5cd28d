// SPDX-License-Identifier: Apache-2.0
// SQL of notices and of the lists that join them with asks and people.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/notices/notice.hpp"
#include "people/scope.hpp"

namespace kith::notices {

// How many students of an audience stand in classes outside `reach`.
std::int64_t students_beyond(db::Session& session, const people::Selection& students,
                             const people::Scope& reach);

struct Draft {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
  std::int64_t author_id = 0;
  std::string title;
  std::string body;
  ledger::Needs needs = ledger::Needs::kRead;
  Reach reach = Reach::kEverybody;
  Instant created_at{};
  std::optional<Instant> due_at;
  std::string client_key;
  NoticeKind kind = NoticeKind::kLetter;
  std::optional<Instant> starts_at;
  std::optional<std::string> late_reason;
  bool asks_opinion = false;
  std::optional<std::string> choices;  // as JSON
  std::optional<std::string> fee_basis;
  int version = 1;
  std::optional<Instant> planned_at;
  std::optional<Approval> approval;
  bool is_public = false;
  ledger::ReceiptRule receipt_rule = ledger::ReceiptRule::kAny;
  bool tells_newcomers = true;
  std::optional<std::int64_t> district_letter_id;
};
KITH_DESCRIBE(Draft, (school_id, id, author_id, title, body, needs, reach, created_at, due_at, client_key,
                      kind, starts_at, late_reason, asks_opinion, choices, fee_basis, version, planned_at,
                      approval, is_public, receipt_rule, tells_newcomers, district_letter_id))

// A notice under way or published, with how many it is for.
struct Publication {
  std::int64_t notice_id = 0;
  std::int64_t author_id = 0;
  std::optional<Instant> published_at;
  std::int64_t families = 0;
  std::int64_t people = 0;
  std::int64_t unreachable = 0;
  std::optional<Instant> planned_at;
  std::optional<Approval> approval;

  bool is_pending() const { return !published_at && (planned_at || approval); }
};
KITH_DESCRIBE(Publication,
              (notice_id, author_id, published_at, families, people, unreachable, planned_at, approval))

// False when the client_key is taken, maybe by a transaction that has just ended; nothing is written then.
bool save_draft(db::Tx& tx, const Draft& draft);
std::optional<Publication> find_by_client_key(db::Session& session, std::int64_t school_id,
                                              const std::string& client_key);
// False when it was published already.
bool set_published(db::Tx& tx, std::int64_t notice_id, std::int64_t contact_id, Instant at);
std::int64_t contact_of(db::Session& session, std::int64_t notice_id);
void set_contact(db::Tx& tx, std::int64_t notice_id, std::int64_t contact_id);
// False when it was withdrawn already.
bool set_withdrawn(db::Tx& tx, std::int64_t notice_id, Instant at);
// False when it was reminded of after `latest`.
bool set_reminded(db::Tx& tx, std::int64_t notice_id, Instant at, Instant latest);

// Classes of an audience with how many students each has, by identifier.
struct ClassSize {
  std::int64_t class_id = 0;
  std::int64_t students = 0;
};
KITH_DESCRIBE(ClassSize, (class_id, students))
std::vector<ClassSize> classes_of(db::Session& session, const people::Selection& students);
// What a notice asks, and the text in force.
struct AskedOf {
  std::string title;
  std::string body;
  ledger::Needs needs = ledger::Needs::kRead;
  std::optional<Instant> due_at;
  bool asks_opinion = false;
  std::vector<std::string> choices;
  std::optional<std::string> fee_basis;
  int version = 1;
  std::optional<Instant> corrected_at;
};
// Requires: there is such a notice.
AskedOf asked_of(db::Session& session, std::int64_t school_id, std::int64_t notice_id);
std::int64_t people_asked(db::Session& session, std::int64_t notice_id);

// The classes a published notice went to.
std::vector<std::int64_t> classes_reached(db::Session& session, std::int64_t notice_id);

struct NoticeRow {
  std::int64_t notice_id = 0;
  std::string title;
  std::string body;
  ledger::Needs needs = ledger::Needs::kRead;
  std::int64_t author_id = 0;
  std::optional<std::string> author_name;
  Instant published_at{};
  std::optional<Instant> due_at;
  std::optional<Instant> reminded_at;
  std::optional<Instant> withdrawn_at;
  std::int64_t families = 0;
  std::int64_t unreachable = 0;
  NoticeKind kind = NoticeKind::kLetter;
  std::optional<Instant> starts_at;
  std::optional<std::string> late_reason;
  bool asks_opinion = false;
  std::optional<Instant> corrected_at;
  bool is_public = false;
  ledger::ReceiptRule receipt_rule = ledger::ReceiptRule::kAny;
  std::optional<std::string> district_name;  // of a letter of the district (district/)
};
KITH_DESCRIBE(NoticeRow, (notice_id, title, body, needs, author_id, author_name, published_at, due_at,
                          reminded_at, withdrawn_at, families, unreachable, kind, starts_at, late_reason,
                          asks_opinion, corrected_at, is_public, receipt_rule, district_name))
// Published notices of a member of staff: own ones, and those that went to a class within `charge`. The
// newest first, those before `before` when it is given.
std::vector<NoticeRow> notices_for_staff(db::Session& session, const people::Viewer& viewer,
                                         const people::Scope& charge, std::optional<std::int64_t> before,
                                         int limit);
std::optional<NoticeRow> notice_for_staff(db::Session& session, const people::Viewer& viewer,
                                          const people::Scope& charge, std::int64_t notice_id);

// One ask of a guardian with its notice and child. needs: of this guardian; answered_at: when the child was
// done by the notice's rule.
struct InboxRow {
  std::int64_t notice_id = 0;
  std::string title;
  ledger::Needs needs = ledger::Needs::kRead;
  std::optional<std::string> author_name;  // of a letter of the district, the district's
  Instant published_at{};
  std::optional<Instant> due_at;
  std::optional<Instant> reminded_at;
  std::optional<Instant> opened_at;
  std::int64_t student_id = 0;
  std::string student_name;
  std::optional<Instant> done_at;
  std::optional<Instant> answered_at;
  NoticeKind kind = NoticeKind::kLetter;
  std::optional<Instant> starts_at;
  bool asks_opinion = false;
  std::optional<Instant> corrected_at;
  bool may_answer = true;
  ledger::Needs notice_needs = ledger::Needs::kRead;
  ledger::ReceiptRule receipt_rule = ledger::ReceiptRule::kAny;
};
KITH_DESCRIBE(InboxRow, (notice_id, title, needs, author_name, published_at, due_at, reminded_at, opened_at,
                         student_id, student_name, done_at, answered_at, kind, starts_at, asks_opinion,
                         corrected_at, may_answer, notice_needs, receipt_rule))
// The notices in which something awaits the guardian, whatever else was done of them: those of the `limit`
// newest asks that are open, the soonest first. What another guardian has answered awaits nobody.
std::vector<InboxRow> open_in_inbox(db::Session& session, std::int64_t school_id, std::int64_t guardian_id,
                                    int limit);
// All the guardian was asked about, the newest first, before that one. It may name some the guardian may read
// no longer.
std::vector<std::int64_t> notices_in_inbox(db::Session& session, std::int64_t school_id,
                                           std::int64_t guardian_id, std::optional<std::int64_t> before,
                                           int limit);
std::vector<InboxRow> these_in_inbox(db::Session& session, std::int64_t school_id, std::int64_t guardian_id,
                                     const std::vector<std::int64_t>& notice_ids);
}  // namespace kith::notices
