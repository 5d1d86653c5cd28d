// SPDX-License-Identifier: Apache-2.0
// A letter to families (告家长书/通知): what may be published, and what still awaits a family.
// Pure values and rules. The text is plain text; whatever looks like markup is just text.
#pragma once

#include <optional>
#include <string>
#include <vector>

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
constexpr std::size_t kMostParts = 500;        // grades, classes and students named in an audience
// The missing are reminded at most this often.
constexpr std::chrono::hours kBetweenReminders{1};

struct NewNotice {
  std::string title;
  std::string body;
  ledger::Needs needs = ledger::Needs::kRead;
  people::AudienceSpec audience;
  std::optional<Instant> due_at;
  std::string client_key;  // the sender's own; the same key again is the same notice
};
KITH_DESCRIBE(NewNotice, (title, body, needs, audience, due_at, client_key))

// Why this cannot be published, whoever asks. Codes: notices.title_missing, title_too_long, body_missing,
// body_too_long, bad_client_key, due_in_the_past, and those of audience_refusal().
std::optional<Error> refusal(const NewNotice& notice, Instant now);
// notices.audience_missing (nothing named), notices.audience_too_long.
std::optional<Error> audience_refusal(const people::AudienceSpec& audience);

// Every class is in reach of the school desk; others reach the classes they teach and the grade they head.
bool reaches_everybody(const people::Viewer& viewer);
// In whose sight of classes lies what may be written to. A psychology teacher sees more classes than that.
people::Viewer as_author(people::Viewer viewer);

// One child in a family's inbox. answered_at: when any of its guardians did what was asked.
struct InboxChild {
  std::int64_t student_id = 0;
  std::string name;
  std::string given_name;
  std::optional<Instant> done_at;
  std::optional<Instant> answered_at;
};
KITH_DESCRIBE(InboxChild, (student_id, name, given_name, done_at, answered_at))

// Whether it still awaits this guardian: reading is everybody's own; one confirmation a child suffices.
bool awaits(ledger::Needs needs, const std::vector<InboxChild>& children);

}  // namespace kith::notices
