// SPDX-License-Identifier: Apache-2.0
// A plan for one student (一生一案, P1.8, P4.9): what is to become better, by which measures, who answers for
// it, and when it is looked at again. Pure values and rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ledger/contact.hpp"
#include "platform/clock.hpp"
#include "platform/error.hpp"
#include "platform/json/describe.hpp"

namespace kith::care {

// The one kind of contact that this slice writes into the ledger.
inline constexpr auto kRecordedKind = ledger::ContactKind::kPlan;

// progress: how it went so far, written when it is looked at again.
struct PlanWords {
  std::string goals;
  std::vector<std::string> measures;
  std::string progress;
};
KITH_DESCRIBE(PlanWords, (goals, measures, progress))

// review_on: today or later.
struct PlanContent {
  PlanWords words;
  std::int64_t owner_id = 0;
  Date review_on{};
};

constexpr std::size_t kLongestText = 2000;  // characters
constexpr std::size_t kMostMeasures = 20;

// Codes, each at its field: care.no_goals, care.no_measures, care.too_long, care.too_many_measures,
// care.review_in_the_past.
std::optional<Error> refusal(const PlanContent& content, Date today);

// Blank measures left out.
PlanWords tidy(PlanWords words);

// As they are stored. The text is JSON; read_words throws std::logic_error for any other.
std::string words_text(const PlanWords& words);
PlanWords read_words(const std::string& text);

}  // namespace kith::care
