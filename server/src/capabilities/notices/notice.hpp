// SPDX-License-Identifier: Apache-2.0
// A letter to families (告家长书/通知): what may be published, and what still awaits a family.
// Pure values and rules. The text is plain text; whatever looks like markup is just text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/notices/guards/guards.hpp"
#include "ledger/asks.hpp"
#include "ledger/contact.hpp"
#include "people/audience.hpp"
#include "people/viewer.hpp"
#include "platform/error.hpp"

namespace kith::notices {

// The one kind of contact that this slice writes into the ledger.
inline constexpr auto kRecordedKind = ledger::ContactKind::kNotice;

constexpr std::size_t kLongestTitle = 120;     // characters
constexpr std::size_t kLongestBody = 20'000;   // characters
constexpr std::size_t kLongestClientKey = 64;  // bytes
constexpr std::size_t kLongestReason = 200;    // characters
constexpr std::size_t kMostParts = 500;        // grades, classes and students named in an audience
// The missing are reminded at most this often.
constexpr std::chrono::hours kBetweenReminders{1};

// plain: whoever can be written to for nothing is, once. everybody: until no family is missing
// (escalation/ladder.hpp). urgent: to everybody through everything at once, whatever the hour.
enum class Reach { kPlain, kEverybody, kUrgent };
KITH_DESCRIBE_ENUM(Reach, kPlain, kEverybody, kUrgent)

// Of the school desk, where the school wants it. refused: its author may write another.
enum class Approval { kAwaited, kGiven, kRefused };
KITH_DESCRIBE_ENUM(Approval, kAwaited, kGiven, kRefused)

// Planned at most so far ahead.
constexpr std::chrono::days kFarthestPlan{60};

struct NewNotice {
  std::string title;
  std::string body;
  ledger::Needs needs = ledger::Needs::kRead;
  people::AudienceSpec audience;
  std::optional<Instant> due_at;
  std::optional<Reach> reach;              // everybody when absent
  std::string client_key;                  // the sender's own; the same key again is the same notice
  std::optional<NoticeKind> kind;          // absent: a letter
  std::optional<Instant> starts_at;        // of what it is about
  std::optional<std::string> late_reason;  // why it comes on the very day; kept
  std::optional<bool> asks_opinion;
  std::optional<std::vector<std::string>> choices;      // of which each child gets one
  std::optional<std::string> fee_basis;                 // where the basis of a fee is published
  std::optional<std::vector<WordConcern>> accepted;     // looked at once more, and meant so
  std::optional<Instant> publish_at;                    // absent: at once
  std::optional<std::vector<std::string>> attachments;  // addresses of own uploads, in order
  std::optional<bool> is_public;                        // also for everybody, on the school's page
  std::optional<ledger::ReceiptRule> receipt_rule;      // any when absent
  std::optional<bool> tells_newcomers;                  // true when absent

  NoticeKind kind_or_letter() const { return kind.value_or(NoticeKind::kLetter); }
};
KITH_DESCRIBE(NewNotice, (title, body, needs, audience, due_at, reach, client_key, kind, starts_at,
                          late_reason, asks_opinion, choices, fee_basis, accepted, publish_at, attachments,
                          is_public, receipt_rule, tells_newcomers))

// Codes, each at its field: notices.title_missing, title_too_long, body_missing, body_too_long, refused_words
// (a guard refuses it), look_again (a guard asks about what is not among `accepted`).
std::optional<Error> wording_refusal(const LetterText& wording, const std::vector<WordConcern>& accepted);

// The first four of them.
std::optional<Error> bare_wording_refusal(const std::string& title, const std::string& body);

// Why this cannot be published, whoever asks. Codes: those of wording_refusal(), notices.bad_client_key,
// due_in_the_past, bad_choices, choices_missing, choices_not_asked, fee_basis_missing, fee_basis_too_long,
// bad_plan (publish_at has passed, is too far ahead, or comes after what the notice is about or after its
// due_at), public_audience (may_be_public), starts_at_missing, starts_in_the_past, late_reason_missing
// (is_too_late), late_reason_too_long, and those of audience_refusal().
std::optional<Error> refusal(const NewNotice& notice, const Clock& clock);
// What everybody may read is for the school, grades or classes: never for single students or a group of them.
bool may_be_public(const people::AudienceSpec& audience);
// notices.audience_missing (nothing named), notices.audience_too_long.
std::optional<Error> audience_refusal(const people::AudienceSpec& audience);

// Every class is in reach of the school desk; others reach the classes they teach and the grade they head.
bool reaches_everybody(const people::Viewer& viewer);
// Who has the grant for care groups, of the students in sight (people/scope.hpp).
bool may_name_care_groups(const people::Viewer& viewer);
// In whose sight of classes lies what may be written to. A psychology teacher sees more classes than that.
people::Viewer as_author(people::Viewer viewer);

// One child in a family's inbox. answered_at: when its guardians had done what was asked, by the notice's
// receipt rule.
struct InboxChild {
  std::int64_t student_id = 0;
  std::string name;
  std::string given_name;
  std::optional<Instant> done_at;
  std::optional<Instant> answered_at;
  bool may_answer = true;  // whether this guardian's answer counts; who reads only is not asked for one
};
KITH_DESCRIBE(InboxChild, (student_id, name, given_name, done_at, answered_at, may_answer))

// Whether it still awaits this guardian: reading is everybody's own; a child that is answered for needs no
// other answer.
bool awaits(ledger::Needs needs, const std::vector<InboxChild>& children);

}  // namespace kith::notices
