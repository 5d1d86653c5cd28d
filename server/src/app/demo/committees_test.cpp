// SPDX-License-Identifier: Apache-2.0
#include "app/demo/committees.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "app/demo/demo.hpp"
#include "platform/db/db_kit.hpp"

namespace kith::demo {
namespace {

class InventedCommittees : public db::BothEngines {
 protected:
  std::int64_t count(std::string_view sql) {
    return db().read([&](db::Session& session) { return session.one<std::int64_t>({"test.count", sql}); });
  }
  FixedClock clock_{SystemClock().at(make_date(2026, 11, 21), 15 * 60)};
};

TEST_P(InventedCommittees, HaveOneChairEachAndMembersWithAChildThere) {
  std::ostringstream progress;
  ASSERT_TRUE(make_demo(db(), clock_, secrets::FieldKey{7}, {.schools = 1, .students = 320}, progress));
  EXPECT_GT(count("select count(*) from committee_seats where level = 'class'"), 10);
  EXPECT_GT(count("select count(*) from committee_seats where level = 'school'"), 2);
  EXPECT_EQ(count("select count(*) from (select 1 as one from committee_seats group by level, group_id "
                  "having sum(case when role = 'chair' then 1 else 0 end) <> 1) as bad"),
            0);
  EXPECT_EQ(
      count("select count(*) from committee_seats m where m.level = 'class' and not exists (select 1 from "
            "guardianships g join students s on s.school_id = g.school_id and s.id = g.student_id "
            "where g.guardian_id = m.guardian_id and g.may_see = 1 and s.class_id = m.group_id)"),
      0);
}

KITH_BOTH_ENGINES(InventedCommittees);

}  // namespace
}  // namespace kith::demo
