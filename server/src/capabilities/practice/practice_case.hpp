// SPDX-License-Identifier: Apache-2.0
// A case (P1.9): what a visit taught, rewritten so that nobody can tell whom it was about. Pure values and
// rules.
//
//   draft → submitted → approved → chosen       returned and withdrawn are written on, as a draft is
#pragma once

#include <optional>
#include <string>

#include "platform/clock.hpp"
#include "platform/error.hpp"
#include "platform/json/describe.hpp"

namespace kith::practice {

// kSubmitted: awaits a leader of the school. kApproved: the district may read it. kChosen: shown to all staff
// of the district.
enum class CaseState { kDraft, kSubmitted, kReturned, kApproved, kChosen, kWithdrawn };
KITH_DESCRIBE_ENUM(CaseState, kDraft, kSubmitted, kReturned, kApproved, kChosen, kWithdrawn)

enum class CaseAct { kWrite, kSubmit, kApprove, kReturn, kChoose, kUnchoose, kWithdraw };

// The guided rewrite, step by step.
struct CaseWords {
  std::string title;
  std::string background;
  std::string done;     // what we did
  std::string changed;  // what changed
  std::string lesson;   // what others can learn
};
KITH_DESCRIBE(CaseWords, (title, background, done, changed, lesson))

constexpr std::size_t kLongestCaseTitle = 60;  // characters
constexpr std::size_t kLongestPart = 2000;     // characters

// Half-written words may be kept. Code: practice.too_long.
std::optional<Error> refusal(const CaseWords& words);
// Code: practice.unfinished, with the fields that are empty.
std::optional<Error> unfinished(const CaseWords& words);

// Codes: practice.not_writable, practice.not_submitted, practice.not_approved, practice.not_chosen,
// practice.not_sent (nothing to withdraw).
std::optional<Error> refused_act(CaseState state, CaseAct act);

// Outside the school a leader or officer reads from here on.
inline bool is_out(CaseState state) { return state == CaseState::kApproved || state == CaseState::kChosen; }

}  // namespace kith::practice
