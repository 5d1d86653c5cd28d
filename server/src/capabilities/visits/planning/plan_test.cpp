// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kith::visits {
namespace {

TEST(DaysForVisits, AreEveningsOfSchoolDaysAndNeverSundaysOrPublicHolidays) {
  auto calendar = calendar::usual_calendar(2026);
  auto found = half_days_of(calendar, make_date(2026, 9, 28), make_date(2026, 10, 11));
  auto holds = [&](unsigned month, unsigned day, DayPart part) {
    return std::find(found.begin(), found.end(), HalfDay{make_date(2026, month, day), part}) != found.end();
  };
  EXPECT_TRUE(holds(9, 28, DayPart::kEvening));
  EXPECT_FALSE(holds(9, 28, DayPart::kMorning));
  EXPECT_FALSE(holds(10, 1, DayPart::kEvening));
  EXPECT_FALSE(holds(10, 1, DayPart::kMorning));
  EXPECT_TRUE(holds(10, 10, DayPart::kMorning));
  EXPECT_FALSE(holds(10, 11, DayPart::kMorning));
  EXPECT_TRUE(std::is_sorted(found.begin(), found.end()));
}

TEST(DaysForVisits, AreWholeDaysInSchoolHolidays) {
  auto found = half_days_of(calendar::usual_calendar(2026), make_date(2027, 7, 12), make_date(2027, 7, 12));
  EXPECT_EQ(found.size(), 2u);
}

TEST(SlotsOfADay, EndBeforeQuietHours) {
  EXPECT_EQ(slot_minute(DayPart::kEvening, 0), 18 * 60);
  EXPECT_LE(slot_minute(DayPart::kEvening, slots_of(DayPart::kEvening) - 1) + 45, 20 * 60 + 30);
}

TEST(ReasonsOfAPlan, AreStoredAsCodes) {
  std::vector<PlanReason> reasons{PlanReason::kKeyGroup, PlanReason::kHomeroom};
  EXPECT_EQ(reasons_text(reasons), "key_group homeroom");
  EXPECT_EQ(parse_reasons("key_group homeroom"), reasons);
  EXPECT_TRUE(parse_reasons("").empty());
}

TEST(ANeighbourhood, IsTheVillageOrEstateWithoutTheHouse) {
  EXPECT_EQ(neighbourhood_of("石桥村17号"), "石桥村");
  EXPECT_EQ(neighbourhood_of("阳光小区3栋2单元504"), "阳光小区");
  EXPECT_EQ(neighbourhood_of("12号"), "");
  EXPECT_EQ(neighbourhood_of(""), "");
}

}  // namespace
}  // namespace kith::visits
