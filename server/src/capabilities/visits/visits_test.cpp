// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/visits.hpp"

#include <gtest/gtest.h>

#include "people/topics.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"

namespace kith::visits {
namespace {

using ledger::ContactKind;
using ledger::Mode;
using std::chrono::hours;

class VisitStore : public db::BothEngines {
 protected:
  NewVisit visit_at_home(std::string client_key = "key") const {
    return {.student_id = cast.li,
            .topics = {Topic::kStudy},
            .note = "说起数学",
            .client_key = std::move(client_key)};
  }
  people::Viewer viewer(const access::Caller& caller) const { return people::viewer_of(caller); }
  Result<VisitEntry> record(const NewVisit& visit) {
    return visits.record(viewer(cast.as_homeroom()), visit);
  }
  std::string refusal_of(const access::Caller& caller, const NewVisit& visit) {
    auto recorded = visits.record(viewer(caller), visit);
    return recorded ? "" : recorded.error().code;
  }
  std::vector<VisitLine> history(const access::Caller& caller, std::int64_t student_id) {
    return visits.history(viewer(caller), student_id).value();
  }

  people::kit::TwoSchools cast = db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  FixedClock clock{people::kit::morning()};
  ledger::Ledger ledger{clock};
  events::KeptEvents events;
  Visits visits{db(), clock, ledger, events};
};

TEST_P(VisitStore, KeepsTheWordsBesideTheContact) {
  auto entry = record(visit_at_home());
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry->held_at, clock.now()) << "now, when nothing else is said";
  auto lines = history(cast.as_homeroom(), cast.li);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].contact_id, entry->contact_id);
  EXPECT_EQ(lines[0].mode, Mode::kHome);
  EXPECT_EQ(lines[0].note, "说起数学");
  EXPECT_EQ(lines[0].topics, std::vector{Topic::kStudy});
  EXPECT_EQ(lines[0].recorded_by_name, "何老师");
  EXPECT_TRUE(lines[0].may_void);
}

TEST_P(VisitStore, GivesARepeatedKeyTheSameAnswerAndOneEvent) {
  auto first = record(visit_at_home());
  clock.set(clock.now() + hours{2});
  auto again = record(visit_at_home());
  ASSERT_TRUE(again);
  EXPECT_EQ(again->contact_id, first->contact_id);
  EXPECT_EQ(again->held_at, first->held_at);
  EXPECT_EQ(history(cast.as_homeroom(), cast.li).size(), 1u);
  EXPECT_EQ(events.taken().size(), 1u);
}

TEST_P(VisitStore, TellsStaffOfTheClassAndTheDeskOnly) {
  auto entry = record(visit_at_home());
  auto told = events.taken();
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].name, "visit.recorded");
  EXPECT_EQ(told[0].subject_id, entry->contact_id);
  EXPECT_EQ(told[0].topics,
            (std::vector{people::class_topic(cast.school_class), people::school_topic(cast.school)}));
}

TEST_P(VisitStore, SendsNoEventWhenTheLedgerRefuses) {
  auto visit = visit_at_home();
  visit.held_at = clock.now() + hours{1};
  EXPECT_EQ(refusal_of(cast.as_homeroom(), visit), "ledger.in_the_future");
  EXPECT_TRUE(events.taken().empty());
  EXPECT_TRUE(history(cast.as_homeroom(), cast.li).empty());
}

TEST_P(VisitStore, RefusesADayThatATelephonesClockMadeUp) {
  auto visit = visit_at_home();
  visit.held_at = clock.now() + hours{24};
  EXPECT_EQ(refusal_of(cast.as_homeroom(), visit), "ledger.in_the_future");
  visit.held_at = Instant{};
  EXPECT_EQ(refusal_of(cast.as_homeroom(), visit), "ledger.student_not_enrolled") << "1970";
  visit.held_at = clock.now() - hours{24};
  EXPECT_TRUE(record(visit)) << "yesterday is a day like any other, and the refused key was not used up";
}

TEST_P(VisitStore, TakesAVisitThatWasSentAfterTheStudentLeft) {
  auto visit = visit_at_home();
  visit.held_at = clock.now() - hours{48};
  db().write([&](db::Tx& tx) { people::kit::leave_school(tx, cast.li, clock.today()); });
  EXPECT_EQ(refusal_of(cast.as_other_homeroom(), visit), "visits.no_such_student") << "taught another class";
  EXPECT_TRUE(record(visit));
  visit.client_key = "after leaving";
  visit.held_at = clock.now();
  EXPECT_EQ(refusal_of(cast.as_homeroom(), visit), "visits.no_such_student") << "held when it was too late";
}

TEST_P(VisitStore, ConcernsSiblingsOnTheSameOccasion) {
  std::int64_t sister = 0, grandmother = 0;
  db().write([&](db::Tx& tx) {
    sister = people::kit::add_sibling(tx, cast.li, cast.school_class);
    grandmother = people::kit::add_guardian(tx, cast.li, {.relation = "paternal_grandmother", .position = 3});
  });
  auto visit = visit_at_home();
  visit.guardian_id = grandmother;  // of the elder only
  visit.also_student_ids = {sister, cast.li};
  ASSERT_TRUE(record(visit));
  EXPECT_EQ(history(cast.as_homeroom(), sister).at(0).note, "说起数学");
  EXPECT_EQ(history(cast.as_homeroom(), sister).at(0).guardian_name, std::nullopt);
  EXPECT_EQ(history(cast.as_homeroom(), cast.li).at(0).guardian_name, "王芳");
}

TEST_P(VisitStore, RefusesToMixFamilies) {
  auto visit = visit_at_home();
  visit.also_student_ids = {cast.zhao};
  EXPECT_EQ(refusal_of(cast.as_homeroom(), visit), "visits.not_a_sibling");
  visit.also_student_ids = {cast.sun};
  EXPECT_EQ(refusal_of(cast.as_homeroom(), visit), "visits.no_such_student") << "out of sight";
}

TEST_P(VisitStore, IsRecordedOnlyByStaffWhoMaySeeTheStudent) {
  EXPECT_EQ(refusal_of(cast.as_third_grade_head(), visit_at_home("a")), "");
  EXPECT_EQ(refusal_of(cast.as_principal(), visit_at_home("b")), "");
  for (const auto& stranger : {cast.as_other_homeroom(), cast.as_homeroom_elsewhere(),
                               cast.as_principal_elsewhere(), cast.as_officer()})
    EXPECT_EQ(refusal_of(stranger, visit_at_home("c")), "visits.no_such_student");
}

TEST_P(VisitStore, IsVoidedOnceWithItsReasonAndStaysInTheHistory) {
  auto entry = record(visit_at_home());
  events.taken();
  auto author = viewer(cast.as_homeroom());
  ASSERT_TRUE(visits.void_visit(author, entry->contact_id, VoidReason::kNotHeld));
  ASSERT_TRUE(visits.void_visit(author, entry->contact_id, VoidReason::kTwice)) << "a repeated send";
  auto line = history(cast.as_homeroom(), cast.li).at(0);
  EXPECT_TRUE(line.is_void);
  EXPECT_EQ(line.void_reason, VoidReason::kNotHeld);
  EXPECT_FALSE(line.may_void);
  auto told = events.taken();
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].name, "visit.voided");
  EXPECT_EQ(
      visits.void_visit(viewer(cast.as_principal()), entry->contact_id, VoidReason::kTwice).error().code,
      "ledger.already_void");
}

TEST_P(VisitStore, IsVoidedByNobodyElse) {
  auto entry = record(visit_at_home());
  auto code = [&](const access::Caller& caller) {
    auto voided = visits.void_visit(viewer(caller), entry->contact_id, VoidReason::kTwice);
    return voided ? "" : voided.error().code;
  };
  EXPECT_EQ(code(cast.as_third_grade_head()), "visits.not_your_entry");
  EXPECT_EQ(code(cast.as_other_homeroom()), "visits.no_such_visit");
  EXPECT_EQ(code(cast.as_principal_elsewhere()), "visits.no_such_visit");
  EXPECT_EQ(code(cast.as_principal()), "");
}

TEST_P(VisitStore, KnowsWhenEachStudentOfAClassWasLastInContact) {
  auto earlier = visit_at_home("earlier"), call = visit_at_home("call"), wrong = visit_at_home("wrong");
  earlier.held_at = clock.now() - hours{72};
  call.held_at = clock.now() - hours{24};
  call.kind = ContactKind::kCall;
  call.mode = Mode::kTelephone;
  ASSERT_TRUE(record(earlier));
  ASSERT_TRUE(record(call));
  auto wrong_id = record(wrong)->contact_id;
  ASSERT_TRUE(visits.void_visit(viewer(cast.as_homeroom()), wrong_id, VoidReason::kNotHeld));

  auto lines = visits.latest(viewer(cast.as_homeroom()), cast.school_class).value();
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].student_id, cast.li);
  EXPECT_EQ(lines[0].mode, Mode::kTelephone) << "the voided visit of today does not count";
  EXPECT_EQ(lines[0].held_on, people::kit::kSchoolDay - std::chrono::days{1});
  EXPECT_EQ(lines[1].student_id, cast.zhao);
  EXPECT_EQ(lines[1].held_on, std::nullopt);
}

KITH_BOTH_ENGINES(VisitStore);

}  // namespace
}  // namespace kith::visits
