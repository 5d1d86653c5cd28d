// SPDX-License-Identifier: Apache-2.0
#include "capabilities/practice/practice_case.hpp"

#include <initializer_list>
#include <utility>

#include "platform/text/characters.hpp"
#include "platform/text/normal.hpp"

namespace kith::practice {
namespace {

using enum CaseState;

bool is_one_of(CaseState state, std::initializer_list<CaseState> states) {
  for (auto one : states)
    if (one == state) return true;
  return false;
}

std::initializer_list<std::pair<const char*, const std::string CaseWords::*>> parts() {
  static const std::initializer_list<std::pair<const char*, const std::string CaseWords::*>> kParts{
      {"title", &CaseWords::title},
      {"background", &CaseWords::background},
      {"done", &CaseWords::done},
      {"changed", &CaseWords::changed},
      {"lesson", &CaseWords::lesson}};
  return kParts;
}

}  // namespace

std::optional<Error> refusal(const CaseWords& words) {
  for (auto [name, part] : parts()) {
    auto most = part == &CaseWords::title ? kLongestCaseTitle : kLongestPart;
    if (text::characters_in(words.*part) > most)
      return invalid("practice.too_long", {{name, "practice.too_long"}});
  }
  return std::nullopt;
}

std::optional<Error> unfinished(const CaseWords& words) {
  auto error = invalid("practice.unfinished");
  for (auto [name, part] : parts())
    if (text::normal_text(words.*part).empty()) error.fields.emplace(name, "practice.unfinished");
  return error.fields.empty() ? std::nullopt : std::optional(error);
}

std::optional<Error> refused_act(CaseState state, CaseAct act) {
  auto unless = [&](std::initializer_list<CaseState> allowed, const char* code) {
    return is_one_of(state, allowed) ? std::nullopt : std::optional(conflict(code));
  };
  switch (act) {
    case CaseAct::kWrite:
    case CaseAct::kSubmit:
      return unless({kDraft, kReturned, kWithdrawn}, "practice.not_writable");
    case CaseAct::kApprove:
      return unless({kSubmitted}, "practice.not_submitted");
    case CaseAct::kReturn:
      return unless({kSubmitted, kApproved}, "practice.not_submitted");
    case CaseAct::kChoose:
      return unless({kApproved}, "practice.not_approved");
    case CaseAct::kUnchoose:
      return unless({kChosen}, "practice.not_chosen");
    case CaseAct::kWithdraw:
      return unless({kSubmitted, kApproved, kChosen}, "practice.not_sent");
  }
  return std::nullopt;
}

}  // namespace kith::practice
