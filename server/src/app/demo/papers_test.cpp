// SPDX-License-Identifier: Apache-2.0
#include "app/demo/papers.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <sstream>

#include "app/demo/demo.hpp"
#include "platform/db/db_kit.hpp"

namespace kith::demo {
namespace {

class PapersOfADemo : public db::BothEngines {
 protected:
  PapersOfADemo() {
    FixedClock clock(SystemClock().at(make_date(2026, 11, 21), 15 * 60));
    std::ostringstream progress;
    EXPECT_TRUE(make_demo(db(), clock, secrets::FieldKey{7}, {.schools = 1, .students = 180}, progress));
  }
  std::int64_t count(const std::string& sql) {
    return db().read([&](db::Session& session) { return session.one<std::int64_t>({"test.count", sql}); });
  }
};

TEST_P(PapersOfADemo, GiveCardsAndPortfoliosOnTheirDaysByHomeroomTeachers) {
  for (auto kind : {"card", "portfolio"}) {
    const std::string of_kind = fmt::format("from contact_students where kind = '{}'", kind);
    EXPECT_GT(count("select count(*) " + of_kind), 100) << kind;
    EXPECT_EQ(count("select count(*) " + of_kind + " and by_homeroom = 0"), 0);
  }
  EXPECT_GT(count("select count(distinct held_on) from contacts where kind = 'card'"), 2);
}

TEST_P(PapersOfADemo, PlanForMostOfTheFiveKindsAndNobodyElse) {
  auto plans = count("select count(*) from student_plans");
  EXPECT_GT(plans, 5);
  EXPECT_EQ(plans, count("select count(*) from contacts where kind = 'plan'"));
  EXPECT_EQ(plans,
            count("select count(*) from duties where kind = 'care.review_plan' and fulfilled_at is null"));
  EXPECT_EQ(count("select count(*) from student_plans p where not exists (select 1 from care_memberships m "
                  "where m.school_id = p.school_id and m.student_id = p.student_id)"),
            0);
}

KITH_BOTH_ENGINES(PapersOfADemo);

}  // namespace
}  // namespace kith::demo
