// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/escalation/ladder.hpp"

#include <gtest/gtest.h>

namespace kith::notices {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

const std::vector<Way> kWays{{"wecom", false}, {"aliyun_sms", true}, {"tencent_sms", true}};
const Instant kPublished{hours{24 * 20'000}};

std::vector<std::string> told(const Ladder& ladder) {
  std::vector<std::string> steps;
  for (const auto& step : ladder)
    steps.push_back(to_text(step.kind) + " " + step.channel + "+" + std::to_string(step.after_minutes));
  return steps;
}

TEST(ALadder, BeginsWithWhatIsFreeAndEndsOnPaper) {
  EXPECT_EQ(told(usual_ladder(kWays)),
            (std::vector<std::string>{"channel wecom+0", "channel aliyun_sms+120", "channel tencent_sms+240",
                                      "other_guardians +1440", "call_list +2880", "paper +4320"}));
}

TEST(ALadder, ReachesEveryFamilyWithoutAnyChannel) {
  EXPECT_EQ(told(usual_ladder({})), (std::vector<std::string>{"call_list +2880", "paper +4320"}));
  EXPECT_EQ(told(urgent_ladder({})), (std::vector<std::string>{"call_list +5"}));
  EXPECT_TRUE(plain_ladder({}).empty());
}

TEST(ALadder, IsShortWhenItIsUrgent) {
  EXPECT_EQ(told(urgent_ladder(kWays)),
            (std::vector<std::string>{"channel wecom+0", "channel aliyun_sms+0", "channel tencent_sms+0",
                                      "other_guardians +0", "call_list +5"}));
}

TEST(ALadder, CostsNothingForWhatNeedNotReachEverybody) {
  EXPECT_EQ(told(plain_ladder(kWays)), (std::vector<std::string>{"channel wecom+0"}));
}

TEST(ALadder, IsRefusedWhenItsStepsAreOutOfOrderOrTwice) {
  for (const auto& ladder : {usual_ladder(kWays), urgent_ladder(kWays), plain_ladder(kWays), Ladder{}})
    EXPECT_FALSE(refusal(ladder));
  const Step call{StepKind::kCallList, {}, 60}, paper{StepKind::kPaper, {}, 60};
  for (const Ladder& wrong :
       {Ladder{call, call}, Ladder{paper}, Ladder{paper, call},
        Ladder{call, {StepKind::kChannel, "hook", 30}}, Ladder{{StepKind::kChannel, "", 0}},
        Ladder{{StepKind::kCallList, "hook", 0}}, Ladder{{StepKind::kCallList, {}, -1}},
        Ladder{{StepKind::kCallList, {}, kLatestStep + 1}}})
    EXPECT_EQ(refusal(wrong).value().code, "notices.bad_ladder") << told(wrong).size();
}

TEST(ALadder, FollowsTheChannelsThatThereAre) {
  Ladder own{{StepKind::kChannel, "gone", 0}, {StepKind::kCallList, {}, 90}};
  EXPECT_EQ(told(fitted(own, kWays)),
            (std::vector<std::string>{"channel wecom+0", "call_list +90", "channel aliyun_sms+120",
                                      "channel tencent_sms+120"}));
}

TEST(ALadder, IsDrawnTogetherWhenTheAnswerIsDueSoon) {
  auto ladder = usual_ladder({});
  EXPECT_EQ(times_of(ladder, kPublished, {}),
            (std::vector<Instant>{kPublished + hours{48}, kPublished + hours{72}}));
  EXPECT_EQ(times_of(ladder, kPublished, kPublished + hours{200}), times_of(ladder, kPublished, {}));
  EXPECT_EQ(times_of(ladder, kPublished, kPublished + hours{54}),
            (std::vector<Instant>{kPublished + hours{24}, kPublished + hours{36}}));
}

}  // namespace
}  // namespace kith::notices
