// SPDX-License-Identifier: Apache-2.0
// The guards of P4.11 and P4.12, and what follows from a record.
#include "capabilities/visits/records/record.hpp"

#include <gtest/gtest.h>

#include "capabilities/visits/records/follow_up.hpp"

namespace kith::records {
namespace {

RecordWords good_record() {
  return {.purpose = "了解转学后的适应",
          .guardian_ids = {7},
          .others = "",
          .strengths = "爱读书，愿意帮同桌",
          .concerns = {{"早上常迟到", "同妈妈商定七点起床，一周打卡"}},
          .steps = {},
          .opinions = {},
          .feedback = "妈妈说这学期开朗多了",
          .brought = {Brought::kSafety},
          .next_on = std::nullopt,
          .signs = {}};
}

// The questions about a record, as "code field", those that must be answered with a "!".
std::vector<std::string> asked(const RecordWords& words, const std::vector<std::string>& classmates = {}) {
  std::vector<std::string> all;
  for (const auto& question : questions_of(words, classmates))
    all.push_back(to_text(question.asks) + " " + question.field + (question.must_answer ? "!" : ""));
  return all;
}
using Asked = std::vector<std::string>;

TEST(QuestionsOfARecord, AreNoneWhenTheVisitWasWhatItShouldBe) { EXPECT_EQ(asked(good_record()), Asked{}); }

TEST(QuestionsOfARecord, DemandAMethodForEachConcern) {
  auto record = good_record();
  record.concerns.push_back({"上课说话", " \n"});
  EXPECT_EQ(asked(record), Asked{"concern_without_method concerns.1.method!"});
  auto refused = sharing_refusal(questions_of(record, {}));
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->code, "records.not_ready");
  EXPECT_EQ(refused->fields.at("concerns.1.method"), "records.concern_without_method");
  record.concerns[1].method = "座位前移，先看两周";
  EXPECT_FALSE(sharing_refusal(questions_of(record, {})));
}

TEST(QuestionsOfARecord, AskForAStrengthAndTellAMereComplaint) {
  auto record = good_record();
  record.strengths = "";
  EXPECT_EQ(asked(record), Asked{"only_concerns strengths"});
  record.concerns.clear();
  EXPECT_EQ(asked(record), Asked{"no_strength strengths"});
  EXPECT_FALSE(sharing_refusal(questions_of(record, {})));
}

TEST(QuestionsOfARecord, AskAboutGiftsAndMealsWhereTheyAreMentioned) {
  auto record = good_record();
  record.feedback = "临走时奶奶塞了一个红包，没有要";
  EXPECT_EQ(asked(record), Asked{"gift_or_meal feedback"});
  record.feedback = "They offered a Gift";
  EXPECT_EQ(asked(record), Asked{"gift_or_meal feedback"});
  record.feedback = "孩子吃饭挑食";
  EXPECT_EQ(asked(record), Asked{});
}

TEST(QuestionsOfARecord, AskAboutOtherChildrenAndWhatHasNothingToDoWithThisOne) {
  auto record = good_record();
  record.feedback = "还说起赵大海的成绩，以及买保险";
  EXPECT_EQ(asked(record, {"赵大海", "孙一鸣"}),
            (Asked{"other_children feedback", "not_about_the_child feedback"}));
  EXPECT_EQ(asked(record, {"孙一鸣"}), Asked{"not_about_the_child feedback"});
}

TEST(QuestionsOfARecord, AskWhoWasThereAndWhatFor) {
  auto record = good_record();
  record.purpose = "";
  record.guardian_ids.clear();
  EXPECT_EQ(asked(record), (Asked{"no_purpose purpose", "nobody_named guardian_ids"}));
  record.others = "外婆";
  EXPECT_EQ(asked(record), Asked{"no_purpose purpose"});
}

TEST(QuestionsOfARecord, DemandADayForWhatTheSchoolPromises) {
  auto record = good_record();
  record.steps = {{.code = "a", .what = "联系体育老师", .who = Doer::kSchool, .staff_id = {}, .due_on = {}},
                  {.code = "b", .what = "早睡", .who = Doer::kStudent, .staff_id = {}, .due_on = {}}};
  EXPECT_EQ(asked(record), Asked{"step_without_day steps.0.due_on!"});
}

TEST(KeepingADraft, RefusesOnlyWhatCannotBeStored) {
  EXPECT_FALSE(refusal(RecordWords{}));
  auto record = good_record();
  record.strengths = std::string(kLongestText + 1, 'a');
  EXPECT_EQ(refusal(record)->fields.at("strengths"), "records.too_long");
  record = good_record();
  record.opinions = {{"a", "加一节体育课"}, {"a", "换座位"}};
  EXPECT_EQ(refusal(record)->fields.at("opinions.1.code"), "records.bad_code");
  record.opinions.assign(kMostPoints + 1, {"", ""});
  EXPECT_EQ(refusal(record)->fields.at("opinions"), "records.too_many");
}

TEST(KeepingADraft, GivesBackWhatWasStored) {
  auto record = good_record();
  record.steps = {{.code = "a",
                   .what = "联系“体育”老师",
                   .who = Doer::kSchool,
                   .staff_id = 5,
                   .due_on = make_date(2026, 12, 1)}};
  record.signs = {Sign::kHazard};
  EXPECT_EQ(words_text(read_words(words_text(record))), words_text(record));
}

TEST(WhatAFamilyIsShown, LeavesConcernsSignsAndOthersOut) {
  auto record = good_record();
  record.signs = {Sign::kEconomic};
  record.others = "村干部";
  auto text = words_text(shareable(record));
  for (auto hidden : {"早上常迟到", "七点起床", "economic", "村干部", "开朗多了"})
    EXPECT_EQ(text.find(hidden), std::string::npos) << hidden;
  EXPECT_NE(text.find("爱读书"), std::string::npos);
}

TEST(FollowingUp, MakesADutyOfEachOpinionAndEachStepOfTheSchool) {
  auto record = good_record();
  record.steps = {{.code = "a",
                   .what = "联系体育老师",
                   .who = Doer::kSchool,
                   .staff_id = 5,
                   .due_on = make_date(2026, 12, 1)},
                  {.code = "b", .what = "早睡", .who = Doer::kFamily, .staff_id = {}, .due_on = {}}};
  record.opinions = {{"c", "作业太多"}, {"d", "  "}};
  auto wanted = follow_ups_of(record);
  ASSERT_EQ(wanted.size(), 2u);
  EXPECT_EQ(wanted[0].kind, FollowUpKind::kStep);
  EXPECT_EQ(wanted[0].staff_id, 5);
  EXPECT_EQ(wanted[0].due_on, make_date(2026, 12, 1));
  EXPECT_EQ(wanted[1].kind, FollowUpKind::kOpinion);
  EXPECT_EQ(wanted[1].code, "opinion c");
}

TEST(FollowingUp, SendsSignsToThoseWhoCanHelp) {
  auto record = good_record();
  record.signs = {Sign::kFamilyUpheaval, Sign::kLearning, Sign::kHarm, Sign::kBehaviour, Sign::kHazard};
  auto wanted = follow_ups_of(record);
  ASSERT_EQ(wanted.size(), 3u);
  EXPECT_EQ(wanted[0].kind, FollowUpKind::kAssessment);
  EXPECT_EQ(wanted[0].what, "learning family_upheaval");
  EXPECT_EQ(wanted[0].owner, Owner::kPsychologyTeacher);
  EXPECT_EQ(wanted[1].kind, FollowUpKind::kHarm);
  EXPECT_EQ(wanted[2].kind, FollowUpKind::kHelp);
  EXPECT_EQ(wanted[2].owner, Owner::kHomeroomTeacher);
  EXPECT_LT(deadline_of(FollowUpKind::kHarm).amount, deadline_of(FollowUpKind::kAssessment).amount);
}

}  // namespace
}  // namespace kith::records
