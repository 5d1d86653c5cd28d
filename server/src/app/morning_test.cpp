// SPDX-License-Identifier: Apache-2.0
#include "app/morning.hpp"

#include <gtest/gtest.h>

namespace kith::app {
namespace {

using people::Post;

const calendar::Calendar kYear = calendar::usual_calendar(2026);
const Date kFriday = make_date(2026, 11, 20);
Date after(int days) { return kFriday + std::chrono::days{days}; }

TEST(TheMorningList, IsThereInOfficeHoursOfSchoolDaysOnly) {
  EXPECT_FALSE(is_in_office_hours(kYear, kFriday, 7 * 60 + 29));
  EXPECT_TRUE(is_in_office_hours(kYear, kFriday, 7 * 60 + 30));
  EXPECT_TRUE(is_in_office_hours(kYear, kFriday, 18 * 60 - 1));
  EXPECT_FALSE(is_in_office_hours(kYear, kFriday, 18 * 60));
  EXPECT_FALSE(is_in_office_hours(kYear, after(1), 8 * 60)) << "a Saturday";
  EXPECT_FALSE(is_in_office_hours(kYear, make_date(2027, 2, 1), 8 * 60)) << "winter holidays";
}

TEST(ADutyOfOthers, GoesToTheLeaderAfterAWholeWorkingDay) {
  auto thursday = after(-1);
  EXPECT_FALSE(is_for_the_leader(kYear, thursday, thursday));
  EXPECT_FALSE(is_for_the_leader(kYear, thursday, kFriday)) << "its owner still has this day";
  EXPECT_TRUE(is_for_the_leader(kYear, thursday, after(3))) << "Friday has passed";
  EXPECT_FALSE(is_for_the_leader(kYear, kFriday, after(3))) << "a weekend is no working day";
  EXPECT_TRUE(is_for_the_leader(kYear, kFriday, after(4)));
}

TEST(LeadersOf, AreTheHeadOfTheGradeElseTheNextHigher) {
  const std::vector<Leader> all{
      {1, Post::kPrincipal, {}}, {2, Post::kMoralDirector, {}}, {3, Post::kGradeHead, 3}};
  using Ids = std::vector<std::int64_t>;
  EXPECT_EQ(leaders_of(all, 3, 9), Ids{3});
  EXPECT_EQ(leaders_of(all, 4, 9), Ids{2}) << "grade four has no head";
  EXPECT_EQ(leaders_of(all, std::nullopt, 9), Ids{2}) << "of no class";
  EXPECT_EQ(leaders_of(all, 3, 3), Ids{2}) << "nobody is one's own leader";
  EXPECT_EQ(leaders_of(all, 3, 2), Ids{3});
  EXPECT_EQ(leaders_of({all[0]}, 3, 9), Ids{1});
  EXPECT_EQ(leaders_of({}, 3, 9), Ids{});
}

TEST(AReminder, TakesTheClauseOffTheRestOfTheList) {
  std::vector<MorningReminder> reminders{{.clause = "P4.4", .class_id = 7}, {.clause = "P1.5"}};
  std::vector<norms::ClassGap> behind{{.clause = "P4.4", .class_id = 7, .to_go = 5},
                                      {.clause = "P4.4", .class_id = 8, .to_go = 2},
                                      {.clause = "P2c.6", .class_id = 7, .to_go = 3}};
  fold_reminders(reminders, behind);
  EXPECT_EQ(reminders[0].to_go, 5);
  EXPECT_EQ(reminders[1].to_go, std::nullopt);
  ASSERT_EQ(behind.size(), 2u);
  EXPECT_EQ(behind[0].class_id, 8) << "the other class was not asked about";
  EXPECT_EQ(behind[1].clause, "P2c.6");
}

}  // namespace
}  // namespace kith::app
