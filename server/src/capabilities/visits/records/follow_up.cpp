// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/records/follow_up.hpp"

#include <algorithm>
#include <sstream>

namespace kith::records {
namespace {

using ledger::DeadlineUnit;

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

FollowUpKind kind_of(Sign sign) {
  switch (sign) {
    case Sign::kHarm:
      return FollowUpKind::kHarm;
    case Sign::kBehaviour:
    case Sign::kHazard:
      return FollowUpKind::kHelp;
    default:
      return FollowUpKind::kAssessment;
  }
}

// One for all signs of a kind: the child is assessed once.
void add_of_signs(const RecordWords& words, FollowUpKind kind, Owner owner,
                  std::vector<WantedFollowUp>& wanted) {
  std::vector<Sign> signs;
  std::copy_if(words.signs.begin(), words.signs.end(), std::back_inserter(signs),
               [&](Sign sign) { return kind_of(sign) == kind; });
  if (!signs.empty())
    wanted.push_back({.kind = kind, .code = to_text(kind), .what = signs_text(signs), .owner = owner});
}

}  // namespace

std::vector<WantedFollowUp> follow_ups_of(const RecordWords& words) {
  std::vector<WantedFollowUp> wanted;
  for (const auto& step : words.steps)
    if (step.who == Doer::kSchool && !is_blank(step.what))
      wanted.push_back({.kind = FollowUpKind::kStep,
                        .code = "step " + step.code,
                        .what = step.what,
                        .owner = step.staff_id ? Owner::kNamed : Owner::kVisitor,
                        .staff_id = step.staff_id,
                        .due_on = step.due_on});
  for (const auto& opinion : words.opinions)
    if (!is_blank(opinion.what))
      wanted.push_back(
          {.kind = FollowUpKind::kOpinion, .code = "opinion " + opinion.code, .what = opinion.what});
  add_of_signs(words, FollowUpKind::kAssessment, Owner::kPsychologyTeacher, wanted);
  add_of_signs(words, FollowUpKind::kHarm, Owner::kPsychologyTeacher, wanted);
  add_of_signs(words, FollowUpKind::kHelp, Owner::kHomeroomTeacher, wanted);
  return wanted;
}

ledger::Deadline deadline_of(FollowUpKind kind) {
  return {.amount = kind == FollowUpKind::kHarm ? 2 : 10, .unit = DeadlineUnit::kWorkingDays};
}

const char* duty_kind(FollowUpKind kind) {
  switch (kind) {
    case FollowUpKind::kStep:
      return "visits.keep_promise";
    case FollowUpKind::kOpinion:
      return "visits.answer_opinion";
    case FollowUpKind::kAssessment:
      return "care.assess";
    case FollowUpKind::kHarm:
      return "care.follow_up_harm";
    case FollowUpKind::kHelp:
      return "visits.help_step_by_step";
  }
  return "";
}

std::optional<std::string> clause_of(FollowUpKind kind) {
  switch (kind) {
    case FollowUpKind::kStep:
      return std::nullopt;
    case FollowUpKind::kOpinion:
      return "P4.13";
    case FollowUpKind::kAssessment:
    case FollowUpKind::kHarm:
      return "P4.14";
    case FollowUpKind::kHelp:
      return "P4.15";
  }
  return std::nullopt;
}

std::string signs_text(const std::vector<Sign>& signs) {
  std::string text;
  for (auto sign : enumerators<Sign>())
    if (std::find(signs.begin(), signs.end(), sign) != signs.end())
      text += (text.empty() ? "" : " ") + to_text(sign);
  return text;
}

std::vector<Sign> parse_signs(const std::string& text) {
  std::vector<Sign> signs;
  std::istringstream codes(text);
  for (std::string code; codes >> code;)
    if (auto sign = parse_enum<Sign>(code)) signs.push_back(*sign);
  return signs;
}

}  // namespace kith::records
