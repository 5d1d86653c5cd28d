// SPDX-License-Identifier: Apache-2.0
// What a letter of the district may be, and what is still to be done for it in a school.
#include "capabilities/notices/district/district_letter.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "people/people_kit.hpp"

namespace kith::notices {
namespace {

using std::chrono::days;
using std::chrono::hours;

const FixedClock kClock{people::kit::morning()};

std::string code_of(const std::function<void(NewDistrictLetter&)>& change) {
  NewDistrictLetter letter{.title = "冬季安全", .body = "天冷路滑，请早一点出门。", .client_key = "key"};
  change(letter);
  const auto refused = refusal(letter, kClock);
  return refused ? refused->code : "";
}

TEST(ALetterOfTheDistrict, KeepsTheRulesOfASchoolsNotice) {
  EXPECT_EQ(code_of([](auto&) {}), "");
  EXPECT_EQ(code_of([](auto& letter) { letter.title = " "; }), "notices.title_missing");
  EXPECT_EQ(code_of([](auto& letter) { letter.body = "请为我区投票"; }), "notices.refused_words");
  EXPECT_EQ(code_of([](auto& letter) { letter.due_at = kClock.now(); }), "notices.due_in_the_past");
  EXPECT_EQ(code_of([](auto& letter) { letter.kind = NoticeKind::kSuspension; }),
            "notices.starts_at_missing");
  EXPECT_EQ(code_of([](auto& letter) { letter.publish_at = kClock.now() + days{61}; }), "notices.bad_plan");
  EXPECT_EQ(code_of([](auto& letter) {
              letter.kind = NoticeKind::kActivity;
              letter.starts_at = kClock.now() + hours{4};
            }),
            "notices.late_reason_missing");
  EXPECT_EQ(code_of([](auto& letter) { letter.client_key = ""; }), "notices.bad_client_key");
}

TEST(ALetterOfTheDistrict, NamesItsChoicesAndASchool) {
  EXPECT_EQ(code_of([](auto& letter) { letter.needs = ledger::Needs::kAnswer; }), "notices.choices_missing");
  EXPECT_EQ(code_of([](auto& letter) {
              letter.needs = ledger::Needs::kAnswer;
              letter.choices = {{"去", "去"}};
            }),
            "notices.bad_choices");
  EXPECT_EQ(code_of([](auto& letter) { letter.choices = {{"去", "不去"}}; }), "notices.choices_not_asked");
  EXPECT_EQ(code_of([](auto& letter) { letter.needs = ledger::Needs::kSign; }), "");
  EXPECT_EQ(code_of([](auto& letter) { letter.school_ids.emplace(); }), "notices.schools_missing");
  EXPECT_EQ(code_of([](auto& letter) { letter.school_ids.emplace(kMostSchools + 1, 1); }),
            "notices.too_many_schools");
}

class ASchoolFollowing : public testing::Test {
 protected:
  NextAct next() const { return next_act(letter, school, kClock.now()); }

  DistrictLetter letter{.created_at = kClock.now() - hours{2}};
  Followed school;
};

TEST_F(ASchoolFollowing, IsGivenTheLetterWhenItsTimeHasCome) {
  EXPECT_EQ(next(), NextAct::kPublish);
  school.state = SchoolState::kNoDesk;
  EXPECT_EQ(next(), NextAct::kPublish);
  letter.planned_at = kClock.now() + hours{1};
  EXPECT_EQ(next(), NextAct::kNone);
}

TEST_F(ASchoolFollowing, IsNotGivenWhatIsOver) {
  letter.due_at = kClock.now();
  EXPECT_EQ(next(), NextAct::kLapse);
  letter.due_at.reset();
  letter.starts_at = kClock.now() - hours{1};
  EXPECT_EQ(next(), NextAct::kLapse);
  school.state = SchoolState::kLapsed;
  EXPECT_EQ(next(), NextAct::kNone);
}

TEST_F(ASchoolFollowing, IsCorrectedThenRemindedOnce) {
  school.state = SchoolState::kPublished;
  EXPECT_EQ(next(), NextAct::kNone);
  letter.version = 2;
  letter.reminded_at = kClock.now();
  EXPECT_EQ(next(), NextAct::kCorrect);
  school.version = 2;
  EXPECT_EQ(next(), NextAct::kRemind);
  school.reminded_at = letter.reminded_at;
  EXPECT_EQ(next(), NextAct::kNone);
}

TEST_F(ASchoolFollowing, IsWithdrawnWhateverItsState) {
  letter.withdrawn_at = kClock.now();
  for (auto state : {SchoolState::kWaiting, SchoolState::kPublished, SchoolState::kNoDesk,
                     SchoolState::kNobody, SchoolState::kLapsed}) {
    school.state = state;
    EXPECT_EQ(next(), NextAct::kWithdraw) << to_text(state);
  }
  school.state = SchoolState::kWithdrawn;
  EXPECT_EQ(next(), NextAct::kNone);
}

}  // namespace
}  // namespace kith::notices
