// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/guards/guards.hpp"

#include <gtest/gtest.h>

namespace kith::notices {
namespace {

using enum WordConcern;

std::vector<WordFinding> in(std::string_view body) { return findings_in({.title = "通知", .body = body}); }

// "refused vote", "asked purchase", ""
std::string first_in(std::string_view body) {
  auto found = in(body);
  if (found.empty()) return "";
  return (found.front().is_refused ? "refused " : "asked ") + to_text(found.front().concern);
}

struct Sentence {
  const char* said;
  const char* finding;
};

class WordsOfALetter : public ::testing::TestWithParam<Sentence> {};

TEST_P(WordsOfALetter, AreFoundForWhatTheyAsk) {
  EXPECT_EQ(first_in(GetParam().said), GetParam().finding) << GetParam().said;
}

INSTANTIATE_TEST_SUITE_P(Refused, WordsOfALetter,
                         ::testing::Values(Sentence{"请每位同学交50元班费。", "refused money"},
                                           Sentence{"活动费用每人三十元，请于周五前带来", "refused money"},
                                           Sentence{"请不要忘记交 20 元 资料钱", "refused money"},
                                           Sentence{"不另收费，每人 50 元。", "refused money"},
                                           Sentence{"请扫描下方收款码付款", "refused private_account"},
                                           Sentence{"钱请微信转账，老师会登记", "refused private_account"},
                                           Sentence{"大家凑一凑，给老师买一份礼物", "refused gift"},
                                           Sentence{"教师节将到，给班主任献上一束鲜花表心意", "refused gift"},
                                           Sentence{"请为我校的节目投上一票，链接如下", "refused vote"},
                                           Sentence{"请打开链接为学校点赞", "refused vote"},
                                           Sentence{"请家长关注“某某区教育”公众号", "refused follow"},
                                           Sentence{"请扫码关注抖音号", "refused follow"},
                                           Sentence{"请将本文转发到朋友圈", "refused forward"},
                                           Sentence{"完成后截图上传到群里", "refused screenshot"},
                                           Sentence{"学完后请截图发给老师", "refused screenshot"},
                                           Sentence{"这次测验全班排名如下", "refused ranking"},
                                           Sentence{"有几个差生要家长多管", "refused ranking"},
                                           Sentence{"倒数第三的同学请家长来校", "refused ranking"},
                                           Sentence{"不及格名单已经公布在群里", "refused ranking"}));

INSTANTIATE_TEST_SUITE_P(Asked, WordsOfALetter,
                         ::testing::Values(Sentence{"全体家长一致同意增加晚自习", "asked everybody"},
                                           Sentence{"所有家长都自愿参加本项目", "asked everybody"},
                                           Sentence{"参加的同学保证能考上重点中学", "asked guarantee"},
                                           Sentence{"这套方法百分之百提高成绩", "asked guarantee"},
                                           Sentence{"请购买一本课外书", "asked purchase"},
                                           Sentence{"自愿捐款，多少不限", "asked fee_talk"},
                                           Sentence{"请每天在小程序打卡", "asked outside_app"},
                                           Sentence{"请下载app完成安全教育", "asked outside_app"},
                                           Sentence{"李某同学考试获年级第一名", "asked ranking"}));

INSTANTIATE_TEST_SUITE_P(
    Passed, WordsOfALetter,
    ::testing::Values(Sentence{"本次活动不收取任何费用。", ""}, Sentence{"请勿向任何人转账，谨防诈骗", ""},
                      Sentence{"教师节老师不收礼物，一句问候就好", ""}, Sentence{"请关注孩子的情绪变化", ""},
                      Sentence{"请不要截图外传，保护孩子隐私", ""}, Sentence{"请勿转发到朋友圈", ""},
                      Sentence{"请转发给照看孩子的爷爷奶奶", ""}, Sentence{"学校会确保活动安全", ""},
                      Sentence{"请所有家长填写是否同意参加", ""},
                      Sentence{"家委会改选，请到会的家长投票", ""}, Sentence{"请自带水杯和雨具", ""},
                      Sentence{"孩子获得奖学金500元", ""}, Sentence{"运动会上我们班跳绳第一名", ""},
                      Sentence{"让我们为孩子们点赞！", ""}, Sentence{"老师给每个孩子准备了一份小礼物", ""},
                      Sentence{"周五下午四点在本班教室开家长会", ""},
                      Sentence{"明天降温，请给孩子加一件衣服", ""}, Sentence{"请保证孩子每天睡够九小时", ""},
                      Sentence{"学校不公布分数，也不给学生排名", ""},
                      Sentence{"元旦放假一天，1月2日正常上课", ""}, Sentence{"请收好孩子的联系簿", ""},
                      Sentence{"学生证请于周五前交给班主任", ""}, Sentence{"请家长不要给老师送礼物", ""},
                      Sentence{"图书角有三百元的新书可以借", ""}));

TEST(GuardingWords, LooksAtTheTitleToo) {
  auto found = findings_in({.title = "请为我校投票", .body = "谢谢"});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].concern, kVote);
}

TEST(GuardingWords, LetsAFeeWithAPublishedBasisSpeakOfMoneyButOfNoPersonsAccount) {
  EXPECT_TRUE(findings_in({.title = "作业本费", .body = "每生收取12元", .has_fee_basis = true}).empty());
  auto found = findings_in({.title = "作业本费", .body = "每生12元，请转给老师", .has_fee_basis = true});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].concern, kPrivateAccount);
}

TEST(GuardingWords, SaysEachConcernOnceTheRefusedFirstWithItsWords) {
  auto found = in("请购买练习册。请投票！\n再投票一次，所有家长都同意");
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].concern, kVote);
  EXPECT_EQ(found[0].words, "请投票");
  EXPECT_EQ(found[1].words, "请购买练习册");
}

TEST(GuardingWords, ReadsFullWidthDigitsAndWordsPulledApart) {
  EXPECT_EQ(first_in("请 交 ５０ 元"), "refused money");
  EXPECT_EQ(first_in("请 下载 ＡＰＰ 学习"), "asked outside_app");
}

TEST(GuardingWords, ShowsNoMoreThanALineOfALongClause) {
  std::string clause = "请投票";
  for (int i = 0; i < 100; ++i) clause += "啊";
  auto found = in(clause);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].words.size(), 40u * 3) << "whole characters";
}

TEST(GuardingWords, LooksThroughTheLongestLetterAtOnce) {
  std::string body;
  for (int i = 0; i < 5000; ++i) body += "各位家长，";
  EXPECT_TRUE(in(body).empty());
}

}  // namespace
}  // namespace kith::notices
