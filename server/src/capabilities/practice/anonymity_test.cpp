// SPDX-License-Identifier: Apache-2.0
// What a case must not carry out of the school, in the many ways in which people write it.
#include "capabilities/practice/anonymity.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kith::practice {
namespace {

using people::CareGroup;

Known known() {
  return {.people = {{"何静怡", Whose::kStaff, true},
                     {"李小雨", Whose::kTheChild, true},
                     {"周敏", Whose::kGuardian, true},
                     {"赵大海", Whose::kStudent, true},
                     {"王芳", Whose::kStudent, true},
                     {"欧阳子墨", Whose::kStudent, false},
                     {"张健康", Whose::kStudent, false},
                     {"阿依古丽·买买提", Whose::kStudent, false},
                     {"Ann Lee", Whose::kGuardian, false},
                     {"冯国栋", Whose::kStaff, false}},
          .addresses = {"清河市东城区人民路12号阳光花园5栋402室", "石桥镇李家湾村3组"},
          .home_address = "清河市东城区柳絮巷7号翠屏苑2单元",
          .schools = {"清河市柳林小学", "清河市实验小学"},
          .few = {CareGroup::kLeftBehind, CareGroup::kPsychological}};
}

std::vector<Finding> found(std::string_view text) { return Traces(known()).in("background", text); }

struct Expected {
  std::string text;
  Trace trace;
  Instead instead;
  bool operator==(const Expected&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Expected& one) {
  return out << one.text << " " << to_text(one.trace) << " " << to_text(one.instead);
}

std::vector<Expected> told(std::string_view text) {
  std::vector<Expected> all;
  for (const auto& finding : found(text)) all.push_back({finding.text, finding.trace, finding.instead});
  return all;
}

void expect_one(std::string_view text, const Expected& expected) {
  EXPECT_EQ(told(text), std::vector<Expected>{expected}) << text;
}
void expect_clean(std::string_view text) { EXPECT_EQ(told(text), std::vector<Expected>{}) << text; }

TEST(FindingNamesInACase, KnowsTheChildByItsFullName) {
  expect_one("去看李小雨的那天", {"李小雨", Trace::kFullName, Instead::kTheChild});
}

TEST(FindingNamesInACase, KnowsThemHoweverTheyAreWritten) {
  for (std::string text : {"李 小 雨", "李　小雨", "李·小雨", "李-小雨", "李\u200b小雨", "李\n小雨"})
    expect_one("看望" + text + "之后", {text, Trace::kFullName, Instead::kTheChild});
  expect_one("趙大海", {"趙大海", Trace::kFullName, Instead::kAClassmate});
}

TEST(FindingNamesInACase, KnowsGivenNamesAlone) {
  expect_one("小雨的妈妈很高兴", {"小雨", Trace::kGivenName, Instead::kTheChild});
  expect_one("大海也来了", {"大海", Trace::kGivenName, Instead::kAClassmate});
  expect_one("和子墨成了朋友", {"子墨", Trace::kGivenName, Instead::kAClassmate});
}

TEST(FindingNamesInACase, KnowsPetNames) {
  expect_one("雨雨很懂事", {"雨雨", Trace::kGivenName, Instead::kTheChild});
  expect_one("阿雨很懂事", {"阿雨", Trace::kGivenName, Instead::kTheChild});
  expect_one("小芳也在", {"小芳", Trace::kGivenName, Instead::kAClassmate});
  expect_one("芳芳也在", {"芳芳", Trace::kGivenName, Instead::kAClassmate});
}

TEST(FindingNamesInACase, KnowsSurnamesWithATitle) {
  expect_one("李同学进步了", {"李同学", Trace::kSurname, Instead::kTheChild});
  expect_one("李某进步了", {"李某", Trace::kSurname, Instead::kTheChild});
  expect_one("李妈妈开了门", {"李妈妈", Trace::kSurname, Instead::kTheChild});
  expect_one("班主任何老师", {"何老师", Trace::kSurname, Instead::kATeacher});
  expect_one("请冯校长来", {"冯校长", Trace::kSurname, Instead::kATeacher});
  expect_one("周女士说", {"周女士", Trace::kSurname, Instead::kAGuardian});
}

TEST(FindingNamesInACase, KnowsGuardiansAndStaff) {
  expect_one("周敏说", {"周敏", Trace::kFullName, Instead::kAGuardian});
  expect_one("静怡带着她", {"静怡", Trace::kGivenName, Instead::kATeacher});
}

TEST(FindingNamesInACase, KnowsPinyin) {
  for (std::string text : {"Li Xiaoyu", "lixiaoyu", "LI XIAO YU", "Xiaoyu Li", "xiǎoyǔ", "Xiao Yu", "LXY"})
    expect_one("她在本子上写 " + text + "。", {text, Trace::kPinyin, Instead::kTheChild});
  expect_one("ouyangzimo 也在", {"ouyangzimo", Trace::kPinyin, Instead::kAClassmate});
}

TEST(FindingNamesInACase, KnowsNamesThatAreNotHan) {
  expect_one("阿依古丽·买买提", {"阿依古丽·买买提", Trace::kFullName, Instead::kAClassmate});
  expect_one("和阿依古丽一起", {"阿依古丽", Trace::kGivenName, Instead::kAClassmate});
  expect_one("Ann Lee 来接", {"Ann Lee", Trace::kFullName, Instead::kAGuardian});
}

TEST(FindingNamesInACase, LeavesOrdinaryWordsThatSomebodyFarAwayIsCalled) {
  expect_clean("孩子身体健康，性格开朗。");
  expect_one("张健康来了", {"张健康", Trace::kFullName, Instead::kAClassmate});
}

TEST(FindingNamesInACase, LeavesTitlesWithoutANameAlone) {
  expect_clean("班主任老师和校长一起听孩子的妈妈说，家长很放心，同学们也愿意帮忙。");
}

TEST(FindingNamesInACase, FindsEachOfSeveral) {
  EXPECT_EQ(told("李小雨和赵大海").size(), 2u);
  EXPECT_EQ(told("小雨，小雨！").size(), 2u);
}

TEST(FindingPlacesInACase, KnowsThePartsOfAnyAddressOfTheSchool) {
  expect_one("住在人民路上", {"人民路", Trace::kPlace, Instead::kTheirHome});
  expect_one("住在阳光花园里", {"阳光花园", Trace::kPlace, Instead::kTheirHome});
  expect_one("从石桥镇赶来", {"石桥镇", Trace::kPlace, Instead::kTheirHome});
  expect_one("东城区的老房子", {"东城区", Trace::kPlace, Instead::kTheirHome});
}

TEST(FindingPlacesInACase, KnowsTheChildsOwnPlaceWithoutItsEnding) {
  expect_one("翠屏那边", {"翠屏", Trace::kPlace, Instead::kTheirHome});
  expect_clean("阳光照进屋里。");
}

TEST(FindingPlacesInACase, KnowsHouseNumbersAndVillagesByTheirShape) {
  expect_one("家在5号楼", {"5号楼", Trace::kPlace, Instead::kTheirHome});
  expect_one("三单元的楼梯", {"三单元", Trace::kPlace, Instead::kTheirHome});
  expect_one("４０２室门口", {"４０２室", Trace::kPlace, Instead::kTheirHome});
  expect_one("奶奶住王家庄", {"王家庄", Trace::kPlace, Instead::kTheirHome});
  expect_clean("全家都在，大家坐在一起，国家的政策也讲了。");
}

TEST(FindingPlacesInACase, KnowsTheSchoolsOfTheDistrict) {
  expect_one("柳林小学的老师", {"柳林小学", Trace::kSchool, Instead::kTheSchool});
  expect_one("转到实验小学", {"实验小学", Trace::kSchool, Instead::kTheSchool});
  expect_one("清河市柳林小学", {"清河市柳林小学", Trace::kSchool, Instead::kTheSchool});
  expect_clean("孩子做了一个小实验，学校里的老师都来看。");
}

TEST(FindingPlacesInACase, KnowsClassesByTheirShape) {
  for (std::string text : {"三年级2班", "三年级(2)班", "三（2）班", "302班", "初一3班", "七年级三班", "二班"})
    expect_one("她在" + text + "读书", {text, Trace::kClass, Instead::kTheClass});
  expect_clean("她和同一班的孩子上班会课，三年级的孩子都这样。");
}

TEST(FindingNumbersInACase, KnowsTelephonesHoweverTheyAreWritten) {
  for (std::string text :
       {"13800138000", "138 0013 8000", "138-0013-8000", "１３８００１３８０００", "0571-88001234"})
    expect_one("电话" + text + "打通了", {text, Trace::kTelephone, Instead::kNothing});
  expect_one("一三八零零一三八零零零", {"一三八零零一三八零零零", Trace::kTelephone, Instead::kNothing});
}

TEST(FindingNumbersInACase, KnowsIdentityAndOtherLongNumbers) {
  expect_one("11010120150307123X", {"11010120150307123X", Trace::kNumber, Instead::kNothing});
  expect_one("学号20260", {"20260", Trace::kNumber, Instead::kNothing});
  expect_clean("从2026年起，30分钟里写了100个字，得了98.5分。");
}

TEST(FindingNumbersInACase, KnowsAccountsAndDays) {
  expect_one("微信 wxid_a1b2c3", {"wxid_a1b2c3", Trace::kAccount, Instead::kNothing});
  expect_one("邮箱 zm@qq.com", {"zm@qq.com", Trace::kAccount, Instead::kNothing});
  expect_one("11月18日晚上", {"11月18日", Trace::kDay, Instead::kSomeTime});
  expect_one("十一月十八号晚上", {"十一月十八号", Trace::kDay, Instead::kSomeTime});
  expect_clean("十一月里，每天读书半小时。");
}

TEST(FindingFactsOfAFewInACase, RefusesACareGroupOfFewerThanFive) {
  expect_one("她是留守儿童", {"留守", Trace::kSmallGroup, Instead::kGeneralWords});
  expect_one("有些抑郁", {"抑郁", Trace::kSmallGroup, Instead::kGeneralWords});
}

TEST(FindingFactsOfAFewInACase, LeavesACareGroupThatManyBelongTo) {
  expect_clean("单亲家庭的孩子需要更多陪伴。");
}

TEST(FindingFactsOfAFewInACase, RefusesWhatIsRareEverywhere) {
  expect_one("家里有一对双胞胎", {"双胞胎", Trace::kRareFact, Instead::kGeneralWords});
  expect_one("父亲正在服刑", {"服刑", Trace::kRareFact, Instead::kGeneralWords});
}

TEST(FindingTraces, SaysWhereInCharactersOfTheText) {
  auto findings = found("😀老师去看李 小雨，住人民路12号");
  ASSERT_EQ(findings.size(), 3u);
  EXPECT_EQ(findings[0].start, 5);
  EXPECT_EQ(findings[0].length, 4);
  EXPECT_EQ(findings[0].field, "background");
  EXPECT_EQ(findings[1].start, 11);
  EXPECT_EQ(findings[2].text, "12号");
}

TEST(FindingTraces, FindsNothingInATextThatTellsNobody) {
  expect_clean(
      "这个孩子早上常常迟到。老师先肯定她爱读书，再和家长一起看一天是怎样安排的，商量好晚上九点前收拾书包。"
      "两周以后，她基本能按时到校，还愿意帮助同学。先看到孩子的长处，家长才愿意一起想办法。");
  expect_clean("The child was often late. We agreed on a bedtime, and after two weeks it went well.");
  expect_clean("");
}

TEST(FindingTraces, BearsTextThatIsNoText) {
  EXPECT_NO_THROW(found(std::string("\xff\xfe李", 5)));
  EXPECT_NO_THROW(found(" · - "));
  EXPECT_NO_THROW(found(std::string(20'000, ' ')));
}

}  // namespace
}  // namespace kith::practice
