// SPDX-License-Identifier: Apache-2.0
// What follows from a shared record, as data: which duties, for whom, by when. Pure.
//
//   step        an agreed step of the school                         its own day
//   opinion     what the family asks of the school                   P4.13
//   assessment  learning, economic, emotional difficulty, upheaval   P4.14, asked of the psychology teacher
//   harm        psychological harm                                   P4.14, the psychology teacher follows up
//   help        troubled habits, a safety hazard                     P4.15, step by step
#pragma once

#include "capabilities/visits/records/record.hpp"
#include "ledger/deadline.hpp"

namespace kith::records {

enum class FollowUpKind { kStep, kOpinion, kAssessment, kHarm, kHelp };
KITH_DESCRIBE_ENUM(FollowUpKind, kStep, kOpinion, kAssessment, kHarm, kHelp)

// How it was answered: solved, or explained with a plan for what cannot be solved yet (P4.13).
enum class Answered { kSolved, kExplained };
KITH_DESCRIBE_ENUM(Answered, kSolved, kExplained)

// Who should see to it; a school without the post falls back to the next.
enum class Owner { kNamed, kVisitor, kPsychologyTeacher, kHomeroomTeacher };

struct WantedFollowUp {
  FollowUpKind kind = FollowUpKind::kStep;
  std::string code;  // "step " and the step's own; once in a record
  std::string what;
  Owner owner = Owner::kVisitor;
  std::optional<std::int64_t> staff_id;  // of kNamed
  std::optional<Date> due_on;            // absent: deadline_of(kind)
};

// In the order of the record. Empty points are left out.
std::vector<WantedFollowUp> follow_ups_of(const RecordWords& words);

// As the packs in policies/ have it (P4.13 … P4.15: ten working days); harm cannot wait so long.
ledger::Deadline deadline_of(FollowUpKind kind);

// The kind of duty, and the clause it serves; none for a step, whose day the family and the school chose.
const char* duty_kind(FollowUpKind kind);
std::optional<std::string> clause_of(FollowUpKind kind);

// Tells of the child's condition: seen with a grant for care groups, or as its owner.
constexpr bool is_protected(FollowUpKind kind) {
  return kind == FollowUpKind::kAssessment || kind == FollowUpKind::kHarm || kind == FollowUpKind::kHelp;
}

// Signs as they are stored in the words of a follow-up, and back.
std::string signs_text(const std::vector<Sign>& signs);
std::vector<Sign> parse_signs(const std::string& text);

}  // namespace kith::records
