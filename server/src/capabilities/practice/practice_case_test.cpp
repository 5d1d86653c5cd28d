// SPDX-License-Identifier: Apache-2.0
#include "capabilities/practice/practice_case.hpp"

#include <gtest/gtest.h>

#include <set>
#include <vector>

namespace kith::practice {
namespace {

CaseWords told() { return {"先看到长处", "常迟到", "一起排时间", "能按时到", "先肯定再商量"}; }

TEST(WritingACase, KeepsHalfAText) { EXPECT_FALSE(refusal({.title = "先看到长处"}).has_value()); }

TEST(WritingACase, RefusesAPartThatIsTooLong) {
  auto words = told();
  for (std::size_t i = 0; i <= kLongestPart; ++i) words.lesson += "字";
  ASSERT_TRUE(refusal(words).has_value());
  EXPECT_EQ(refusal(words)->fields.count("lesson"), 1u);
}

TEST(SubmittingACase, NamesEveryPartThatIsStillEmpty) {
  auto words = told();
  words.changed = " \n";
  words.lesson = "";
  ASSERT_TRUE(unfinished(words).has_value());
  EXPECT_EQ(unfinished(words)->fields.size(), 2u);
  EXPECT_FALSE(unfinished(told()).has_value());
}

TEST(MovingACase, GoesForwardOneStepAtATimeAndBackFromAnywhere) {
  using enum CaseState;
  struct Row {
    CaseState state;
    std::set<CaseAct> allowed;
  };
  using enum CaseAct;
  for (const auto& [state, allowed] : std::vector<Row>{{kDraft, {kWrite, kSubmit}},
                                                       {kReturned, {kWrite, kSubmit}},
                                                       {CaseState::kWithdrawn, {kWrite, kSubmit}},
                                                       {kSubmitted, {kApprove, kReturn, kWithdraw}},
                                                       {kApproved, {kReturn, kChoose, kWithdraw}},
                                                       {kChosen, {kUnchoose, kWithdraw}}})
    for (auto act : {kWrite, kSubmit, kApprove, kReturn, kChoose, kUnchoose, kWithdraw})
      EXPECT_EQ(!refused_act(state, act), allowed.contains(act)) << to_text(state) << " " << int(act);
}

}  // namespace
}  // namespace kith::practice
