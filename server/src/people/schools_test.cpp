// SPDX-License-Identifier: Apache-2.0
#include "people/schools.hpp"

#include <gtest/gtest.h>

#include "calendar/calendar_store.hpp"
#include "platform/db/db_kit.hpp"

namespace kith::people {
namespace {

class SchoolStore : public db::BothEngines {
 protected:
  FixedClock clock{SystemClock().at(make_date(2026, 11, 20), 9 * 60)};
  Schools schools() { return Schools(db(), clock); }
};

TEST_P(SchoolStore, FoundsASchoolThatIsFoundByItsName) {
  auto school_id = schools().found({.name = " 石桥小学　", .stage = Stage::kPrimary}).value();
  EXPECT_EQ(schools().find("石桥小学"), school_id);
  EXPECT_FALSE(schools().find("清河小学"));
}

TEST_P(SchoolStore, GivesANewSchoolACalendar) {
  auto school_id = schools().found({.name = "石桥小学"}).value();
  auto calendar =
      db().read([&](db::Session& session) { return calendar::load_calendar(session, school_id); });
  EXPECT_TRUE(calendar::term_of(calendar, clock.today()));
}

TEST_P(SchoolStore, KeepsNamesApart) {
  auto first = schools().found({.name = "石桥小学"}).value();
  EXPECT_EQ(schools().found({.name = "石桥小学"}).error().code, "people.school_exists");
  EXPECT_EQ(schools().found({.name = "  "}).error().code, "people.school_name_missing");
  EXPECT_NE(schools().found({.name = "清河小学"}).value(), first);
}

KITH_BOTH_ENGINES(SchoolStore);

}  // namespace
}  // namespace kith::people
