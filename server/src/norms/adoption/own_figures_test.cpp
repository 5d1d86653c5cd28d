// SPDX-License-Identifier: Apache-2.0
#include "norms/adoption/own_figures.hpp"

#include <gtest/gtest.h>

namespace kith::norms {
namespace {

const Rule kTwiceOrFourTimes{
    .at_least = 2, .more = More{.care = {.any = true}, .at_least = 4}, .share_permille = 900};
const Rule kInTime{.due = Due{.duties = {"mailbox.answer"}}};
const Rule kEverySchoolDay{.each_school_day = true};
using Faults = std::map<std::string, std::string>;

TEST(CheckingOwnFigures, TakesThoseInsideTheLimits) {
  EXPECT_EQ(faults_of(kTwiceOrFourTimes, {}), Faults{});
  EXPECT_EQ(faults_of(kTwiceOrFourTimes, {.target = 1, .raised_target = 1, .share_permille = 1}), Faults{});
  EXPECT_EQ(faults_of(kTwiceOrFourTimes, {.target = 1000, .raised_target = 1000, .share_permille = 1000}),
            Faults{});
}

TEST(CheckingOwnFigures, NamesEachThatIsOutside) {
  EXPECT_EQ(faults_of(kTwiceOrFourTimes, {.target = 0, .raised_target = 1001, .share_permille = 1001}),
            (Faults{{"target", "norms.target_out_of_range"},
                    {"raised_target", "norms.raised_target_out_of_range"},
                    {"share_permille", "norms.share_out_of_range"}}));
  EXPECT_EQ(faults_of(kTwiceOrFourTimes, {.share_permille = 0}).count("share_permille"), 1u);
}

TEST(CheckingOwnFigures, KeepsTheRaisedTargetAtLeastAtTheTarget) {
  const Faults too_low{{"raised_target", "norms.raised_target_too_low"}};
  EXPECT_EQ(faults_of(kTwiceOrFourTimes, {.target = 5, .raised_target = 4}), too_low);
  EXPECT_EQ(faults_of(kTwiceOrFourTimes, {.raised_target = 1}), too_low) << "below the pack's target";
}

TEST(CheckingOwnFigures, RefusesWhatTheRuleHasNot) {
  for (const auto& rule : {kInTime, kEverySchoolDay})
    EXPECT_EQ(faults_of(rule, {.target = 2}), (Faults{{"target", "norms.no_such_figure"}}));
  EXPECT_EQ(faults_of(Rule{}, {.raised_target = 2}), (Faults{{"raised_target", "norms.no_such_figure"}}));
}

TEST(LeavingOutThePacksFigures, KeepsOnlyWhatDiffers) {
  EXPECT_EQ(without_pack(kTwiceOrFourTimes, {.target = 2, .raised_target = 5, .share_permille = 900}),
            (OwnFigures{.raised_target = 5}));
  EXPECT_FALSE(without_pack(kTwiceOrFourTimes, figures_of_pack(kTwiceOrFourTimes)).are_any());
}

}  // namespace
}  // namespace kith::norms
