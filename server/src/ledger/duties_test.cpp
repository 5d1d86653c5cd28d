// SPDX-License-Identifier: Apache-2.0
#include "ledger/duties.hpp"

#include "people/people_kit.hpp"
#include "platform/db/db_kit.hpp"

namespace kith::ledger {
namespace {

using std::chrono::hours;

class ADuty : public db::BothEngines {
 protected:
  void SetUp() override {
    db().write([&](db::Tx& tx) {
      school = people::kit::add_school(tx);
      owner = people::kit::add_staff(tx, school);
      other = people::kit::add_staff(tx, school);
    });
  }

  std::int64_t open(std::int64_t owner_id, Instant due_at) {
    return db().write([&](db::Tx& tx) {
      return open_duty(tx, {.school_id = school,
                            .kind = "visits.answer_opinion",
                            .clause = "P4.13",
                            .owner_id = owner_id,
                            .subject_kind = "student",
                            .subject_id = 7,
                            .cause_slice = "visits",
                            .cause_id = 8,
                            .began_at = now,
                            .due_at = due_at});
    });
  }
  std::vector<Duty> open_ones(std::int64_t owner_id) {
    return db().read([&](db::Session& session) { return open_duties_of(session, school, owner_id, 50); });
  }

  Instant now = people::kit::morning();
  std::int64_t school = 0, owner = 0, other = 0;
};

TEST_P(ADuty, WaitsForItsOwnerTheSoonestFirst) {
  auto later = open(owner, now + hours{48});
  auto sooner = open(owner, now + hours{24});
  open(other, now + hours{1});
  auto waiting = open_ones(owner);
  ASSERT_EQ(waiting.size(), 2u);
  EXPECT_EQ(waiting[0].id, sooner);
  EXPECT_EQ(waiting[1].id, later);
  EXPECT_EQ(waiting[0].clause, "P4.13");
}

TEST_P(ADuty, IsFulfilledOnce) {
  auto duty = open(owner, now + hours{24});
  db().write([&](db::Tx& tx) {
    EXPECT_TRUE(fulfil_duty(tx, school, duty, now, 99).value());
    EXPECT_FALSE(fulfil_duty(tx, school, duty, now + hours{1}).value());
  });
  EXPECT_TRUE(open_ones(owner).empty());
}

TEST_P(ADuty, IsGoneWhenCancelled) {
  auto duty = open(owner, now + hours{24});
  db().write([&](db::Tx& tx) {
    EXPECT_TRUE(cancel_duty(tx, school, duty, now, "visits.entered_by_mistake").value());
    EXPECT_EQ(fulfil_duty(tx, school, duty, now).error().code, "ledger.no_such_duty");
  });
  EXPECT_TRUE(open_ones(owner).empty());
}

TEST_P(ADuty, OfAnotherSchoolCannotBeFulfilled) {
  auto duty = open(owner, now + hours{24});
  db().write([&](db::Tx& tx) {
    auto elsewhere = people::kit::add_school(tx);
    EXPECT_EQ(fulfil_duty(tx, elsewhere, duty, now).error().code, "ledger.no_such_duty");
  });
  EXPECT_EQ(open_ones(owner).size(), 1u);
}

KITH_BOTH_ENGINES(ADuty);

}  // namespace
}  // namespace kith::ledger
