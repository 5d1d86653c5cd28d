// SPDX-License-Identifier: Apache-2.0
// A letter of the district to families (区级通知): written once by an officer, carried into each school by an
// ordinary notice that the school's desk answers for. The district sees figures of schools, never a child or
// a guardian. Pure values and rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/notices/notice.hpp"

namespace kith::notices {

constexpr std::size_t kMostSchools = 2'000;

struct NewDistrictLetter {
  std::string title;
  std::string body;
  ledger::Needs needs = ledger::Needs::kConfirm;
  std::optional<std::vector<std::int64_t>> school_ids;  // absent: all
  std::optional<std::vector<int>> grades;               // absent or empty: all
  std::optional<Instant> due_at;
  std::optional<Reach> reach;  // everybody when absent
  std::string client_key;      // the sender's own; the same key again is the same letter
  std::optional<NoticeKind> kind;
  std::optional<Instant> starts_at;
  std::optional<std::string> late_reason;
  std::optional<bool> asks_opinion;
  std::optional<std::string> fee_basis;
  std::optional<std::vector<WordConcern>> accepted;
  std::optional<Instant> publish_at;  // absent: at once
  std::optional<std::vector<std::string>> choices;
  std::optional<std::vector<std::string>> attachments;  // addresses of own uploads, in order
  std::optional<ledger::ReceiptRule> receipt_rule;
};
KITH_DESCRIBE(NewDistrictLetter, (title, body, needs, school_ids, grades, due_at, reach, client_key, kind,
                                  starts_at, late_reason, asks_opinion, fee_basis, accepted, publish_at,
                                  choices, attachments, receipt_rule))

// Codes at their fields: those of refusal(NewNotice), notices.schools_missing, too_many_schools.
std::optional<Error> refusal(const NewDistrictLetter& letter, const Clock& clock);

// What became of it in one school. no_desk: nobody there to answer for it, which is tried again. nobody: it
// has no such grades. lapsed: its day had passed before it could go out.
enum class SchoolState { kWaiting, kPublished, kNoDesk, kNobody, kLapsed, kWithdrawn };
KITH_DESCRIBE_ENUM(SchoolState, kWaiting, kPublished, kNoDesk, kNobody, kLapsed, kWithdrawn)

// Families by the furthest they came; done, told, opened, waiting and unreachable add up to `families`.
// told: by a person or on paper (escalation/). unreachable: nobody may receive for them, and no person has
// told them either.
struct FamilyFigures {
  std::int64_t families = 0;
  std::int64_t done = 0;
  std::int64_t told = 0;
  std::int64_t opened = 0;
  std::int64_t waiting = 0;
  std::int64_t unreachable = 0;

  void add(const FamilyFigures& other);
};
KITH_DESCRIBE(FamilyFigures, (families, done, told, opened, waiting, unreachable))

// A letter as it is kept. grades: empty for all.
struct DistrictLetter {
  std::int64_t letter_id = 0;
  std::int64_t author_id = 0;
  std::string title;
  std::string body;
  ledger::Needs needs = ledger::Needs::kConfirm;
  Reach reach = Reach::kEverybody;
  NoticeKind kind = NoticeKind::kLetter;
  std::vector<int> grades;
  Instant created_at{};
  std::optional<Instant> planned_at;
  std::optional<Instant> due_at;
  std::optional<Instant> starts_at;
  std::optional<std::string> late_reason;
  std::optional<std::string> fee_basis;
  bool asks_opinion = false;
  std::vector<std::string> choices;
  ledger::ReceiptRule receipt_rule = ledger::ReceiptRule::kAny;
  int version = 1;
  std::optional<Instant> corrected_at;
  std::optional<Instant> reminded_at;
  std::optional<Instant> withdrawn_at;
  std::optional<Instant> counted_at;

  Instant out_at() const { return planned_at.value_or(created_at); }
  people::AudienceSpec audience() const;
};

// How far one school has followed it.
struct Followed {
  SchoolState state = SchoolState::kWaiting;
  int version = 1;
  std::optional<Instant> published_at;
  std::optional<Instant> reminded_at;
};

// What is still to be done in a school. Doing these in turn, and each twice, ends in none.
enum class NextAct { kNone, kPublish, kLapse, kCorrect, kRemind, kWithdraw };
NextAct next_act(const DistrictLetter& letter, const Followed& school, Instant now);

// As it is published in a school, with what was brought there.
NewNotice notice_of(const DistrictLetter& letter, const std::string& client_key,
                    const std::vector<std::string>& attachments);

// How old the figures of so many families may be before a look asks for new ones: counting all families of a
// large district takes seconds. Longer than an open page waits until it looks again at what was counted.
std::chrono::milliseconds figures_stay_new(std::int64_t families);

}  // namespace kith::notices
