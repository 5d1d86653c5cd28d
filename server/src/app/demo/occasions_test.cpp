// SPDX-License-Identifier: Apache-2.0
// What is rarer in a school is there to be seen too: cases, a draw, members who came, a big visit.
#include <gtest/gtest.h>

#include <memory>
#include <sstream>

#include "app/demo/demo.hpp"
#include "capabilities/practice/cases.hpp"
#include "platform/db/db_kit.hpp"

namespace kith::demo {
namespace {

constexpr secrets::FieldKey kKey{7};

// One demo for all tests of the suite, which only read.
class AFirstSchoolOfADemo : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    database_ = std::make_unique<db::ScratchDatabase>();
    FixedClock clock(SystemClock().at(kToday, 15 * 60));
    std::ostringstream progress;
    ASSERT_TRUE(make_demo(db(), clock, kKey, {.schools = 2, .students = 700}, progress));
  }
  static void TearDownTestSuite() { database_.reset(); }
  static db::Db& db() { return database_->db(); }
  std::int64_t count(std::string_view sql) {
    return db().read([&](db::Session& session) { return session.one<std::int64_t>({"test.count", sql}); });
  }

  static constexpr Date kToday{std::chrono::year{2026} / 11 / 21};
  static inline std::unique_ptr<db::ScratchDatabase> database_;
};

TEST_F(AFirstSchoolOfADemo, HasLettersThatAskForMoreThanALook) {
  EXPECT_GT(count("select count(*) from notice_answers"), 5);
  EXPECT_GT(count("select count(*) from notice_opinions"), 0);
  EXPECT_GT(count("select count(*) from notice_signatures"), 5);
  EXPECT_EQ(count("select count(*) from notice_attachments where kind = 'image'"), 2);
  EXPECT_EQ(count("select count(*) from notice_attachments where kind = 'file'"), 1);
  EXPECT_EQ(count("select count(*) from notices where is_public = 1"), 1);
  EXPECT_GT(count("select count(*) from asks where needs = 'sign' and done_at is null"), 2);
}

TEST_F(AFirstSchoolOfADemo, HasACaseAtEachDeskThatTellsOfNobody) {
  EXPECT_EQ(count("select count(*) from practice_cases where state = 'chosen'"), 1);
  EXPECT_EQ(count("select count(*) from practice_cases where state = 'submitted'"), 1);
  EXPECT_EQ(count("select count(*) from practice_cases where state = 'approved'"), 1)
      << "of the other school";
  EXPECT_EQ(
      count("select count(*) from practice_showings s join gatherings g on g.school_id = s.school_id and "
            "g.id = s.gathering_id and g.kind = 'exchange_meeting' and g.held_on is not null"),
      1);
  secrets::SeededRandom random(3);
  secrets::Sealer sealer(kKey, random);
  db().read([&](db::Session& session) {
    for (const auto& record : practice::cases_out(session, false, 10))
      EXPECT_TRUE(practice::traces_in(session, sealer, record, kToday).empty()) << record.title;
  });
}

TEST_F(AFirstSchoolOfADemo, HasAnExchangeMeetingWithProblemsAndSteps) {
  EXPECT_GE(
      count("select count(*) from gathering_problems p join gatherings g on g.school_id = p.school_id and "
            "g.id = p.gathering_id and g.contact_id is not null"),
      2);
  EXPECT_GE(count("select count(*) from gathering_steps where done_at is null"), 1);
}

TEST_F(AFirstSchoolOfADemo, HasFamiliesDrawnByLotOfWhomMostCame) {
  EXPECT_EQ(count("select count(*) from gathering_draws where contact_id is not null"), 1);
  auto drawn = count("select count(*) from gathering_invitations");
  auto came = count("select count(*) from gathering_invitations where came = 1");
  EXPECT_GT(came, drawn / 2);
  EXPECT_LT(came, drawn);
  EXPECT_EQ(count("select count(*) from contact_students where kind = 'sample_survey' and is_void = 0"),
            came);
}

TEST_F(AFirstSchoolOfADemo, KnowsWhichMembersOfTheCommitteeCame) {
  EXPECT_GT(
      count("select count(*) from gathering_attendances a join gatherings g on g.school_id = a.school_id "
            "and g.id = a.gathering_id join contact_students k on k.school_id = g.school_id and "
            "k.contact_id = g.contact_id and k.student_id = a.student_id and k.is_void = 0"),
      0);
}

TEST_F(AFirstSchoolOfADemo, HasABigVisitAheadWithAMemberOfTheCommittee) {
  const std::string of_big =
      " from visit_trips t join visit_trip_members m on m.school_id = t.school_id and m.trip_id = t.id "
      "where t.is_big = 1 and t.planned_on > '2026-11-21'";
  EXPECT_GE(count("select count(*)" + of_big + " and m.role <> 'committee_member'"), 2);
  EXPECT_EQ(count("select count(*)" + of_big + " and m.role = 'committee_member'"), 1);
  EXPECT_GE(
      count("select count(*) from visit_stops s join visit_trips t on t.school_id = s.school_id and t.id = "
            "s.trip_id and t.is_big = 1"),
      2);
}

}  // namespace
}  // namespace kith::demo
