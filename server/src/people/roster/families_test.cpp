// SPDX-License-Identifier: Apache-2.0
#include "people/roster/families.hpp"

#include <gtest/gtest.h>

namespace kith::people {
namespace {

TEST(FindingAFamily, TakesOneWhereEveryChildSharesAGuardian) {
  Families families;
  families.add(7, {1, 2});
  families.add(7, {2, 3});
  EXPECT_EQ(families.find({2}), 7);
  EXPECT_EQ(families.find({1, 3}), 7) << "one guardian with each child";
  EXPECT_EQ(families.find({4}), 0);
  EXPECT_EQ(families.find({}), 0);
}

TEST(FindingAFamily, DoesNotFollowAChainOfStepFamilies) {
  Families families;
  families.add(7, {1, 2});
  families.add(7, {2, 3});
  EXPECT_EQ(families.find({3, 4}), 0) << "shares nobody with the first child";
}

}  // namespace
}  // namespace kith::people
