// SPDX-License-Identifier: Apache-2.0
// Who reads and does what with a case at each of its states, and above all what never leaves the school.
#include "capabilities/practice/routes.hpp"

#include <gtest/gtest.h>

#include "capabilities/practice/practice_kit.hpp"

namespace kith::practice {
namespace {

class CaseRoutes : public db::BothEngines {
 protected:
  std::string at(const std::string& id, const std::string& rest = "") const {
    return "/api/cases/" + id + rest;
  }

  kit::ToldVisit visit{db()};
  people::kit::TwoSchools& cast = visit.cast;
  http::RouterKit& kit = visit.kit;
};

TEST_P(CaseRoutes, LetWhoHeldTheVisitBeginACaseAndNobodyElse) {
  const std::string post = "POST /api/cases", body = R"({"contact_id": 77})";
  kit.check({
      {.name = "a leader who may read the record",
       .as = cast.as_principal(),
       .request = post,
       .body = body,
       .status = 403},
      {.name = "another teacher",
       .as = cast.as_other_homeroom(),
       .request = post,
       .body = body,
       .status = 404,
       .body_lacks = {"原来的话"}},
      {.name = "the guardian", .as = cast.as_li_mother(), .request = post, .body = body, .status = 403},
      {.name = "the district", .as = cast.as_officer(), .request = post, .body = body, .status = 403},
      {.name = "who held it, beside the original",
       .as = cast.as_homeroom(),
       .request = post,
       .body = body,
       .body_has = {"原来的话", "\"state\":\"draft\"", "\"may_write\":true"}},
  });
  EXPECT_EQ(visit.start(), visit.start()) << "the same visit is the same case";
}

TEST_P(CaseRoutes, KeepADraftToItsAuthor) {
  auto id = visit.written();
  kit.check({
      {.name = "the author", .as = cast.as_homeroom(), .request = "GET " + at(id), .body_has = {"常常迟到"}},
      {.name = "not the principal", .as = cast.as_principal(), .request = "GET " + at(id), .status = 404},
      {.name = "nor in the list",
       .as = cast.as_principal(),
       .request = "GET /api/cases",
       .body_lacks = {"先看到长处"}},
      {.name = "nor the district",
       .as = cast.as_officer(),
       .request = "GET /api/showcase",
       .body_lacks = {"先看到长处"}},
      {.name = "nobody writes it for the author",
       .as = cast.as_other_homeroom(),
       .request = "PUT " + at(id),
       .body = R"({"version": 1, )" + visit.words() + "}",
       .status = 404},
  });
}

TEST_P(CaseRoutes, RefuseToSubmitWhileAnythingTellsWhoItIsAbout) {
  auto id = visit.written("李小雨常常迟到，电话13800138000。");
  auto page = kit.call(cast.as_homeroom(), "GET " + at(id)).json();
  ASSERT_EQ(page.at("findings").as_array().size(), 2u);
  EXPECT_EQ(page.at("findings").at(0).at("field").as_string(), "background");
  EXPECT_EQ(page.at("findings").at(0).at("instead").as_string(), "the_child");
  auto refused = kit.call(cast.as_homeroom(), "POST " + at(id, "/submission"), R"({"version": 1})");
  EXPECT_EQ(refused.code(), "practice.not_anonymous");
  EXPECT_EQ(kit.call(cast.as_officer(), "GET /api/showcase").json().at("cases").as_array().size(), 0u);
}

TEST_P(CaseRoutes, RefuseToSubmitHalfACaseOrAnotherVersion) {
  auto id = visit.start();
  auto submit = [&](const char* body) {
    return kit.call(cast.as_homeroom(), "POST " + at(id, "/submission"), body).code();
  };
  EXPECT_EQ(submit(R"({"version": 0})"), "practice.unfinished");
  visit.written();
  EXPECT_EQ(submit(R"({"version": 0})"), "practice.changed_meanwhile");
  EXPECT_EQ(submit(R"({"version": 1})"), "");
  EXPECT_EQ(submit(R"({"version": 1})"), "practice.not_writable");
}

TEST_P(CaseRoutes, TellASecondEditThatAnotherCameFirst) {
  auto id = visit.written();
  auto stale = kit.call(cast.as_homeroom(), "PUT " + at(id), R"({"version": 0, )" + visit.words() + "}");
  EXPECT_EQ(stale.code(), "practice.changed_meanwhile");
}

TEST_P(CaseRoutes, LetALeaderApproveOrGiveBack) {
  auto id = visit.submitted();
  kit.check({
      {.name = "the leader reads it beside the original",
       .as = cast.as_principal(),
       .request = "GET " + at(id),
       .body_has = {"常常迟到", "原来的话", "\"may_approve\":true"}},
      {.name = "the author cannot approve",
       .as = cast.as_homeroom(),
       .request = "POST " + at(id, "/approval"),
       .body = R"({"version": 1})",
       .status = 403},
      {.name = "another school sees nothing",
       .as = cast.as_principal_elsewhere(),
       .request = "GET " + at(id),
       .status = 404,
       .body_lacks = {"常常迟到"}},
      {.name = "the district not yet",
       .as = cast.as_officer(),
       .request = "GET /api/showcase",
       .body_lacks = {"先看到长处"}},
      {.name = "giving back needs a reason",
       .as = cast.as_principal(),
       .request = "POST " + at(id, "/return"),
       .body = R"({"reason": " "})",
       .status = 422},
      {.name = "giving back",
       .as = cast.as_principal(),
       .request = "POST " + at(id, "/return"),
       .body = R"({"reason": "再写具体些"})",
       .body_has = {"\"state\":\"returned\""}},
      {.name = "the author reads why and writes on",
       .as = cast.as_homeroom(),
       .request = "GET " + at(id),
       .body_has = {"再写具体些", "\"may_write\":true"}},
  });
}

TEST_P(CaseRoutes, CheckAgainWhenALeaderApproves) {
  auto id = visit.submitted();
  visit.db.write([&](db::Tx& tx) { people::kit::add_student(tx, cast.school_class, {.name = "孩子"}); });
  auto refused = kit.call(cast.as_principal(), "POST " + at(id, "/approval"), R"({"version": 1})");
  EXPECT_EQ(refused.code(), "practice.not_anonymous") << "somebody of that name has come to the school";
}

TEST_P(CaseRoutes, GiveTheDistrictTheAnonymisedWordsAndNothingElse) {
  visit.approved();
  kit.check({
      {.name = "the officer",
       .as = cast.as_officer(),
       .request = "GET /api/showcase",
       .body_has = {"常常迟到", "先看到长处"},
       .body_lacks = visit.inside()},
      {.name = "no teacher yet, not even of its school",
       .as = cast.as_other_homeroom(),
       .request = "GET /api/showcase",
       .body_lacks = {"先看到长处"}},
      {.name = "the school's own page is not the district's",
       .as = cast.as_officer(),
       .request = "GET /api/cases",
       .status = 403},
      {.name = "no family", .as = cast.as_li_mother(), .request = "GET /api/showcase", .status = 403},
  });
}

TEST_P(CaseRoutes, ShowWhatTheDistrictChoseToAllStaffWithoutSayingWhoseItIs) {
  visit.chosen();
  kit.check({
      {.name = "a teacher of another school",
       .as = cast.as_homeroom_elsewhere(),
       .request = "GET /api/showcase",
       .body_has = {"常常迟到", "先肯定，再商量。"},
       .body_lacks = visit.inside()},
      {.name = "a teacher of the same school",
       .as = cast.as_other_homeroom(),
       .request = "GET /api/showcase",
       .body_has = {"常常迟到"},
       .body_lacks = visit.inside()},
      {.name = "schools do not choose",
       .as = cast.as_principal(),
       .request = "DELETE /api/showcase/" + visit.code() + "/choice",
       .status = 403},
  });
  EXPECT_EQ(visit.code().size(), 32u);
}

TEST_P(CaseRoutes, RefuseTheDistrictAChoiceThatTellsSomebodyByNow) {
  visit.approved();
  visit.db.write([&](db::Tx& tx) { people::kit::add_student(tx, cast.other_class, {.name = "孩子"}); });
  auto refused = kit.call(cast.as_officer(), "POST /api/showcase/" + visit.code() + "/choice");
  EXPECT_EQ(refused.code(), "practice.not_anonymous");
  EXPECT_EQ(refused.body.find("孩子"), std::string::npos) << "nor does the refusal tell";
}

TEST_P(CaseRoutes, NoteAShowingAtAnExchangeMeetingOfAnySchool) {
  visit.chosen();
  const auto showings = "POST /api/showcase/" + visit.code() + "/showings";
  kit.check({
      {.name = "the desk of the school that met",
       .as = cast.as_principal_elsewhere(),
       .request = showings,
       .body = R"({"gathering_id": 88})",
       .body_has = {"\"shown_count\":1", "家访交流会", "\"last_shown_on\":\"2026-11-16\""}},
      {.name = "twice is once",
       .as = cast.as_principal_elsewhere(),
       .request = showings,
       .body = R"({"gathering_id": 88})",
       .body_has = {"\"shown_count\":1"}},
      {.name = "no meeting of another school",
       .as = cast.as_principal(),
       .request = showings,
       .body = R"({"gathering_id": 88})",
       .status = 404},
      {.name = "no teacher",
       .as = cast.as_homeroom_elsewhere(),
       .request = showings,
       .body = R"({"gathering_id": 88})",
       .status = 403},
      {.name = "others read that it was shown, not where",
       .as = cast.as_principal(),
       .request = "GET /api/showcase",
       .body_has = {"\"shown_count\":1"},
       .body_lacks = {"家访交流会", "88"}},
      {.name = "a mistake is taken back",
       .as = cast.as_principal_elsewhere(),
       .request = "DELETE /api/showcase/" + visit.code() + "/showings/88",
       .body_has = {"\"shown_count\":0"}},
  });
}

TEST_P(CaseRoutes, TakeAWithdrawnCaseOutOfEverySight) {
  auto id = visit.chosen();
  auto code = visit.code();
  kit.check({
      {.name = "a teacher of another class cannot",
       .as = cast.as_other_homeroom(),
       .request = "DELETE " + at(id, "/submission"),
       .status = 404},
      {.name = "the author can",
       .as = cast.as_homeroom(),
       .request = "DELETE " + at(id, "/submission"),
       .body_has = {"\"state\":\"withdrawn\"", "\"may_write\":true"}},
      {.name = "out of the showcase",
       .as = cast.as_homeroom_elsewhere(),
       .request = "GET /api/showcase",
       .body_lacks = {"常常迟到", code}},
      {.name = "out of the district's sight",
       .as = cast.as_officer(),
       .request = "GET /api/showcase",
       .body_lacks = {"常常迟到", code}},
      {.name = "and not chosen any more",
       .as = cast.as_officer(),
       .request = "POST /api/showcase/" + code + "/choice",
       .status = 404},
      {.name = "nor the leader's", .as = cast.as_principal(), .request = "GET " + at(id), .status = 404},
  });
}

TEST_P(CaseRoutes, LetALeaderWithdrawWhatWentWrong) {
  auto id = visit.chosen();
  auto answer = kit.call(cast.as_principal(), "DELETE " + at(id, "/submission"));
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(kit.call(cast.as_officer(), "GET /api/showcase").json().at("cases").as_array().size(), 0u);
}

TEST_P(CaseRoutes, TellTheSchoolDeskAndTheAuthorAlone) {
  visit.events.taken();
  visit.submitted();
  auto told = visit.events.taken();
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told.front().name, "case.changed");
  EXPECT_EQ(told.front().topics.size(), 2u);
}

KITH_BOTH_ENGINES(CaseRoutes);

}  // namespace
}  // namespace kith::practice
