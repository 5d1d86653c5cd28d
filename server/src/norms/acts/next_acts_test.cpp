// SPDX-License-Identifier: Apache-2.0
#include "norms/acts/next_acts.hpp"

#include <gtest/gtest.h>

namespace kith::norms {
namespace {

ActOption call(std::vector<Credit> credits) { return {.credits = std::move(credits)}; }
ActOption visit(std::vector<Credit> credits) {
  return {.kind = ledger::ContactKind::kVisit, .mode = ledger::Mode::kHome, .credits = std::move(credits)};
}
Candidate student(std::int64_t id, std::int64_t family_id, std::vector<ActOption> options) {
  return {.student_id = id, .family_id = family_id, .options = std::move(options)};
}
std::vector<std::int64_t> whom(const std::vector<NextAct>& acts) {
  std::vector<std::int64_t> ids;
  for (const auto& act : acts) ids.push_back(act.student_id);
  return ids;
}

const Credit kWeekly{.clause = "P2c.6", .closes = true, .of_family = true};
const Credit kVisited{.clause = "P4.4", .closes = true};
const Credit kAwayFirst{.clause = "P4.6", .closes = false};

TEST(ChoosingNextActs, PutsTheFamilyWhoseContactClosesMostFirst) {
  auto acts =
      choose_acts({student(1, 1, {call({kWeekly})}), student(2, 2, {call({kWeekly, kVisited})})}, {}, 5);
  EXPECT_EQ(whom(acts), (std::vector<std::int64_t>{2, 1}));
  EXPECT_EQ(acts[0].clauses, (std::vector<std::string>{"P2c.6", "P4.4"}));
}

TEST(ChoosingNextActs, StopsWhenTheClassNeedsNoMore) {
  auto acts = choose_acts(
      {student(1, 1, {call({kWeekly})}), student(2, 2, {call({kWeekly})}), student(3, 3, {call({kWeekly})})},
      {{"P2c.6", {.to_go = 2}}}, 5);
  EXPECT_EQ(whom(acts), (std::vector<std::int64_t>{1, 2}));
}

TEST(ChoosingNextActs, CallsAFamilyOnceForItsSiblings) {
  auto acts =
      choose_acts({student(1, 7, {call({kWeekly, kVisited})}), student(2, 7, {call({kWeekly})})}, {}, 5);
  EXPECT_EQ(whom(acts), (std::vector<std::int64_t>{1}));
}

TEST(ChoosingNextActs, PrefersTheLighterActWhenBothAreWorthTheSame) {
  auto acts = choose_acts({student(1, 1, {call({kVisited}), visit({kVisited})})}, {}, 5);
  EXPECT_EQ(acts.at(0).kind, ledger::ContactKind::kCall);
}

TEST(ChoosingNextActs, RatesClosingAboveComingNearer) {
  auto acts = choose_acts({student(1, 1, {call({kAwayFirst})}), student(2, 2, {call({kVisited})})}, {}, 1);
  EXPECT_EQ(whom(acts), (std::vector<std::int64_t>{2}));
}

TEST(ChoosingNextActs, TurnsFirstToWhatIsBehindItsPace) {
  auto candidates = {student(1, 1, {call({kVisited})}), student(2, 2, {call({kWeekly})})};
  EXPECT_EQ(whom(choose_acts(candidates, {{"P2c.6", {.is_behind = true}}}, 1)),
            (std::vector<std::int64_t>{2}));
}

TEST(ChoosingNextActs, HasNothingToSayWhenAllIsDone) {
  EXPECT_TRUE(choose_acts({student(1, 1, {call({})})}, {}, 5).empty());
  EXPECT_TRUE(choose_acts({student(1, 1, {call({kVisited})})}, {{"P4.4", {.to_go = 0}}}, 5).empty());
}

}  // namespace
}  // namespace kith::norms
