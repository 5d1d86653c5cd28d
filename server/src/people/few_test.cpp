// SPDX-License-Identifier: Apache-2.0
#include "people/few.hpp"

#include <gtest/gtest.h>

namespace kith::people {
namespace {

using Hidden = std::vector<bool>;

TEST(GroupsBesideTheirTotal, AreShownWhenNoneIsOfAFew) {
  EXPECT_EQ(hidden_beside_all({5, 0, 700}), (Hidden{false, false, false}));
  EXPECT_EQ(hidden_beside_all({}), Hidden{});
}

TEST(GroupsBesideTheirTotal, HideAFewAndTheNextSmallestThatWouldGiveThemAway) {
  EXPECT_EQ(hidden_beside_all({700, 3, 20, 0}), (Hidden{false, true, true, false}));
}

TEST(GroupsBesideTheirTotal, HideNoMoreOnceWhatIsHiddenIsNotOfAFew) {
  EXPECT_EQ(hidden_beside_all({700, 3, 20, 4}), (Hidden{false, true, false, true}));
  EXPECT_EQ(hidden_beside_all({1, 1, 1, 1, 20}), (Hidden{true, true, true, true, true}));
  EXPECT_EQ(hidden_beside_all({1, 1, 1, 1, 1, 20}), (Hidden{true, true, true, true, true, false}));
}

TEST(GroupsBesideTheirTotal, HideTheOnlyOne) { EXPECT_EQ(hidden_beside_all({0, 2}), (Hidden{false, true})); }

}  // namespace
}  // namespace kith::people
