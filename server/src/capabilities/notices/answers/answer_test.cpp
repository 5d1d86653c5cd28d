// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/answers/answer.hpp"

#include <gtest/gtest.h>

#include "capabilities/notices/attachments/attachment.hpp"
namespace kith::notices {
namespace {

using Choices = std::vector<std::string>;

std::string drawn(int points, int step) {
  std::string drawing = "M0 100";
  for (int i = 1; i < points; ++i) drawing += "L" + std::to_string(i * step) + " 120";
  return drawing;
}

TEST(OfferingChoices, TakesTwoToSixThatDiffer) {
  EXPECT_FALSE(choices_refusal({"去", "不去"}));
  EXPECT_FALSE(choices_refusal({"1", "2", "3", "4", "5", "6"}));
  for (const auto& bad : {Choices{"去"}, Choices{"1", "2", "3", "4", "5", "6", "7"}, Choices{"去", " "},
                          Choices{"去", " 去"}, Choices{"去", std::string(31, 'x')}})
    EXPECT_TRUE(choices_refusal(bad)) << bad.size();
}

TEST(ADrawnSignature, IsStrokesInItsField) {
  EXPECT_FALSE(drawing_refusal(drawn(10, 12)));
  EXPECT_FALSE(drawing_refusal(drawn(10, 12) + drawn(10, 20)));
}

TEST(ADrawnSignature, IsMoreThanADotOrAShortLine) {
  EXPECT_TRUE(drawing_refusal(""));
  EXPECT_TRUE(drawing_refusal(drawn(9, 100)));
  EXPECT_TRUE(drawing_refusal(drawn(40, 1)));
}

TEST(ADrawnSignature, IsNothingThatAPageCouldRun) {
  for (const std::string bad : {"<svg onload=alert(1)>", "M0 0\" onload=\"alert(1)", "url(#x)", "M0 0A1 1",
                                "L0 0", "M0,0", "M-1 0", "M1001 0", "M0 401", "M0 0 L1 1", "M0 0L", "m0 0"})
    EXPECT_TRUE(drawing_refusal(bad + drawn(20, 20))) << bad;
  EXPECT_TRUE(drawing_refusal(drawn(20, 20) + "z"));
}

TEST(ADrawnSignature, IsSmall) {
  std::string large = drawn(20, 20);
  while (large.size() <= kLongestDrawing) large += "L500 200";
  EXPECT_TRUE(drawing_refusal(large));
}

TEST(TheTextThatIsSigned, HasTheHashOfTitleAndBody) {
  EXPECT_EQ(text_hash_of("a", "b", {}), "38022fd2b8dbc5cb3d2cee74e083edbf59e3d4e13d067ebcb5db633d4cff4d8c");
  EXPECT_NE(text_hash_of("a", "b", {}), text_hash_of("a", "b ", {}));
}

}  // namespace
}  // namespace kith::notices
