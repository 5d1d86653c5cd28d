// SPDX-License-Identifier: Apache-2.0
#include "norms/packs/rule.hpp"

#include <gtest/gtest.h>

namespace kith::norms {
namespace {

using ledger::ContactKind;
using ledger::Mode;

TEST(ComparingRules, SeesTheSameRuleBehindOtherFiguresAndOtherOrder) {
  Rule often{
      .count = {.kinds = {ContactKind::kVisit, ContactKind::kCall}}, .at_least = 3, .share_permille = 900};
  Rule seldom{.count = {.kinds = {ContactKind::kCall, ContactKind::kVisit}}, .at_least = 1};
  EXPECT_EQ(shape_of(often), shape_of(seldom));
  seldom.count.face_to_face = true;
  EXPECT_NE(shape_of(often), shape_of(seldom));
}

TEST(ARule, IsImpossibleWhenNoKindFitsTheModes) {
  auto possible = [](const Count& count) { return can_count({.count = count}); };
  EXPECT_FALSE(possible({.kinds = {ContactKind::kCall}, .modes = {Mode::kHome}}));
  EXPECT_FALSE(possible({.modes = {Mode::kTelephone}, .face_to_face = true}));
  EXPECT_TRUE(possible({.kinds = {ContactKind::kCall}, .modes = {Mode::kHome, Mode::kTelephone}}));
}

}  // namespace
}  // namespace kith::norms
