// SPDX-License-Identifier: Apache-2.0
#include "app/demo/gatherings.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "app/demo/demo.hpp"
#include "platform/db/db_kit.hpp"

namespace kith::demo {
namespace {

class InventedGatherings : public db::BothEngines {
 protected:
  void make() {
    std::ostringstream progress;
    ASSERT_TRUE(make_demo(db(), clock_, secrets::FieldKey{7}, {.schools = 1, .students = 320}, progress));
  }
  std::int64_t count(std::string_view sql) {
    return db().read([&](db::Session& session) { return session.one<std::int64_t>({"test.count", sql}); });
  }
  FixedClock clock_{SystemClock().at(make_date(2026, 11, 21), 15 * 60)};
};

TEST_P(InventedGatherings, AreHeldPlannedAndMissed) {
  make();
  EXPECT_GT(count("select count(*) from gatherings where contact_id is not null"), 10);
  EXPECT_GT(count("select count(*) from gatherings where contact_id is null and planned_on > '2026-11-21'"),
            1);
  EXPECT_GT(count("select count(*) from gatherings where contact_id is null and planned_on < '2026-11-21'"),
            0);
  EXPECT_GT(
      count(
          "select count(*) from classes c where not exists (select 1 from contact_groups k where "
          "k.school_id = c.school_id and k.group_kind = 'class' and k.group_id = c.id and k.kind = 'meeting' "
          "and k.level = 'class')"),
      0)
      << "not every class has had its meeting";
}

TEST_P(InventedGatherings, HaveADutyEachTimeTheyWerePlanned) {
  make();
  EXPECT_EQ(
      count("select count(*) from gatherings g where g.planned_on is not null and not exists (select 1 from "
            "duties d where d.school_id = g.school_id and d.id = g.duty_id and d.cause_id = g.id)"),
      0);
  EXPECT_EQ(
      count(
          "select count(*) from gatherings g join duties d on d.school_id = g.school_id and d.id = g.duty_id "
          "where (g.contact_id is null) <> (d.fulfilled_at is null)"),
      0);
}

KITH_BOTH_ENGINES(InventedGatherings);

}  // namespace
}  // namespace kith::demo
