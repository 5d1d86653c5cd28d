// SPDX-License-Identifier: Apache-2.0
// The full words of one visit (P0.6, P4.9 … P4.12): what it was for, who was there, strengths before
// concerns, a method with each concern, agreed steps, what the family thinks. Pure values and rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/clock.hpp"
#include "platform/error.hpp"
#include "platform/json/describe.hpp"

namespace kith::records {

// The four things brought into the home (P4.10): policies that benefit families, help with learning, safety,
// health of body and mind.
enum class Brought { kBenefits, kLearningHelp, kSafety, kHealth };
KITH_DESCRIBE_ENUM(Brought, kBenefits, kLearningHelp, kSafety, kHealth)

// What was noticed of the child's condition (P4.14, P4.15). Protected like a care group.
enum class Sign { kLearning, kEconomic, kEmotional, kFamilyUpheaval, kHarm, kBehaviour, kHazard };
KITH_DESCRIBE_ENUM(Sign, kLearning, kEconomic, kEmotional, kFamilyUpheaval, kHarm, kBehaviour, kHazard)

enum class Doer { kSchool, kFamily, kStudent };
KITH_DESCRIBE_ENUM(Doer, kSchool, kFamily, kStudent)

struct Concern {
  std::string what;
  std::string method;  // how it is to become better (P4.12)
};
KITH_DESCRIBE(Concern, (what, method))

// code: the sender's own, once in a record; by it a step stays the same step when its words change.
struct AgreedStep {
  std::string code;
  std::string what;
  Doer who = Doer::kSchool;
  std::optional<std::int64_t> staff_id;  // of kSchool; absent: who held the visit
  std::optional<Date> due_on;
};
KITH_DESCRIBE(AgreedStep, (code, what, who, staff_id, due_on))

struct FamilyOpinion {
  std::string code;  // as of a step
  std::string what;
};
KITH_DESCRIBE(FamilyOpinion, (code, what))

struct RecordWords {
  std::string purpose;
  std::vector<std::int64_t> guardian_ids;  // who was there
  std::string others;                      // a grandparent, a member of the committee who came along (P3.15)
  std::string strengths;
  std::vector<Concern> concerns;
  std::vector<AgreedStep> steps;
  std::vector<FamilyOpinion> opinions;  // asks of the school; each is answered
  std::string feedback;                 // what the family told and how it took the talk
  std::vector<Brought> brought;
  std::optional<Date> next_on;
  std::vector<Sign> signs;
};
KITH_DESCRIBE(RecordWords, (purpose, guardian_ids, others, strengths, concerns, steps, opinions, feedback,
                            brought, next_on, signs))

constexpr std::size_t kLongestText = 2000;  // characters
constexpr std::size_t kMostPoints = 20;     // concerns, steps, opinions each
constexpr std::size_t kLongestCode = 40;    // bytes

// Why the words cannot be kept even as a draft. Codes, each at its field: records.too_long, records.too_many,
// records.bad_code.
std::optional<Error> refusal(const RecordWords& words);

// What the form asks gently before the record is shared.
//   no_purpose, nobody_named           P0.6, P4.9
//   no_strength, only_concerns         P4.11, P4.12
//   concern_without_method             P4.12; the record cannot be shared so
//   step_without_day                   of the school's own steps; the record cannot be shared so
//   gift_or_meal                       P4.12
//   other_children, not_about_the_child   P3.13, P4.12
enum class Asking {
  kNoPurpose,
  kNobodyNamed,
  kNoStrength,
  kOnlyConcerns,
  kConcernWithoutMethod,
  kStepWithoutDay,
  kGiftOrMeal,
  kOtherChildren,
  kNotAboutTheChild
};
KITH_DESCRIBE_ENUM(Asking, kNoPurpose, kNobodyNamed, kNoStrength, kOnlyConcerns, kConcernWithoutMethod,
                   kStepWithoutDay, kGiftOrMeal, kOtherChildren, kNotAboutTheChild)

struct FormQuestion {
  Asking asks = Asking::kNoPurpose;
  std::string field;  // "concerns.0.method"
  bool must_answer = false;
};
KITH_DESCRIBE(FormQuestion, (asks, field, must_answer))

// `classmates`: names of the other children of the class.
std::vector<FormQuestion> questions_of(const RecordWords& words, const std::vector<std::string>& classmates);

// Why it cannot be shared: records.not_ready, with a code at each field that must be answered.
std::optional<Error> sharing_refusal(const std::vector<FormQuestion>& questions);

// As they are stored. The text is JSON; read_words throws std::logic_error for any other.
std::string words_text(const RecordWords& words);
RecordWords read_words(const std::string& text);

// What a family is shown: purpose, strengths, what was agreed, what it asked for, the next day. Concerns,
// signs, who was there and what was noted of the talk stay with staff, as parents may live apart.
RecordWords shareable(RecordWords words);

}  // namespace kith::records
