// SPDX-License-Identifier: Apache-2.0
// A member of staff opens a child's file (一生一案) and says why; the child's guardians see who, when and
// why. Pure values and rules.
#pragma once

#include <optional>
#include <string>

#include "platform/clock.hpp"
#include "platform/error.hpp"
#include "platform/json/describe.hpp"

namespace kith::people {

enum class OpeningReason { kVisit, kFollowUp, kCare, kHandover, kFamilyAsked, kReview, kOther };
KITH_DESCRIBE_ENUM(OpeningReason, kVisit, kFollowUp, kCare, kHandover, kFamilyAsked, kReview, kOther)

// One reason serves so long, so that turning pages asks no second time.
constexpr std::chrono::minutes kOpeningHolds{30};
constexpr std::size_t kLongestOpeningWords = 200;  // characters

// words: for the guardians to read; kOther needs some.
struct NewOpening {
  std::int64_t student_id = 0;
  OpeningReason reason = OpeningReason::kVisit;
  std::optional<std::string> words;
};
KITH_DESCRIBE(NewOpening, (student_id, reason, words))

// Codes: people.opening_needs_words, people.opening_words_too_long.
std::optional<Error> refusal(const NewOpening& opening);

// As given back: without blanks around.
std::string words_of(const NewOpening& opening);

}  // namespace kith::people
