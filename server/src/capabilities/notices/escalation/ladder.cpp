// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/escalation/ladder.hpp"

#include <algorithm>

namespace kith::notices {
namespace {

constexpr int kHour = 60, kDay = 24 * kHour;
constexpr int kPaidAfter = 2 * kHour, kUrgentCallsAfter = 5;

bool has_channel(const Ladder& ladder, const std::string& channel) {
  return std::ranges::any_of(
      ladder, [&](const Step& step) { return step.kind == StepKind::kChannel && step.channel == channel; });
}

// Before the first step that comes later.
void insert_in_time(Ladder& ladder, Step step) {
  auto later = std::ranges::find_if(
      ladder, [&](const Step& other) { return other.after_minutes > step.after_minutes; });
  ladder.insert(later, std::move(step));
}

Error bad_step(std::size_t number) {
  return invalid("notices.bad_ladder", {{std::to_string(number), "notices.bad_ladder"}});
}

}  // namespace

Ladder plain_ladder(const std::vector<Way>& ways) {
  Ladder ladder;
  for (const auto& way : ways)
    if (!way.costs_money) ladder.push_back({StepKind::kChannel, way.channel, 0});
  return ladder;
}

Ladder usual_ladder(const std::vector<Way>& ways) {
  auto ladder = plain_ladder(ways);
  int after = kPaidAfter;
  for (const auto& way : ways)
    if (way.costs_money) {
      ladder.push_back({StepKind::kChannel, way.channel, after});
      after += kPaidAfter;
    }
  if (!ladder.empty()) ladder.push_back({StepKind::kOtherGuardians, {}, std::max(after, kDay)});
  ladder.push_back({StepKind::kCallList, {}, std::max(after, 2 * kDay)});
  ladder.push_back({StepKind::kPaper, {}, std::max(after, 3 * kDay)});
  return ladder;
}

Ladder urgent_ladder(const std::vector<Way>& ways) {
  Ladder ladder;
  for (const auto& way : ways) ladder.push_back({StepKind::kChannel, way.channel, 0});
  if (!ladder.empty()) ladder.push_back({StepKind::kOtherGuardians, {}, 0});
  ladder.push_back({StepKind::kCallList, {}, kUrgentCallsAfter});
  return ladder;
}

std::optional<Error> refusal(const Ladder& ladder) {
  int after = 0;
  bool has_call_list = false;
  for (std::size_t i = 0; i < ladder.size(); ++i) {
    const auto& step = ladder[i];
    bool is_channel = step.kind == StepKind::kChannel;
    auto same = [&](const Step& other) { return other.kind == step.kind && other.channel == step.channel; };
    if (is_channel == step.channel.empty() || step.after_minutes < after ||
        step.after_minutes > kLatestStep ||
        std::count_if(ladder.begin(), ladder.begin() + std::ptrdiff_t(i), same) > 0 ||
        (step.kind == StepKind::kPaper && !has_call_list))
      return bad_step(i + 1);
    has_call_list = has_call_list || step.kind == StepKind::kCallList;
    after = step.after_minutes;
  }
  return std::nullopt;
}

Ladder fitted(const Ladder& ladder, const std::vector<Way>& ways) {
  Ladder fitting;
  for (const auto& step : ladder)
    if (step.kind != StepKind::kChannel || std::ranges::count(ways, step.channel, &Way::channel) > 0)
      fitting.push_back(step);
  for (const auto& way : ways)
    if (!has_channel(fitting, way.channel))
      insert_in_time(fitting, {StepKind::kChannel, way.channel, way.costs_money ? kPaidAfter : 0});
  return fitting;
}

std::vector<Instant> times_of(const Ladder& ladder, Instant published_at, std::optional<Instant> due_at) {
  using std::chrono::duration_cast;
  using std::chrono::milliseconds;
  using std::chrono::minutes;
  double factor = 1;
  if (due_at && *due_at > published_at && !ladder.empty()) {
    auto last = duration_cast<milliseconds>(minutes{ladder.back().after_minutes});
    auto room = duration_cast<milliseconds>(*due_at - published_at) * 2 / 3;
    if (last > room) factor = double(room.count()) / double(last.count());
  }
  std::vector<Instant> times;
  for (const auto& step : ladder)
    times.push_back(published_at + milliseconds{std::int64_t(double(step.after_minutes) * 60'000 * factor)});
  return times;
}

}  // namespace kith::notices
