// SPDX-License-Identifier: Apache-2.0
// Saying what happened: who owes what by when, what a contact does of it, and who never hears of it.
#include "capabilities/incidents/incidents.hpp"

#include <gtest/gtest.h>

#include "capabilities/incidents/routes.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/hub.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::incidents {
namespace {

using ledger::ContactKind;
using ledger::Mode;
using people::viewer_of;
using std::chrono::minutes;

std::vector<Asked> asked_of(db::Session&, std::int64_t, std::string_view duty) {
  using enum ledger::DeadlineUnit;
  if (duty == kContactAtOnce) return {{"P2d.6", {30, kMinutes}}};
  if (duty == kContactFamily) return {{"P2b.2", {24, kHours}}, {"own.P2b.2", {2, kHours}}};
  if (duty == kVisitAfterProblem) return {{"P0.19", {3, kWorkingDays}}};
  if (duty == kSendGoodNews) return {{"P2b.1", {5, kWorkingDays}}};
  if (duty == kEstablishResponsibility) return {{"P2b.5", {10, kWorkingDays}}};
  return {};
}

class IncidentStore : public db::BothEngines {
 protected:
  void SetUp() override { ledger.listen(duties), ledger.listen(incidents); }

  people::Viewer homeroom() const { return viewer_of(cast.as_homeroom()); }
  access::Caller as_subject_teacher() {
    return people::kit::calling(people::kit::as_staff(subject_teacher, people::kTeacher));
  }
  NewIncident happened(IncidentKind kind, const std::string& note = "") {
    return {.student_id = cast.li,
            .kind = kind,
            .happened_at = std::nullopt,
            .note = note,
            .client_key = "said " + std::to_string(++said_)};
  }
  std::int64_t talk(ContactKind kind, Mode mode, minutes after = {}, std::int64_t student_id = 0) {
    return db().write([&](db::Tx& tx) {
      return ledger
          .record(tx, {.school_id = cast.school,
                       .kind = kind,
                       .mode = mode,
                       .held_at = clock.now() + after,
                       .recorded_by = cast.homeroom,
                       .students = {{student_id ? student_id : cast.li, {}}},
                       .staff_ids = {cast.homeroom},
                       .slice = "visits",
                       .client_key = "talk " + std::to_string(++said_)})
          .value()
          .contact_id;
    });
  }
  std::vector<ledger::Duty> open_of(std::int64_t staff_id) {
    return db().read(
        [&](db::Session& session) { return ledger::open_duties_of(session, cast.school, staff_id, 20); });
  }
  std::string path(std::int64_t incident_id, const char* rest = "") const {
    return "/api/incidents/" + std::to_string(incident_id) + rest;
  }
  std::string list(const char* verb = "GET") const {
    return std::string(verb) + " /api/students/" + std::to_string(cast.li) + "/incidents";
  }

  people::kit::TwoSchools cast = db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  std::int64_t subject_teacher = db().write([&](db::Tx& tx) {
    auto id = people::kit::add_staff(tx, cast.school, {.name = "许老师"});
    people::kit::add_teaching(tx, cast.school_class, id, {.role = "subject", .subject = "体育"});
    return id;
  });
  FixedClock clock{people::kit::morning()};
  events::Hub hub;
  ledger::Ledger ledger{clock};
  ledger::Duties duties;
  Incidents incidents{db(), clock, duties, hub, asked_of};
  http::RouterKit router{incident_routes(incidents)};

 private:
  int said_ = 0;
};

TEST_P(IncidentStore, OpensWhatEachClauseAsksForTheShortestTimeHolding) {
  auto line = incidents.tell(viewer_of(as_subject_teacher()), happened(IncidentKind::kIll)).value();
  ASSERT_EQ(line.owed->size(), 2u);
  auto owed = open_of(cast.homeroom);
  ASSERT_EQ(owed.size(), 2u) << "the homeroom teacher's, whoever said it";
  EXPECT_EQ(owed[0].kind, kContactAtOnce);
  EXPECT_EQ(owed[0].clause, "P2d.6");
  EXPECT_EQ(owed[0].due_at, clock.now() + minutes{30});
  EXPECT_EQ(owed[0].subject_name, "李小雨");
  EXPECT_EQ(owed[1].clause, "own.P2b.2");
  EXPECT_EQ(owed[1].due_at, clock.now() + minutes{120});
}

TEST_P(IncidentStore, OpensNothingThatNoClauseAsksFor) {
  auto line = incidents.tell(homeroom(), happened(IncidentKind::kProgress)).value();
  EXPECT_TRUE(line.owed->empty());
  EXPECT_TRUE(open_of(cast.homeroom).empty());
}

TEST_P(IncidentStore, CountsItsTimeFromWhenItHappened) {
  auto late = happened(IncidentKind::kAccident);
  late.happened_at = clock.now() - minutes{50};
  incidents.tell(homeroom(), late).value();
  EXPECT_EQ(open_of(cast.homeroom).at(0).due_at, clock.now() - minutes{20}) << "overdue as it is said";
}

TEST_P(IncidentStore, IsTheSayersWhereAClassHasNoHomeroomTeacher) {
  db().write([&](db::Tx& tx) {
    tx.exec({"test.end_homeroom",
             "update teachings set until_on = '2026-10-01' where school_id = :school and role = 'homeroom'"},
            {{"school", cast.school}});
  });
  incidents.tell(viewer_of(as_subject_teacher()), happened(IncidentKind::kIll)).value();
  EXPECT_EQ(open_of(subject_teacher).size(), 2u);
}

TEST_P(IncidentStore, LetsTheLeaderAnswerForAMissedContact) {
  incidents.tell(homeroom(), happened(IncidentKind::kMissedContact)).value();
  EXPECT_TRUE(open_of(cast.homeroom).empty());
  EXPECT_EQ(open_of(cast.principal).at(0).kind, kEstablishResponsibility);
}

TEST_P(IncidentStore, IsDoneByAContactThatFitsAndOwedAgainWhenThatWasWrong) {
  incidents.tell(homeroom(), happened(IncidentKind::kOddSigns)).value();
  clock.set(clock.now() + minutes{5});
  talk(ContactKind::kMessage, Mode::kOnline);
  EXPECT_EQ(open_of(cast.homeroom).size(), 2u) << "a message may lie unread";
  talk(ContactKind::kCall, Mode::kTelephone, {}, cast.zhao);
  EXPECT_EQ(open_of(cast.homeroom).size(), 2u) << "another family";
  auto call = talk(ContactKind::kCall, Mode::kTelephone);
  auto open = open_of(cast.homeroom);
  ASSERT_EQ(open.size(), 1u);
  EXPECT_EQ(open[0].kind, kVisitAfterProblem) << "a call is no visit";
  db().write([&](db::Tx& tx) { ledger.void_contact(tx, cast.school, call, cast.homeroom, "wrong").value(); });
  EXPECT_EQ(open_of(cast.homeroom).size(), 2u);
}

TEST_P(IncidentStore, IsNotDoneByAContactFromBeforeIt) {
  incidents.tell(homeroom(), happened(IncidentKind::kIll)).value();
  talk(ContactKind::kCall, Mode::kTelephone, minutes{-10});
  EXPECT_EQ(open_of(cast.homeroom).size(), 2u);
}

TEST_P(IncidentStore, FindsTheCallThatWasRecordedBeforeIt) {
  talk(ContactKind::kCall, Mode::kTelephone, minutes{-20});
  auto said = happened(IncidentKind::kIll);
  said.happened_at = clock.now() - minutes{30};
  auto line = incidents.tell(homeroom(), said).value();
  EXPECT_TRUE(open_of(cast.homeroom).empty());
  EXPECT_EQ(line.owed->at(0).fulfilled_at, clock.now() - minutes{20}) << "in time, by when it was held";
}

TEST_P(IncidentStore, IsSaidOnceHoweverOftenItIsSent) {
  auto said = happened(IncidentKind::kIll);
  auto first = incidents.tell(homeroom(), said).value();
  EXPECT_EQ(incidents.tell(homeroom(), said).value().incident_id, first.incident_id);
  EXPECT_EQ(open_of(cast.homeroom).size(), 2u);
  said.kind = IncidentKind::kAccident;
  EXPECT_EQ(incidents.tell(homeroom(), said).error().code, "incidents.client_key_taken");
}

TEST_P(IncidentStore, OwesNothingMoreOnceItIsTakenBack) {
  auto line = incidents.tell(homeroom(), happened(IncidentKind::kIll)).value();
  EXPECT_TRUE(incidents.withdraw(homeroom(), line.incident_id));
  EXPECT_TRUE(open_of(cast.homeroom).empty());
  EXPECT_TRUE(incidents.of_student(homeroom(), cast.li).value().empty());
  EXPECT_EQ(incidents.withdraw(homeroom(), line.incident_id).error().code, "incidents.no_such_incident");
}

TEST_P(IncidentStore, IsDoneInWordsOnceByItsOwner) {
  auto line = incidents.tell(homeroom(), happened(IncidentKind::kIll)).value();
  IncidentOutcome outcome{line.incident_id, line.owed->at(0).duty_id, "妈妈正好在校，当面接走了"};
  EXPECT_EQ(incidents.answer(viewer_of(as_subject_teacher()), outcome).error().code, "incidents.not_yours");
  EXPECT_EQ(incidents.answer(homeroom(), {line.incident_id, outcome.duty_id, "  "}).error().code,
            "incidents.no_words");
  EXPECT_EQ(incidents.answer(homeroom(), outcome).value().owed->at(0).outcome, outcome.outcome);
  EXPECT_EQ(incidents.answer(homeroom(), outcome).error().code, "incidents.already_done");
  EXPECT_EQ(open_of(cast.homeroom).size(), 1u);
}

TEST_P(IncidentStore, TellsNobodyOfAProtectedOneWithoutTheGrant) {
  auto line = incidents.tell(homeroom(), happened(IncidentKind::kDistress, "说不想来上学")).value();
  const std::vector<std::string> words{"distress", "不想来", "contact_family", "何老师"};
  const auto note = R"({"note":"改一改"})";
  router.check({
      {.name = "who said it",
       .as = cast.as_homeroom(),
       .request = list(),
       .body_has = {"distress", "不想来"}},
      {.name = "the principal", .as = cast.as_principal(), .request = list(), .body_has = {"不想来"}},
      {.name = "a subject teacher of the class",
       .as = as_subject_teacher(),
       .request = list(),
       .body_lacks = words},
      {.name = "its head of grade has no grant",
       .as = cast.as_third_grade_head(),
       .request = list(),
       .body_lacks = words},
      {.name = "who changes it without seeing it",
       .as = as_subject_teacher(),
       .request = "PUT " + path(line.incident_id, "/note"),
       .body = note,
       .status = 404,
       .body_lacks = words},
      {.name = "a teacher of another class",
       .as = cast.as_other_homeroom(),
       .request = list(),
       .status = 404,
       .body_lacks = words},
      {.name = "another school",
       .as = cast.as_principal_elsewhere(),
       .request = list(),
       .status = 404,
       .body_lacks = words},
      {.name = "another school that guesses the number",
       .as = cast.as_principal_elsewhere(),
       .request = "DELETE " + path(line.incident_id),
       .status = 404,
       .body_lacks = words},
      {.name = "the family, with whom it was not shared",
       .as = cast.as_li_mother(),
       .request = list(),
       .body_lacks = words},
      {.name = "another family", .as = cast.as_zhao_mother(), .request = list(), .status = 404},
      {.name = "the district",
       .as = cast.as_officer(),
       .request = list(),
       .status = 403,
       .body_lacks = words},
  });
}

TEST_P(IncidentStore, ShowsTheFamilyWhatIsSharedAndNoMore) {
  auto line = incidents.tell(homeroom(), happened(IncidentKind::kIll, "发热三十八度")).value();
  incidents.tell(homeroom(), happened(IncidentKind::kProgress, "这句不给家里看")).value();
  router.check({
      {.name = "a colleague sees an ordinary one",
       .as = as_subject_teacher(),
       .request = list(),
       .body_has = {"发热", "P2d.6", "何老师"}},
      {.name = "but shares it not",
       .as = as_subject_teacher(),
       .request = "POST " + path(line.incident_id, "/sharing"),
       .body = "{}",
       .status = 403},
      {.name = "nothing yet", .as = cast.as_li_mother(), .request = list(), .body_lacks = {"发热", "不给"}},
      {.name = "shared",
       .as = cast.as_homeroom(),
       .request = "POST " + path(line.incident_id, "/sharing"),
       .body = "{}",
       .body_has = {"shared_at"}},
      {.name = "what was shared",
       .as = cast.as_li_mother(),
       .request = list(),
       .body_has = {"发热", "何老师", "\"may_change\":false"},
       .body_lacks = {"不给", "P2d.6", "owed\":[", "due_at"}},
      {.name = "barred by a court",
       .as = cast.as_li_barred_father(),
       .request = list(),
       .status = 404,
       .body_lacks = {"发热"}},
      {.name = "a family says nothing itself",
       .as = cast.as_li_mother(),
       .request = "POST /api/incidents",
       .body = R"({"student_id":)" + std::to_string(cast.li) + R"(,"kind":"ill","note":"","client_key":"x"})",
       .status = 403},
      {.name = "a teacher of another class says nothing of this child",
       .as = cast.as_other_homeroom(),
       .request = "POST /api/incidents",
       .body = R"({"student_id":)" + std::to_string(cast.li) + R"(,"kind":"ill","note":"","client_key":"x"})",
       .status = 404},
  });
}

TEST_P(IncidentStore, NamesWhatWouldFollowFromEachKind) {
  router.check({{.name = "a teacher",
                 .as = cast.as_homeroom(),
                 .request = "GET /api/incidents/kinds",
                 .body_has = {R"("kind":"ill","is_protected":false,"asked":[{"clause":"P2d.6")",
                              R"("kind":"progress","is_protected":false,"asked":[])"}}});
}

KITH_BOTH_ENGINES(IncidentStore);

}  // namespace
}  // namespace kith::incidents
