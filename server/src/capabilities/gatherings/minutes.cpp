// SPDX-License-Identifier: Apache-2.0
#include "capabilities/gatherings/minutes.hpp"

#include "platform/text/characters.hpp"
#include "platform/text/normal.hpp"

namespace kith::gatherings {
namespace {

std::optional<Error> refused_words(const std::string& words, const std::string& field) {
  if (text::normal_text(words).empty())
    return invalid("gatherings.empty_point", {{field, "gatherings.empty_point"}});
  if (text::characters_in(words) > kLongestPoint)
    return invalid("gatherings.point_too_long", {{field, "gatherings.point_too_long"}});
  return std::nullopt;
}

}  // namespace

bool needs_minutes(ledger::ContactKind kind) { return kind == ledger::ContactKind::kExchangeMeeting; }

std::optional<Error> refusal(const NewMinutes& minutes, Date today) {
  if (minutes.problems.empty())
    return invalid("gatherings.no_problems", {{"problems", "gatherings.no_problems"}});
  if (minutes.steps.empty()) return invalid("gatherings.no_steps", {{"steps", "gatherings.no_steps"}});
  if (minutes.problems.size() > kMostPoints || minutes.steps.size() > kMostPoints)
    return invalid("gatherings.too_many_points");
  for (std::size_t i = 0; i < minutes.problems.size(); ++i)
    if (auto refused = refused_words(minutes.problems[i], "problems." + std::to_string(i))) return refused;
  for (std::size_t i = 0; i < minutes.steps.size(); ++i) {
    const auto field = "steps." + std::to_string(i);
    if (auto refused = refused_words(minutes.steps[i].words, field + ".words")) return refused;
    if (!minutes.steps[i].step_id && minutes.steps[i].due_on < today)
      return invalid("gatherings.step_in_the_past", {{field + ".due_on", "gatherings.step_in_the_past"}});
  }
  return std::nullopt;
}

}  // namespace kith::gatherings
