// SPDX-License-Identifier: Apache-2.0
#include "oversight/record_questions/signs.hpp"

#include <gtest/gtest.h>

namespace kith::record_questions {
namespace {

using Ids = std::vector<std::int64_t>;
using std::chrono::days;
using std::chrono::minutes;

const Date kFriday = make_date(2026, 11, 20);
const FixedClock kClock{Instant{}};

// Written at once, about a child and family of its own.
Entry entry(std::int64_t id, Date on = kFriday, int minute = 600) {
  auto held_at = kClock.at(on, minute);
  return {.contact_id = id,
          .author_id = 1,
          .student_id = 100 + id,
          .family_id = 200 + id,
          .mode = ledger::Mode::kTelephone,
          .held_at = held_at,
          .held_on = on,
          .recorded_at = held_at + minutes{5},
          .note = ""};
}
Entry noted(std::int64_t id, const char* note) {
  auto made = entry(id, kFriday + days{id});
  made.note = note;
  return made;
}
Entry visited(std::int64_t id, int minute) {
  auto made = entry(id, kFriday, minute);
  made.mode = ledger::Mode::kHome;
  return made;
}
std::vector<Doubt> doubts(const std::vector<Entry>& entries) { return doubts_about(entries, kClock); }

constexpr const char* kText = "孩子在家表现很好，按时完成作业。";

TEST(TheSameWords, AreASignWithThreeStudents) {
  auto found = doubts({noted(1, kText), noted(2, "孩子在家 表现很好，按时完成作业。"), noted(3, kText),
                       noted(4, "孩子数学有进步，家长很高兴，一起看了作业。")});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].sign, Sign::kSameWords);
  EXPECT_EQ(found[0].contact_ids, (Ids{1, 2, 3}));
  EXPECT_TRUE(doubts({noted(1, kText), noted(2, kText)}).empty()) << "two may be";
}

TEST(TheSameWords, AreNoSignWhenTheyAreFewOrAboutOneChildOrOfTwoTeachers) {
  EXPECT_TRUE(doubts({noted(1, "一切正常"), noted(2, "一切正常"), noted(3, "一切正常")}).empty());
  auto again = noted(3, kText);
  again.student_id = 101;
  EXPECT_TRUE(doubts({noted(1, kText), noted(2, kText), again}).empty());
  auto colleague = noted(3, kText);
  colleague.author_id = 2;
  EXPECT_TRUE(doubts({noted(1, kText), noted(2, kText), colleague}).empty());
}

TEST(TwoHomes, CannotBeTenMinutesApart) {
  auto found = doubts({visited(1, 1000), visited(2, 1009), visited(3, 1040)});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].sign, Sign::kTooClose);
  EXPECT_EQ(found[0].contact_ids, (Ids{1, 2}));
  EXPECT_TRUE(doubts({visited(1, 1000), visited(2, 1010)}).empty());
  auto sibling = visited(2, 1001);
  sibling.family_id = 201;
  EXPECT_TRUE(doubts({visited(1, 1000), sibling}).empty()) << "one home";
  EXPECT_TRUE(doubts({visited(1, 1000), entry(2, kFriday, 1001)}).empty()) << "the second by telephone";
}

TEST(TheNight, IsNoTimeToTalk) {
  EXPECT_EQ(doubts({entry(1, kFriday, 22 * 60)}).size(), 1u);
  EXPECT_EQ(doubts({entry(1, kFriday, 6 * 60 - 1)}).front().sign, Sign::kAtNight);
  EXPECT_TRUE(doubts({entry(1, kFriday, 22 * 60 - 1), entry(2, kFriday, 6 * 60)}).empty());
  auto message = entry(1, kFriday, 23 * 60);
  message.mode = ledger::Mode::kOnline;
  EXPECT_TRUE(doubts({message}).empty()) << "words may be sent at any hour";
  EXPECT_EQ(doubts({entry(1, kFriday, 1380), entry(2, kFriday, 1390)}).size(), 1u) << "one question a night";
}

std::vector<Entry> sitting(int count, int of_days, int minutes_apart) {
  std::vector<Entry> all;
  for (int i = 0; i < count; ++i) {
    auto made = entry(i + 1, kFriday - days{1 + i % of_days}, 480 + i);
    made.recorded_at = kClock.at(kFriday, 17 * 60 + i * minutes_apart);
    all.push_back(made);
  }
  return all;
}

TEST(ATerm, IsNotWrittenInOneEvening) {
  auto found = doubts(sitting(15, 5, 2));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].sign, Sign::kWrittenTogether);
  EXPECT_EQ(found[0].contact_ids.size(), 15u);
  EXPECT_TRUE(doubts(sitting(14, 5, 2)).empty());
  EXPECT_TRUE(doubts(sitting(15, 4, 2)).empty()) << "a busy week";
  EXPECT_TRUE(doubts(sitting(15, 5, 15)).empty()) << "over four hours";
}

TEST(ADoubt, IsTheSameWhileAnEntryIsShared) {
  Doubt asked{1, Sign::kSameWords, {1, 2, 3}};
  EXPECT_TRUE(is_same(asked, {1, Sign::kSameWords, {3, 4, 5}}));
  EXPECT_FALSE(is_same(asked, {1, Sign::kAtNight, {1, 2, 3}}));
  EXPECT_FALSE(is_same(asked, {2, Sign::kSameWords, {1, 2, 3}}));
  EXPECT_FALSE(is_same(asked, {1, Sign::kSameWords, {4, 5, 6}}));
}

}  // namespace
}  // namespace kith::record_questions
