// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/kinds.hpp"

#include <gtest/gtest.h>

#include "calendar/calendar.hpp"

namespace kith::notices {
namespace {

using enum NoticeKind;
using Duties = std::vector<std::string_view>;

class WhatANoticeOwes : public ::testing::Test {
 protected:
  Instant at(int day, int hour) const { return clock.at(make_date(2026, 11, day), hour * 60); }
  Duties with(NoticeKind kind, std::optional<Instant> starts_at = std::nullopt) const {
    return duties_with(kind, starts_at, calendar, clock);
  }

  FixedClock clock{Instant{}};
  calendar::Calendar calendar = calendar::usual_calendar(2026);
  const Instant friday_morning = at(20, 9), friday_evening = at(20, 18), saturday = at(21, 9);
};

TEST_F(WhatANoticeOwes, IsToReachEveryFamilyWhateverItsKind) {
  for (auto kind : enumerators<NoticeKind>()) EXPECT_EQ(with(kind).front(), kReachEveryFamily);
  EXPECT_EQ(with(kLetter).size(), 1u);
  EXPECT_EQ(with(kTask, saturday).size(), 1u);
}

TEST_F(WhatANoticeOwes, IsADayAheadOfWhatIsOutsideLessons) {
  EXPECT_EQ(with(kActivity, friday_morning), (Duties{kReachEveryFamily, kAskOpinions}));
  EXPECT_EQ(with(kActivity, friday_evening), (Duties{kReachEveryFamily, kAskOpinions, kTellBeforeActivity}));
  EXPECT_EQ(with(kActivity, saturday), (Duties{kReachEveryFamily, kAskOpinions, kTellBeforeActivity}));
}

TEST_F(WhatANoticeOwes, IsGoodTimeForWhatUpsetsAFamilysDay) {
  EXPECT_EQ(with(kHoliday, friday_morning), (Duties{kReachEveryFamily, kTellInTime}));
  EXPECT_EQ(with(kSuspension, saturday), (Duties{kReachEveryFamily, kTellInTime}));
  EXPECT_EQ(with(kFee, friday_morning), (Duties{kReachEveryFamily, kTellInTime}));
  EXPECT_EQ(with(kOuting, saturday),
            (Duties{kReachEveryFamily, kAskOpinions, kTellInTime, kTellBeforeActivity}));
}

TEST_F(WhatANoticeOwes, IsToAskForOpinionsOnASchoolMatterWithADay) {
  EXPECT_EQ(with(kLetter, friday_morning), (Duties{kReachEveryFamily, kAskOpinions}));
}

TEST_F(WhatANoticeOwes, CountsTheLastMinuteOfLessonsAsLessons) {
  auto end = clock.at(make_date(2026, 11, 20), kLessonsEnd);
  EXPECT_FALSE(is_outside_lessons(end - std::chrono::milliseconds{1}, calendar, clock));
  EXPECT_TRUE(is_outside_lessons(end, calendar, clock));
}

TEST_F(WhatANoticeOwes, IsTooLateOnTheDayItself) {
  EXPECT_TRUE(is_too_late(kActivity, friday_evening, friday_morning, clock));
  EXPECT_TRUE(is_too_late(kOuting, friday_morning, at(20, 0), clock));
  EXPECT_FALSE(is_too_late(kActivity, friday_morning, at(19, 23), clock)) << "until the day before is over";
  EXPECT_FALSE(is_too_late(kSuspension, friday_evening, friday_morning, clock)) << "a storm asks nobody";
  EXPECT_FALSE(is_too_late(kActivity, std::nullopt, friday_morning, clock));
}

TEST_F(WhatANoticeOwes, NamesItsDutiesAsThePoliciesDo) {
  EXPECT_TRUE(is_opened("notices.tell_in_time"));
  EXPECT_FALSE(is_opened("notices.answer_opinion"));
}

}  // namespace
}  // namespace kith::notices
