// SPDX-License-Identifier: Apache-2.0
#include "app/demo/demo.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "platform/db/db_kit.hpp"
#include "platform/id.hpp"

namespace kith::demo {
namespace {

const secrets::FieldKey kKey{7};
const Date kToday = make_date(2026, 11, 21);

std::int64_t count(db::Db& db, const std::string& from) {
  return db.read([&](db::Session& session) {
    return session.one<std::int64_t>({"test.count", "select count(*) from " + from});
  });
}

Result<DemoReport> made(db::Db& db, const DemoOptions& options) {
  FixedClock clock(SystemClock().at(kToday, 15 * 60));
  std::ostringstream progress;
  return make_demo(db, clock, kKey, options, progress);
}

class MakingADemo : public db::BothEngines {};

TEST_P(MakingADemo, WritesTheDistrictThatWasAskedFor) {
  auto report = made(db(), {.schools = 2, .students = 300});
  ASSERT_TRUE(report);
  EXPECT_EQ(count(db(), "schools"), 2);
  EXPECT_EQ(count(db(), "students where class_id is not null and left_on is null"), 300);
  EXPECT_EQ(count(db(), "enrollments"), 300);
  EXPECT_EQ(count(db(), "guardians"), report->guardians);
  EXPECT_EQ(count(db(), "staff"), report->staff);
  EXPECT_EQ(count(db(), "district_officers"), 2);
  EXPECT_EQ(count(db(), "installation_facts where name = 'demo' and value = '1'"), 1);
  EXPECT_EQ(count(db(), "terms where school_id = 1"), 6);
  EXPECT_EQ(
      count(db(),
            "students s where not exists (select 1 from guardianships g where g.school_id = s.school_id and "
            "g.student_id = s.id)"),
      0);
}

TEST_P(MakingADemo, TellsOfRecordsAndPlansSoThatNoScreenIsEmpty) {
  ASSERT_TRUE(made(db(), {.schools = 1, .students = 300}));
  EXPECT_GE(count(db(), "visit_records where shared_at is not null"), 30);
  EXPECT_GE(count(db(), "visit_record_receipts where acknowledged_at is not null"), 15);
  EXPECT_GE(count(db(), "visit_record_additions"), 1);
  EXPECT_GE(count(db(), "visit_photographs"), 5);
  EXPECT_GE(count(db(), "follow_ups where done_at is not null"), 10);
  EXPECT_GE(count(db(), "follow_ups where done_at is null"), 10);
  EXPECT_GE(count(db(), "student_plans"), 5);
  EXPECT_GE(count(db(), "duties where kind = 'visits.write_up' and fulfilled_at is null"), 3);
  EXPECT_GT(count(db(), "school_scores where norm_id = 'P1.8' and met > 0"), 0);
  EXPECT_GT(count(db(), "school_scores where norm_id = 'P2d.7' and population > 0"), 0);
}

TEST_P(MakingADemo, LeavesTheSequenceBehindTheNumbersItUsed) {
  ASSERT_TRUE(made(db(), {.schools = 1, .students = 60}));
  auto next = db().write([](db::Tx& tx) { return tx.take_ids(1); });
  EXPECT_EQ(count(db(), "students where id >= " + std::to_string(next)), 0);
  EXPECT_EQ(count(db(), "guardians where id >= " + std::to_string(next)), 0);
}

TEST_P(MakingADemo, RefusesADatabaseThatHasSchools) {
  ASSERT_TRUE(made(db(), {.schools = 1, .students = 40}));
  auto again = made(db(), {.schools = 1, .students = 40});
  ASSERT_TRUE(again.has_error());
  EXPECT_EQ(again.error().code, "demo.not_empty");
}

KITH_BOTH_ENGINES(MakingADemo);

std::string fingerprint(const DemoOptions& options) {
  db::ScratchDatabase database;
  if (!made(database.db(), options)) return "";
  std::string text;
  database.db().read([&](db::Session& session) {
    for (const auto* sql :
         {"select name || name_keys || identity_sealed || address_sealed from students order by id",
          "select name || telephone_sealed || telephone_hash from guardians order by id",
          "select name || staff_no || telephone_hash from staff order by id",
          "select words || shared_at from visit_records order by contact_id",
          "select address || sealed from visit_photographs order by address",
          "select words || review_on from student_plans order by contact_id"})
      session.each<std::string>({"test.fingerprint", sql}, {},
                                [&](const std::string& row) { text += row + '\n'; });
  });
  return text;
}

TEST(MakingADemoTwice, GivesTheSameRowsForTheSameSeed) {
  auto first = fingerprint({.schools = 2, .students = 120, .seed = 4});
  EXPECT_GT(first.size(), 10'000u);
  EXPECT_EQ(first, fingerprint({.schools = 2, .students = 120, .seed = 4}));
  EXPECT_NE(first, fingerprint({.schools = 2, .students = 120, .seed = 5}));
}

TEST(MakingADemo, RefusesFewerStudentsThanSchools) {
  db::ScratchDatabase database;
  EXPECT_EQ(made(database.db(), {.schools = 5, .students = 4}).error().code, "demo.wrong_size");
}

}  // namespace
}  // namespace kith::demo
