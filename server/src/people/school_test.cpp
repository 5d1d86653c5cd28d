// SPDX-License-Identifier: Apache-2.0
#include "people/school.hpp"

#include <gtest/gtest.h>

namespace kith::people {
namespace {

TEST(NamingAClass, FollowsFromEntryYearSoThatPromotionIsOneStep) {
  auto key = class_key(3, 2, 2026);
  EXPECT_EQ(key, (ClassKey{1, 2024, 2}));
  EXPECT_EQ(class_name(grade_in(key, 2026), key.number), "三年级2班");
  EXPECT_EQ(class_name(grade_in(key, 2027), key.number), "四年级2班");
}

TEST(NamingAClass, SpeaksOfJuniorGradesAsTheSchoolChooses) {
  EXPECT_EQ(class_name(7, 1), "七年级1班");
  EXPECT_EQ(class_name(7, 1, JuniorNaming::kByStage), "初一1班");
  EXPECT_EQ(class_name(3, 1, JuniorNaming::kByStage), "三年级1班");
}

TEST(NamingAClass, CountsKindergartenGroupsInWords) { EXPECT_EQ(class_name(0, 2), "大二班"); }

TEST(ReadingAGrade, UnderstandsWhatSchoolsWrite) {
  EXPECT_EQ(parse_grade("三年级"), 3);
  EXPECT_EQ(parse_grade("3年级"), 3);
  EXPECT_EQ(parse_grade("3"), 3);
  EXPECT_EQ(parse_grade("三"), 3);
  EXPECT_EQ(parse_grade("十二年级"), 12);
  EXPECT_EQ(parse_grade("小学三年级"), 3);
  EXPECT_EQ(parse_grade("grade 3"), 3);
  EXPECT_EQ(parse_grade("初一"), 7);
  EXPECT_EQ(parse_grade("高二"), 11);
  EXPECT_EQ(parse_grade("小班"), -2);
}

TEST(ReadingAGrade, RefusesWhatNamesNoGrade) {
  for (auto text : {"", "十三年级", "13", "0", "年级", "abc", "-1", "三年级1班", "3年级1"})
    EXPECT_FALSE(parse_grade(text)) << text;
}

TEST(ReadingAChineseCount, GoesUpToNinetyNine) {
  EXPECT_EQ(parse_chinese_count("一"), 1);
  EXPECT_EQ(parse_chinese_count("十"), 10);
  EXPECT_EQ(parse_chinese_count("十一"), 11);
  EXPECT_EQ(parse_chinese_count("二十"), 20);
  EXPECT_EQ(parse_chinese_count("九十九"), 99);
  for (auto text : {"", "十十", "一二", "百", "3"}) EXPECT_FALSE(parse_chinese_count(text)) << text;
}

TEST(TeachingAGrade, DependsOnTheStage) {
  EXPECT_TRUE(teaches_grade(Stage::kNineYear, 7));
  EXPECT_FALSE(teaches_grade(Stage::kPrimary, 7));
  EXPECT_FALSE(teaches_grade(Stage::kPrimary, 0));
}

TEST(TakingAGivenName, DropsTheFamilyName) {
  EXPECT_EQ(given_name("王小明"), "小明");
  EXPECT_EQ(given_name("欧阳雪"), "雪");
  EXPECT_EQ(given_name("欧阳"), "阳");
  EXPECT_EQ(given_name("王"), "王");
  EXPECT_EQ(given_name("Ann Lee"), "Ann Lee");
}

}  // namespace
}  // namespace kith::people
