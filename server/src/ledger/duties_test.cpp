// SPDX-License-Identifier: Apache-2.0
#include "ledger/duties.hpp"

#include "people/people_kit.hpp"
#include "platform/db/db_kit.hpp"

namespace kith::ledger {
namespace {

using std::chrono::hours;

class Hearing : public DutyListener {
 public:
  void duty_changed(db::Tx&, const DutyChange& change) override { told.push_back(change); }
  std::vector<DutyChange> told;
};

class ADuty : public db::BothEngines {
 protected:
  void SetUp() override {
    duties.listen(hearing);
    ledger.listen(duties);
    db().write([&](db::Tx& tx) {
      school = people::kit::add_school(tx);
      owner = people::kit::add_staff(tx, school);
      other = people::kit::add_staff(tx, school, {.name = "赵老师", .left_on = people::kit::kSchoolDay});
      school_class = people::kit::add_class(tx, school);
      student = people::kit::add_student(tx, school_class);
    });
  }

  std::int64_t open(std::int64_t owner_id, Instant due_at) {
    return db().write([&](db::Tx& tx) {
      return duties.open(tx, {.school_id = school,
                              .kind = "visits.answer_opinion",
                              .clause = "P4.13",
                              .owner_id = owner_id,
                              .subject_kind = "student",
                              .subject_id = student,
                              .cause_slice = "visits",
                              .cause_id = 8,
                              .began_at = now,
                              .due_at = due_at});
    });
  }
  std::vector<Duty> open_ones(std::int64_t owner_id) {
    return db().read([&](db::Session& session) { return open_duties_of(session, school, owner_id, 50); });
  }

  std::int64_t visit_the_student() {
    return db().write([&](db::Tx& tx) {
      return ledger
          .record(tx, {.school_id = school,
                       .held_at = now,
                       .recorded_by = owner,
                       .students = {{.student_id = student}},
                       .staff_ids = {owner},
                       .slice = "visits",
                       .client_key = "visit"})
          ->contact_id;
    });
  }

  Instant now = people::kit::morning();
  FixedClock clock{now};
  Ledger ledger{clock};
  Duties duties;
  Hearing hearing;
  std::int64_t school = 0, owner = 0, other = 0, school_class = 0, student = 0;
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
    EXPECT_TRUE(duties.fulfil(tx, school, duty, now, 99).value());
    EXPECT_FALSE(duties.fulfil(tx, school, duty, now + hours{1}).value());
  });
  EXPECT_TRUE(open_ones(owner).empty());
}

TEST_P(ADuty, IsGoneWhenCancelled) {
  auto duty = open(owner, now + hours{24});
  db().write([&](db::Tx& tx) {
    EXPECT_TRUE(duties.cancel(tx, school, duty, now, "visits.entered_by_mistake").value());
    EXPECT_EQ(duties.fulfil(tx, school, duty, now).error().code, "ledger.no_such_duty");
  });
  EXPECT_TRUE(open_ones(owner).empty());
}

TEST_P(ADuty, OfAnotherSchoolCannotBeFulfilled) {
  auto duty = open(owner, now + hours{24});
  db().write([&](db::Tx& tx) {
    auto elsewhere = people::kit::add_school(tx);
    EXPECT_EQ(duties.fulfil(tx, elsewhere, duty, now).error().code, "ledger.no_such_duty");
  });
  EXPECT_EQ(open_ones(owner).size(), 1u);
}

TEST_P(ADuty, TellsEachChangeInItsTransaction) {
  auto duty = open(owner, now + hours{24});
  db().write([&](db::Tx& tx) { duties.fulfil(tx, school, duty, now + hours{30}).value(); });
  db().write([&](db::Tx& tx) { duties.fulfil(tx, school, duty, now + hours{31}).value(); });
  ASSERT_EQ(hearing.told.size(), 2u) << "doing it again tells nothing";
  EXPECT_EQ(hearing.told[0].act, DutyAct::kOpened);
  EXPECT_EQ(hearing.told[0].class_id, school_class);
  EXPECT_EQ(hearing.told[0].clause, "P4.13");
  EXPECT_EQ(hearing.told[1].act, DutyAct::kFulfilled);
  EXPECT_GT(*hearing.told[1].fulfilled_at, hearing.told[1].due_at) << "late is not never";
  auto second = open(owner, now + hours{24});
  db().write(
      [&](db::Tx& tx) { duties.cancel(tx, school, second, now, "visits.entered_by_mistake").value(); });
  EXPECT_EQ(hearing.told.back().act, DutyAct::kCancelled);
  EXPECT_FALSE(hearing.told.back().fulfilled_at);
}

TEST_P(ADuty, IsOpenAgainWhenTheContactThatFulfilledItIsVoided) {
  auto duty = open(owner, now + hours{24});
  auto contact = visit_the_student();
  db().write([&](db::Tx& tx) { duties.fulfil(tx, school, duty, now, contact).value(); });
  EXPECT_TRUE(open_ones(owner).empty());
  db().write([&](db::Tx& tx) { ledger.void_contact(tx, school, contact, owner, "undo").value(); });
  ASSERT_EQ(open_ones(owner).size(), 1u);
  EXPECT_EQ(hearing.told.back().act, DutyAct::kOpened);
  EXPECT_FALSE(hearing.told.back().fulfilled_at);
}

TEST_P(ADuty, ShowsTheDeskAnOwnerWhoHasLeft) {
  open(owner, now + hours{24});
  open(other, now - hours{24});
  auto shown = db().read([&](db::Session& session) { return open_duties_in(session, school, 10); });
  ASSERT_EQ(shown.size(), 2u);
  EXPECT_EQ(shown[0].owner_name, "赵老师") << "the longest overdue first";
  EXPECT_EQ(shown[0].owner_left_on, people::kit::kSchoolDay);
  EXPECT_FALSE(shown[1].owner_left_on);
}

KITH_BOTH_ENGINES(ADuty);

}  // namespace
}  // namespace kith::ledger
