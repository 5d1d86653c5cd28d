// SPDX-License-Identifier: Apache-2.0
#include "delivery/letter_text.hpp"

#include <gtest/gtest.h>

#include "platform/text/characters.hpp"

namespace kith::delivery {
namespace {

Letter letter(std::int64_t message = (std::int64_t{3} << 32) + 27, std::int64_t person = 5) {
  Letter made;
  made.key = std::to_string(message) + "-" + std::to_string(person);
  made.subject = "秋游";
  made.text = "周五早上八点集合。";
  made.link = "https://kith.example/inbox/7";
  return made;
}

TEST(CuttingAText, HappensBetweenCharacters) {
  EXPECT_EQ(cut_to_bytes("秋游", 6), "秋游");
  EXPECT_EQ(cut_to_bytes("秋游去", 8), "秋…") << "five bytes are left for two characters of three";
  EXPECT_EQ(cut_to_bytes("秋游", 2), "");
  EXPECT_EQ(cut_to_characters("秋游去山上", 5), "秋游去山上");
  EXPECT_EQ(cut_to_characters("秋游去山上", 4), "秋游去…");
  for (std::size_t most = 0; most < 40; ++most) {
    EXPECT_LE(cut_to_bytes("a秋b游c去d山e上f𝌆g", most).size(), most);
    if (most == 0) continue;
    EXPECT_LE(text::characters_in(cut_to_characters("a秋b游c去d山", most)), most);
  }
}

TEST(WritingALetter, NeverCutsTheLink) {
  auto long_letter = letter();
  for (int i = 0; i < 1'000; ++i) long_letter.text += "很长", long_letter.subject += "题";
  for (std::size_t most : {60, 100, 2'048, 5'000}) {
    auto text = plain_text(long_letter, most);
    EXPECT_LE(text.size(), most);
    EXPECT_TRUE(text.ends_with("\nhttps://kith.example/inbox/7?27")) << most;
  }
  EXPECT_EQ(plain_text(letter(), 2'048), "秋游\n周五早上八点集合。\nhttps://kith.example/inbox/7?27");
}

TEST(WritingALetter, TellsAReminderFromTheFirstMessageAndNothingElse) {
  constexpr std::int64_t kFirst = (std::int64_t{3} << 32) + 27;
  EXPECT_NE(plain_text(letter(kFirst), 500), plain_text(letter(kFirst + 1), 500));
  EXPECT_EQ(plain_text(letter(kFirst, 5), 500), plain_text(letter(kFirst, 6), 500));
  auto with_token = letter();
  with_token.link = "https://kith.example/l#TOKEN";
  EXPECT_EQ(marked_link(with_token), "https://kith.example/l?27#TOKEN") << "the token stays whole";
  with_token.link = "https://kith.example/l?a=1#TOKEN";
  EXPECT_EQ(marked_link(with_token), "https://kith.example/l?a=1&27#TOKEN");
  auto without_link = letter();
  without_link.link.clear();
  EXPECT_EQ(marked_link(without_link), "〔27〕");
}

TEST(WritingALetter, KnowsThePathOfALink) {
  EXPECT_EQ(path_of_link("https://kith.example/inbox/7?27"), "inbox/7?27");
  EXPECT_EQ(path_of_link("https://kith.example"), "");
  EXPECT_EQ(path_of_link(""), "");
}

TEST(GroupingLetters, KeepsThoseTogetherThatSayTheSame) {
  auto other_link = letter();
  other_link.link += "?t=1";
  const std::vector<Letter> letters{letter(1, 5), letter(2, 5), letter(1, 6), other_link, letter(1, 7)};
  EXPECT_EQ(alike(letters, 2), (std::vector<std::vector<std::size_t>>{{0, 2}, {4}, {1}, {3}}));
  EXPECT_EQ(alike({}, 2).size(), 0u);
}

}  // namespace
}  // namespace kith::delivery
