// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/notice.hpp"

#include <gtest/gtest.h>

#include "capabilities/notices/inbox.hpp"

namespace kith::notices {
namespace {

using ledger::Needs;

const Instant kNow{std::chrono::milliseconds{1'800'000'000'000}};  // 16:00 of 15 January 2027
const FixedClock kClock{kNow};

NewNotice letter() {
  return {.title = "秋游", .body = "周五去植物园", .audience = {.whole_school = true}, .client_key = "key"};
}

std::string code_of(const NewNotice& notice) {
  auto refused = refusal(notice, kClock);
  return refused ? refused->code : "";
}

std::string repeated(std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += "信";
  return all;
}

TEST(PublishingANotice, CountsTitleAndBodyInCharacters) {
  auto notice = letter();
  notice.title = repeated(kLongestTitle);
  notice.body = repeated(kLongestBody);
  EXPECT_EQ(code_of(notice), "");
  notice.title += "信";
  EXPECT_EQ(code_of(notice), "notices.title_too_long");
  notice.title = "秋游";
  notice.body += "信";
  EXPECT_EQ(code_of(notice), "notices.body_too_long");
  EXPECT_EQ(refusal(notice, kClock)->fields.at("body"), "notices.body_too_long");
}

TEST(PublishingANotice, NeedsWordsAndAnAudience) {
  auto notice = letter();
  notice.title = " \n";
  EXPECT_EQ(code_of(notice), "notices.title_missing");
  notice = letter();
  notice.body = "\t";
  EXPECT_EQ(code_of(notice), "notices.body_missing");
  notice = letter();
  notice.audience = {};
  EXPECT_EQ(code_of(notice), "notices.audience_missing");
  notice.audience.student_ids.resize(kMostParts + 1);
  EXPECT_EQ(code_of(notice), "notices.audience_too_long");
}

TEST(PublishingANotice, NeedsToSayWhenWhatItIsAboutBegins) {
  auto notice = letter();
  notice.kind = NoticeKind::kHoliday;
  EXPECT_EQ(code_of(notice), "notices.starts_at_missing");
  notice.starts_at = kNow;
  EXPECT_EQ(code_of(notice), "notices.starts_in_the_past");
  notice.starts_at = kNow + std::chrono::hours{1};
  EXPECT_EQ(code_of(notice), "") << "a holiday may be told of on its day";
  notice.kind = NoticeKind::kTask;
  notice.starts_at.reset();
  EXPECT_EQ(code_of(notice), "");
}

TEST(PublishingANotice, GoesOutOnTheVeryDayOnlyWithAReason) {
  auto notice = letter();
  notice.kind = NoticeKind::kActivity;
  notice.starts_at = kNow + std::chrono::hours{2};
  EXPECT_EQ(code_of(notice), "notices.late_reason_missing");
  EXPECT_EQ(refusal(notice, kClock)->fields.at("late_reason"), "notices.late_reason_missing");
  notice.late_reason = "  ";
  EXPECT_EQ(code_of(notice), "notices.late_reason_missing");
  notice.late_reason = "原来的场地下午才通知不能用";
  EXPECT_EQ(code_of(notice), "");
  notice.late_reason = repeated(kLongestReason + 1);
  EXPECT_EQ(code_of(notice), "notices.late_reason_too_long");
}

TEST(PublishingANotice, RefusesATimeLimitThatHasPassed) {
  auto notice = letter();
  notice.due_at = kNow;
  EXPECT_EQ(code_of(notice), "notices.due_in_the_past");
  notice.due_at = kNow + std::chrono::minutes{1};
  EXPECT_EQ(code_of(notice), "");
}

TEST(PublishingANotice, GivesAPsychologyTeacherNoMoreClassesThanTaught) {
  people::Viewer viewer{.roles = people::kStaff | people::kTeacher | people::kPsychology};
  EXPECT_EQ(as_author(viewer).roles, people::kStaff | people::kTeacher);
  EXPECT_FALSE(reaches_everybody(viewer));
  EXPECT_TRUE(reaches_everybody({.roles = people::kStaff | people::kMoralEducation}));
}

TEST(AnInboxItem, AwaitsAConfirmationUntilAnyGuardianGaveIt) {
  EXPECT_TRUE(awaits(Needs::kConfirm, {{.student_id = 1}}));
  EXPECT_FALSE(awaits(Needs::kConfirm, {{.student_id = 1, .answered_at = kNow}}));
  EXPECT_TRUE(awaits(Needs::kConfirm, {{.student_id = 1, .answered_at = kNow}, {.student_id = 2}}));
}

TEST(AnInboxItem, AwaitsEachReaderWhoeverElseHasRead) {
  EXPECT_TRUE(awaits(Needs::kRead, {{.student_id = 1, .answered_at = kNow}}));
  EXPECT_FALSE(awaits(Needs::kRead, {{.student_id = 1, .done_at = kNow, .answered_at = kNow}}));
}

InboxRow row(std::int64_t notice_id, std::int64_t student_id, std::optional<Instant> done_at = std::nullopt) {
  return {.notice_id = notice_id,
          .title = "信",
          .needs = Needs::kConfirm,
          .published_at = kNow + std::chrono::hours{notice_id},
          .student_id = student_id,
          .student_name = "李小雨",
          .done_at = done_at,
          .answered_at = done_at};
}

TEST(AnInbox, ShowsOneItemForAllChildrenAndKeepsItOpenUntilEachIsDone) {
  auto lists = sorted_apart({row(1, 10)}, {row(1, 11, kNow), row(2, 10, kNow), row(3, 10, kNow)});
  ASSERT_EQ(lists.open.size(), 1u);
  EXPECT_EQ(lists.open[0].children.size(), 2u);
  EXPECT_EQ(lists.open[0].children[0].given_name, "小雨");
  ASSERT_EQ(lists.done.size(), 2u);
  EXPECT_EQ(lists.done[0].notice_id, 3) << "the latest first";
}

}  // namespace
}  // namespace kith::notices
