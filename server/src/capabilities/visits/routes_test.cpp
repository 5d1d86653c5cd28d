// SPDX-License-Identifier: Apache-2.0
// Who gets what from /api/visits, and above all what they do not get.
#include "capabilities/visits/routes.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::visits {
namespace {

class VisitRoutes : public ::testing::Test {
 protected:
  std::string body(std::int64_t student_id, const std::string& client_key,
                   const std::string& note = "说起搬家的事") const {
    return fmt::format(
        R"({{"student_id": {}, "kind": "visit", "mode": "home", "topics": ["mood", "family"], "note": "{}", "client_key": "{}"}})",
        student_id, note, client_key);
  }
  std::string history() const { return fmt::format("GET /api/visits?student_id={}", cast.li); }
  std::string latest() const { return fmt::format("GET /api/visits/latest?class_id={}", cast.school_class); }
  // The homeroom teacher's visit to the Li family, which the tables are about.
  std::int64_t recorded_contact() {
    auto answer = kit.call(cast.as_homeroom(), "POST /api/visits", body(cast.li, "first"));
    return answer.json().at("contact_id").to_number<std::int64_t>();
  }

  db::ScratchDatabase database;
  people::kit::TwoSchools cast = database.db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  FixedClock clock{people::kit::morning()};
  ledger::Ledger ledger{clock};
  events::KeptEvents events;
  Visits visits{database.db(), clock, ledger, events};
  http::RouterKit kit{visit_routes(visits)};
};

TEST_F(VisitRoutes, ShowAHistoryToThoseItConcerns) {
  recorded_contact();
  const std::vector<std::string> words{"说起搬家的事", "mood"};
  const std::vector<std::string> everything{"说起搬家的事", "mood", "何老师", "contact_id", "李小雨", "周敏"};
  kit.check({
      {.name = "the author sees the words",
       .as = cast.as_homeroom(),
       .request = history(),
       .body_has = words},
      {.name = "so does the school desk", .as = cast.as_principal(), .request = history(), .body_has = words},
      {.name = "and the head of the grade",
       .as = cast.as_third_grade_head(),
       .request = history(),
       .body_has = words},
      {.name = "the child's mother sees that it was held and by whom, and no words",
       .as = cast.as_li_mother(),
       .request = history(),
       .body_has = {"何老师", "home"},
       .body_lacks = words},
      {.name = "a guardian whom custody bars sees nothing",
       .as = cast.as_li_barred_father(),
       .request = history(),
       .status = 404,
       .body_lacks = everything},
      {.name = "a guardian of a classmate sees nothing",
       .as = cast.as_zhao_mother(),
       .request = history(),
       .status = 404,
       .body_lacks = everything},
      {.name = "a teacher of another class sees nothing",
       .as = cast.as_other_homeroom(),
       .request = history(),
       .status = 404,
       .body_lacks = everything},
      {.name = "another school sees nothing",
       .as = cast.as_principal_elsewhere(),
       .request = history(),
       .status = 404,
       .body_lacks = everything},
      {.name = "an officer of the district sees no child's file",
       .as = cast.as_officer(),
       .request = history(),
       .status = 403,
       .body_lacks = everything},
      {.name = "nobody signed in sees nothing",
       .request = history(),
       .status = 401,
       .body_lacks = everything},
  });
}

TEST_F(VisitRoutes, HideAVoidedEntryFromFamilies) {
  auto contact = recorded_contact();
  kit.check({
      {.name = "the author voids it",
       .as = cast.as_homeroom(),
       .request = fmt::format("DELETE /api/visits/{}?reason=not_held", contact),
       .body_has = {"contact_id"}},
      {.name = "staff see it marked",
       .as = cast.as_homeroom(),
       .request = history(),
       .body_has = {"not_held"}},
      {.name = "the family does not see it",
       .as = cast.as_li_mother(),
       .request = history(),
       .body_lacks = {"何老师", "not_held"}},
  });
}

TEST_F(VisitRoutes, AreWrittenOnlyByStaffWhoSeeTheStudent) {
  kit.check({
      {.name = "a guardian cannot record",
       .as = cast.as_li_mother(),
       .request = "POST /api/visits",
       .body = body(cast.li, "a"),
       .status = 403},
      {.name = "nor a teacher of another class",
       .as = cast.as_other_homeroom(),
       .request = "POST /api/visits",
       .body = body(cast.li, "b"),
       .status = 404,
       .body_lacks = {"李小雨"}},
      {.name = "nor the district",
       .as = cast.as_officer(),
       .request = "POST /api/visits",
       .body = body(cast.li, "c"),
       .status = 403},
      {.name = "a note too long is named",
       .as = cast.as_homeroom(),
       .request = "POST /api/visits",
       .body = body(cast.li, "d", std::string(kLongestNote + 1, 'a')),
       .status = 422,
       .body_has = {"visits.note_too_long"},
       .body_lacks = {"aaaa"}},
      {.name = "an unknown topic is named",
       .as = cast.as_homeroom(),
       .request = "POST /api/visits",
       .body = fmt::format(
           R"({{"student_id": {}, "kind": "visit", "mode": "home", "topics": ["gossip"], "note": "", "client_key": "e"}})",
           cast.li),
       .status = 422,
       .body_has = {"topics", "request.unknown_value"}},
      {.name = "a classmate's guardian is no guardian of this child",
       .as = cast.as_homeroom(),
       .request = "POST /api/visits",
       .body = fmt::format(
           R"({{"student_id": {}, "guardian_id": {}, "kind": "call", "mode": "telephone", "topics": [],
                               "note": "", "client_key": "f"}})",
           cast.li, cast.zhao_mother),
       .status = 422,
       .body_has = {"ledger.not_a_guardian"}},
  });
  EXPECT_TRUE(events.taken().empty());
  kit.check({{.name = "nothing was written",
              .as = cast.as_homeroom(),
              .request = history(),
              .body_lacks = {"contact_id"}}});
}

TEST_F(VisitRoutes, AreVoidedOnlyByAuthorAndDesk) {
  auto request = fmt::format("DELETE /api/visits/{}?reason=twice", recorded_contact());
  kit.check({
      {.name = "a reason is needed",
       .as = cast.as_homeroom(),
       .request = request.substr(0, request.find('?')),
       .status = 422,
       .body_has = {"reason"}},
      {.name = "the family cannot", .as = cast.as_li_mother(), .request = request, .status = 403},
      {.name = "a colleague who sees the student may not",
       .as = cast.as_third_grade_head(),
       .request = request,
       .status = 403,
       .body_has = {"visits.not_your_entry"}},
      {.name = "a teacher of another class does not learn that it exists",
       .as = cast.as_other_homeroom(),
       .request = request,
       .status = 404},
      {.name = "nor does another school",
       .as = cast.as_principal_elsewhere(),
       .request = request,
       .status = 404},
      {.name = "the desk may", .as = cast.as_principal(), .request = request},
  });
}

TEST_F(VisitRoutes, ShowTheLatestContactOfAClassToItsStaff) {
  recorded_contact();
  const std::vector<std::string> everything{"student_id", "2026-11-18", "说起搬家的事"};
  kit.check({
      {.name = "the homeroom teacher sees days and modes, no words",
       .as = cast.as_homeroom(),
       .request = latest(),
       .body_has = {"2026-11-18", "home"},
       .body_lacks = {"说起搬家的事", "mood"}},
      {.name = "a guardian does not",
       .as = cast.as_li_mother(),
       .request = latest(),
       .status = 403,
       .body_lacks = everything},
      {.name = "a teacher of another class does not",
       .as = cast.as_other_homeroom(),
       .request = latest(),
       .status = 404,
       .body_lacks = everything},
      {.name = "another school does not",
       .as = cast.as_homeroom_elsewhere(),
       .request = latest(),
       .status = 404,
       .body_lacks = everything},
      {.name = "the district does not",
       .as = cast.as_officer(),
       .request = latest(),
       .status = 403,
       .body_lacks = everything},
  });
}

TEST_F(VisitRoutes, HandSomethingToStudentsInSightAlone) {
  auto cards = [&](std::vector<std::int64_t> students, const std::string& key,
                   const std::string& kind = "card") {
    return fmt::format(R"({{"kind": "{}", "student_ids": [{}], "client_key": "{}"}})", kind,
                       fmt::join(students, ","), key);
  };
  const std::string post = "POST /api/visits/handouts";
  kit.check({
      {.name = "a class at once",
       .as = cast.as_homeroom(),
       .request = post,
       .body = cards({cast.li, cast.zhao}, "a"),
       .body_has = {"card"}},
      {.name = "on the day it was given, though the phone sends it later",
       .as = cast.as_homeroom(),
       .request = post,
       .body = fmt::format(
           R"({{"kind": "letter", "student_ids": [{}], "client_key": "late", "held_at": {}}})", cast.li,
           std::chrono::duration_cast<std::chrono::milliseconds>(
               (people::kit::morning() - std::chrono::hours{48}).time_since_epoch())
               .count()),
       .body_has = {kith::to_text(people::kit::kSchoolDay - std::chrono::days{2})}},
      {.name = "its family sees that it was issued",
       .as = cast.as_li_mother(),
       .request = history(),
       .body_has = {"card"}},
      {.name = "not with a child of another class among them",
       .as = cast.as_homeroom(),
       .request = post,
       .body = cards({cast.li, cast.sun}, "b"),
       .status = 404,
       .body_has = {"visits.no_such_student"}},
      {.name = "a call is nothing to hand out",
       .as = cast.as_homeroom(),
       .request = post,
       .body = cards({cast.li}, "c", "call"),
       .status = 422,
       .body_has = {"visits.no_handout"}},
      {.name = "somebody has to be chosen",
       .as = cast.as_homeroom(),
       .request = post,
       .body = cards({}, "d"),
       .status = 422,
       .body_has = {"visits.nobody_chosen"}},
      {.name = "no guardian",
       .as = cast.as_li_mother(),
       .request = post,
       .body = cards({cast.li}, "e"),
       .status = 403},
      {.name = "nobody of another school",
       .as = cast.as_principal_elsewhere(),
       .request = post,
       .body = cards({cast.li}, "f"),
       .status = 404},
  });
}

TEST_F(VisitRoutes, RecordOneTalkWithSeveralFamiliesInSight) {
  auto talk = [&](std::vector<std::int64_t> students, const std::string& key,
                  const std::string& form = R"("kind": "reception", "mode": "school")") {
    return fmt::format(
        R"({{"student_ids": [{}], {}, "topics": ["study"], "note": "说起春游", "client_key": "{}"}})",
        fmt::join(students, ","), form, key);
  };
  const std::string post = "POST /api/visits/together";
  kit.check({
      {.name = "two families who came together",
       .as = cast.as_homeroom(),
       .request = post,
       .body = talk({cast.li, cast.zhao, cast.li}, "a"),
       .body_has = {"reception"}},
      {.name = "sent again it is the same",
       .as = cast.as_homeroom(),
       .request = post,
       .body = talk({cast.li, cast.zhao}, "a"),
       .body_has = {"reception"}},
      {.name = "staff read with how many",
       .as = cast.as_homeroom(),
       .request = history(),
       .body_has = {R"("families":2)", "说起春游"}},
      {.name = "a family reads neither with whom nor the words",
       .as = cast.as_li_mother(),
       .request = history(),
       .body_has = {R"("families":1)"},
       .body_lacks = {R"("families":2)", "说起春游", "赵"}},
      {.name = "not with a child of another class among them",
       .as = cast.as_homeroom(),
       .request = post,
       .body = talk({cast.li, cast.sun}, "b"),
       .status = 404,
       .body_has = {"visits.no_such_student"}},
      {.name = "a home is visited by itself",
       .as = cast.as_homeroom(),
       .request = post,
       .body = talk({cast.li, cast.zhao}, "c", R"("kind": "visit", "mode": "home")"),
       .status = 422,
       .body_has = {"visits.not_together"}},
      {.name = "what a class is told is no talk",
       .as = cast.as_homeroom(),
       .request = post,
       .body = talk({cast.li, cast.zhao}, "d", R"("kind": "notice", "mode": "group")"),
       .status = 422,
       .body_has = {"visits.not_together"}},
      {.name = "somebody has to be chosen",
       .as = cast.as_homeroom(),
       .request = post,
       .body = talk({}, "e"),
       .status = 422,
       .body_has = {"visits.nobody_chosen"}},
      {.name = "no guardian",
       .as = cast.as_li_mother(),
       .request = post,
       .body = talk({cast.li}, "f"),
       .status = 403},
  });
  EXPECT_EQ(events.taken().size(), 1u);
}

TEST_F(VisitRoutes, DoNotShowThatThereIsAPlanForAStudent) {
  database.db().write([&](db::Tx& tx) {
    ASSERT_TRUE(ledger.record(tx, {.school_id = cast.school,
                                   .kind = ledger::ContactKind::kPlan,
                                   .mode = ledger::Mode::kWritten,
                                   .held_at = clock.now(),
                                   .recorded_by = cast.homeroom,
                                   .students = {{.student_id = cast.li}},
                                   .slice = "care",
                                   .client_key = "plan"}));
  });
  kit.check({
      {.name = "to a teacher", .as = cast.as_homeroom(), .request = history(), .body_lacks = {"plan"}},
      {.name = "to the family", .as = cast.as_li_mother(), .request = history(), .body_lacks = {"plan"}},
  });
}

}  // namespace
}  // namespace kith::visits
