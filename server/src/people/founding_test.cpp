// SPDX-License-Identifier: Apache-2.0
#include "people/founding.hpp"

#include <gtest/gtest.h>

#include "calendar/calendar_store.hpp"
#include "platform/db/db_kit.hpp"

namespace kith::people {
namespace {

class FoundingASchool : public db::BothEngines {
 protected:
  Result<std::int64_t> found(const std::string& name) {
    return db().write([&](db::Tx& tx) { return found_school(tx, clock, name, Stage::kPrimary); });
  }
  FixedClock clock{SystemClock().at(make_date(2026, 11, 20), 9 * 60)};
};

TEST_P(FoundingASchool, GivesItTheNextNumberAndACalendar) {
  EXPECT_EQ(found("清河小学").value(), 1);
  EXPECT_EQ(found("石桥小学").value(), 2);
  db().read([](db::Session& session) {
    auto calendar = calendar::load_calendar(session, 2);
    EXPECT_EQ(calendar.terms.size(), 2u);
    EXPECT_EQ(calendar.seasons.size(), 6u);
    ASSERT_EQ(calendar.milestones.size(), 5u);
    EXPECT_EQ(calendar.milestones.back().code, calendar::MilestoneCode::kFinalExam);
  });
}

TEST_P(FoundingASchool, RefusesANameThatIsTaken) {
  ASSERT_TRUE(found("清河小学").has_value());
  EXPECT_EQ(found("清河小学").error().code, "people.school_exists");
}

TEST_P(FoundingASchool, TakesTheNameWithoutTheSpacesAroundIt) {
  ASSERT_TRUE(found("　清河小学 ").has_value());
  EXPECT_EQ(found("清河小学").error().code, "people.school_exists");
}

TEST_P(FoundingASchool, RefusesNoNameAndOneTooLong) {
  EXPECT_EQ(found("").error().code, "people.school_name_missing");
  EXPECT_EQ(found(std::string(200, 'a')).error().code, "people.school_name_too_long");
}

KITH_BOTH_ENGINES(FoundingASchool);

}  // namespace
}  // namespace kith::people
