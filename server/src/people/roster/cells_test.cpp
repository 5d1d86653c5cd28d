// SPDX-License-Identifier: Apache-2.0
#include "people/roster/cells.hpp"

#include <gtest/gtest.h>

namespace kith::people {
namespace {

template <class T>
std::string code_of(const Result<T>& result) {
  return result ? "" : result.error().code;
}

std::string class_text(std::string_view text) {
  auto found = parse_class(text);
  if (!found) return found.error().code;
  return (found->grade ? std::to_string(*found->grade) : "?") + "/" + std::to_string(found->number);
}

TEST(ReadingADay, UnderstandsTheFormsOfSchools) {
  for (auto text : {"2017-07-23", "2017/7/23", "2017.7.23", "20170723", "2017年7月23日", "2017-07-23 08:30",
                    "2017年07月23"})
    EXPECT_EQ(parse_day(text).value(), make_date(2017, 7, 23)) << text;
}

TEST(ReadingADay, RefusesWhatIsNoDay) {
  for (auto text : {"2019/13/45", "2017-02-29", "2017-07", "201707", "17-7-23", "去年", "43709"})
    EXPECT_EQ(code_of(parse_day(text)), "roster.date_invalid") << text;
}

TEST(ReadingAnIdentityNumber, ChecksItsLastCharacter) {
  EXPECT_EQ(parse_identity("990101201707233791").value(), "990101201707233791");
  EXPECT_EQ(parse_identity("99010120181019222x").value(), "99010120181019222X");
  EXPECT_EQ(code_of(parse_identity("990101201707233792")), "roster.identity_check_digit");
  EXPECT_EQ(code_of(parse_identity("9901012017072337")), "roster.identity_digits");
  EXPECT_EQ(parse_identity("H12345678").value(), "H12345678") << "another document";
}

TEST(ReadingAnIdentityNumber, StatesBirthAndSex) {
  EXPECT_EQ(born_on_of("990101201707233791"), make_date(2017, 7, 23));
  EXPECT_EQ(sex_of("990101201707233791"), Sex::kMale);
  EXPECT_FALSE(born_on_of("H12345678"));
}

TEST(ReadingATelephone, WantsAWholeNumber) {
  EXPECT_EQ(parse_telephone("199 0110-3382").value(), "19901103382");
  EXPECT_EQ(parse_telephone("+86 19901103382").value(), "19901103382");
  EXPECT_EQ(parse_telephone("0991-1234567").value(), "09911234567");
  for (auto text : {"1380013", "81234567", "1990110338", "199011033821", "没有", "19901103382/19901103383"})
    EXPECT_EQ(code_of(parse_telephone(text)), "roster.telephone_digits") << text;
}

TEST(ReadingAClass, FindsGradeAndNumber) {
  for (auto text : {"2班", "二班", "2", "(2)班", "（２）班", " 2 班", "02班", "Class 2"})
    EXPECT_EQ(class_text(text), "?/2") << text;
  for (auto text :
       {"三年级2班", "三年级(2)班", "三(2)班", "3(2)班", "3年级二班", "三2班", "302", "Grade 3 Class 2"})
    EXPECT_EQ(class_text(text), "3/2") << text;
  EXPECT_EQ(class_text("十二班"), "?/12");
  EXPECT_EQ(class_text("初一(12)班"), "7/12");
  EXPECT_EQ(class_text("高二3班"), "11/3");
  EXPECT_EQ(class_text("大一班"), "0/1");
  EXPECT_EQ(class_text("中班2班"), "-1/2");
  for (auto text : {"", "三年级", "苹果班", "0班", "1000", "班"})
    EXPECT_EQ(class_text(text), "roster.class_unknown") << text;
}

TEST(ReadingYesOrNo, KnowsMarksAndWords) {
  for (auto text : {"是", "√", "1", "有", "Yes", "TRUE"}) EXPECT_TRUE(parse_yes_no(text).value()) << text;
  for (auto text : {"否", "", "0", "无", "×", "no", "FALSE"})
    EXPECT_FALSE(parse_yes_no(text).value()) << text;
  EXPECT_EQ(code_of(parse_yes_no("也许")), "roster.yes_or_no");
}

TEST(ReadingARelation, KeepsTheUnknownAsOther) {
  EXPECT_EQ(parse_relation("爷爷"), Relation::kPaternalGrandfather);
  EXPECT_EQ(parse_relation("外祖母"), Relation::kMaternalGrandmother);
  EXPECT_EQ(parse_relation("邻居"), Relation::kOther);
}

TEST(SplittingAList, KnowsTheMarksOfBothLanguages) {
  EXPECT_EQ(split_list("一年级1班、 二年级2班，三;四；"),
            (std::vector<std::string>{"一年级1班", "二年级2班", "三", "四"}));
}

}  // namespace
}  // namespace kith::people
