// SPDX-License-Identifier: Apache-2.0
#include "app/demo/notices.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "app/demo/demo.hpp"
#include "ledger/asks.hpp"
#include "ledger/duties.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/id.hpp"

namespace kith::demo {
namespace {

const Date kToday = make_date(2026, 11, 21);

// The people a demo invents can be invented again, to know who is whom.
SchoolPeople same_school(const DemoOptions& options) {
  Numbering numbering{.next_id = kIdsPerTenant + 1, .next_telephone = 2};
  auto plan = plan_district(options.schools, options.students, 1, Dice(options.seed));
  return invent_people(plan.front(), 2026, Dice(options.seed), numbering);
}

class InventedNotices : public db::BothEngines {
 protected:
  void make() {
    std::ostringstream progress;
    ASSERT_TRUE(make_demo(db(), clock_, secrets::FieldKey{7}, options_, progress));
  }
  DemoOptions options_{.schools = 1, .students = 320};
  FixedClock clock_{SystemClock().at(kToday, 15 * 60)};
};

TEST_P(InventedNotices, HaveEveryStateOfAReceipt) {
  make();
  auto notices = db().read([](db::Session& session) {
    return session.all<std::int64_t>({"test.notices", "select id from notices order by published_at, id"});
  });
  ledger::Receipts sum;
  for (auto id : notices) {
    auto receipts = db().read([&](db::Session& session) { return ledger::receipts_of(session, id); });
    EXPECT_EQ(receipts.families, receipts.done + receipts.opened + receipts.waiting);
    sum.done += receipts.done;
    sum.opened += receipts.opened;
    sum.waiting += receipts.waiting;
  }
  EXPECT_GT(sum.done, 100);
  EXPECT_GT(sum.opened, 10);
  EXPECT_GT(sum.waiting, 10);
  auto first = db().read([&](db::Session& session) { return ledger::receipts_of(session, notices.front()); });
  EXPECT_GT(first.done * 100, first.families * 90);
}

TEST_P(InventedNotices, CountInTheirAudienceThoseWhoWereAsked) {
  make();
  auto wrong = db().read([](db::Session& session) {
    return session.one<std::int64_t>({"test.audiences",
                                      "select count(*) from audiences a where a.people <> (select "
                                      "count(distinct k.person_id) from asks k where "
                                      "k.school_id = a.school_id and k.audience_id = a.id)"});
  });
  EXPECT_EQ(wrong, 0);
}

TEST_P(InventedNotices, LeaveSomethingForTheFamilyShownFirst) {
  make();
  auto school = same_school(options_);
  auto cast = cast_of(school);
  ASSERT_TRUE(cast.parent_of_two);
  ASSERT_EQ(cast.children.size(), 2u);
  auto open = db().read([&](db::Session& session) {
    return ledger::open_asks_of(session, 1, school.guardians[*cast.parent_of_two].id, 20);
  });
  EXPECT_GE(open.size(), 3u);
}

TEST_P(InventedNotices, AskNobodyWhomCustodyForbids) {
  make();
  auto forbidden = db().read([](db::Session& session) {
    return session.one<std::int64_t>({"test.forbidden",
                                      "select count(*) from asks k join guardianships g on g.school_id = "
                                      "k.school_id and g.student_id = k.student_id "
                                      "and g.guardian_id = k.person_id where g.may_receive = 0"});
  });
  EXPECT_EQ(forbidden, 0);
}

TEST_P(InventedNotices, ComeWithDutiesOfWhichOneIsOverdue) {
  make();
  auto school = same_school(options_);
  auto open = db().read([&](db::Session& session) {
    return ledger::open_duties_of(session, 1, school.staff[cast_of(school).homeroom].id, 20);
  });
  ASSERT_GE(open.size(), 2u);
  EXPECT_LT(open.front().due_at, clock_.now());
  EXPECT_GT(open.back().due_at, clock_.now());
}

KITH_BOTH_ENGINES(InventedNotices);

}  // namespace
}  // namespace kith::demo
