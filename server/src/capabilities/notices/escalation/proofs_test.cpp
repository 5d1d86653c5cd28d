// SPDX-License-Identifier: Apache-2.0
// The proof of each family, on the screen and as a paper, and to whom it is shown.
#include "capabilities/notices/escalation/escalation_kit.hpp"
#include "capabilities/notices/escalation/routes.hpp"
#include "people/topics.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::notices {
namespace {

using kit::Names;
using people::viewer_of;
using std::chrono::hours;

class ProofStore : public kit::ClassToReach {};
KITH_BOTH_ENGINES(ProofStore);

TEST_P(ProofStore, EndsWithEachFamilyProvenOrNamedWithAnOwner) {
  auto id = publish();
  ASSERT_TRUE(inbox.confirm(viewer_of(cast.as_zhao_mother()), id, std::nullopt));
  ASSERT_TRUE(inbox.open(viewer_of(cast.as_li_mother()), id));
  sent_after(hours{48});
  note(id, lonely, TellingOutcome::kNoAnswer);
  note(id, lonely, TellingOutcome::kWrongNumber);
  auto page = proof(id);
  ASSERT_EQ(page.unproven.size(), 2u);
  for (const auto& line : page.unproven) {
    EXPECT_EQ(line.owner_name, "何老师");
    EXPECT_EQ(line.proof, line.student_id == lonely ? Proof::kUnreachable : Proof::kOpened);
    if (line.student_id != lonely) continue;
    EXPECT_EQ(line.attempts, 2);
    EXPECT_EQ(line.last_outcome, TellingOutcome::kWrongNumber);
  }
  note(id, lonely, TellingOutcome::kTold, ToldHow::kPaper);
  EXPECT_EQ(proof(id).unproven.size(), 1u);
  EXPECT_EQ(list_of(cast.as_homeroom()), Names{"李小雨"});
  ASSERT_TRUE(tellings.take_back(viewer_of(cast.as_homeroom()), id, lonely));
  EXPECT_EQ(list_of(cast.as_homeroom()).size(), 2u) << "told by mistake";
  EXPECT_EQ(tellings.take_back(viewer_of(cast.as_homeroom()), id, lonely).error().code,
            "notices.not_told_by_you");
}

TEST_P(ProofStore, NamesFromTheBeginningWhomNobodyMayReceiveFor) {
  auto id = publish(Reach::kPlain);
  auto unproven = proof(id).unproven;
  auto line = std::ranges::find(unproven, lonely, &ProofLine::student_id);
  ASSERT_NE(line, unproven.end()) << "though no call list will ever name it";
  EXPECT_EQ(line->proof, Proof::kUnreachable);
  EXPECT_EQ(line->owner_name, "何老师");
  note(id, lonely, TellingOutcome::kTold, ToldHow::kPaper);
  EXPECT_EQ(proof(id).unproven.size(), 2u);
}

TEST_P(ProofStore, NamesANewcomerOnlyWhereNewcomersAreTold) {
  NewNotice open{.title = "秋游",
                 .body = "周五去植物园",
                 .needs = ledger::Needs::kConfirm,
                 .audience = {.class_ids = {cast.school_class}},
                 .reach = Reach::kEverybody,
                 .client_key = "open"};
  auto closed = open;
  closed.tells_newcomers = false;
  closed.client_key = "closed";
  auto told = publish(cast.as_homeroom(), open), not_told = publish(cast.as_homeroom(), closed);
  clock.set(clock.now() + hours{48});
  auto newcomer = db().write([&](db::Tx& tx) {
    return people::kit::add_student(tx, cast.school_class, {.name = "新同学", .entered_on = clock.today()});
  });
  auto names = [&](std::int64_t id) {
    return std::ranges::count(proof(id).unproven, newcomer, &ProofLine::student_id);
  };
  EXPECT_EQ(names(told), 1);
  EXPECT_EQ(names(not_told), 0);
  sent_after(hours{48});
  EXPECT_EQ(names(not_told), 0) << "nor by the call list";
}

TEST_P(ProofStore, TakesNoCarersReadingForAProof) {
  db().write([&](db::Tx& tx) {
    tx.exec({"test.carer", "update guardianships set is_carer = 1 where guardian_id = :id"},
            {{"id", grandmother}});
  });
  open_channels();
  auto id = publish_by(ledger::ReceiptRule::kAny);
  ASSERT_TRUE(*inbox.open(people::kit::as_guardian(grandmother), id));
  EXPECT_EQ(inbox.confirm(people::kit::as_guardian(grandmother), id, std::nullopt).error().code,
            "notices.answer_of_others");
  ASSERT_EQ(proof(id).unproven.size(), 1u);
  EXPECT_EQ(proof(id).unproven[0].proof, Proof::kOpened);
  EXPECT_EQ(sent_after(hours{24}), Names{"sms 1"}) << "nothing more to her, who has read it";
  sent_after(hours{24});
  EXPECT_EQ(list_of(cast.as_homeroom()), Names{"李小雨"});
}

TEST_P(ProofStore, TellsTheStaffOfTheClassAtOnceWhoHasOpenedIt) {
  auto id = publish(Reach::kUrgent);
  events.taken();
  ASSERT_TRUE(inbox.open(viewer_of(cast.as_li_mother()), id));
  auto heard = events.taken();
  ASSERT_EQ(heard.size(), 1u);
  EXPECT_EQ(heard[0].name, "notice.answered");
  EXPECT_EQ(heard[0].topics,
            (Names{people::school_topic(cast.school), people::class_topic(cast.school_class)}));
  ASSERT_TRUE(inbox.open(viewer_of(cast.as_li_mother()), id));
  EXPECT_TRUE(events.taken().empty()) << "only when something changed";
}

TEST_P(ProofStore, CertifiesOnPaperAndAsAWorkbook) {
  auto id = publish();
  sent_after(hours{72});
  auto homeroom = viewer_of(cast.as_homeroom());
  for (auto language : {Language::kZh, Language::kEn}) {
    EXPECT_TRUE(proofs.certificate(homeroom, {id, Paper::kPdf, language})->starts_with("%PDF"));
    EXPECT_TRUE(proofs.certificate(homeroom, {id, Paper::kXlsx, language})->starts_with("PK"));
    EXPECT_TRUE(proofs.slips(homeroom, id, language)->starts_with("%PDF"));
  }
  for (auto student : {cast.li, cast.zhao, lonely}) note(id, student, TellingOutcome::kTold);
  EXPECT_EQ(proofs.slips(homeroom, id, Language::kZh).error().code, "notices.nobody_missing");
}

TEST_P(ProofStore, ShowsNobodyElsesFamilies) {
  auto id = publish();
  sent_after(hours{48});
  EXPECT_EQ(list_of(cast.as_other_homeroom()), Names{});
  http::RouterKit kit(escalation_routes(tellings, proofs));
  auto path = "/api/notices/" + std::to_string(id);
  auto telling = "POST " + path + "/tellings/" + std::to_string(cast.li);
  auto stranger = "POST " + path + "/tellings/" + std::to_string(cast.sun);
  const std::string told = R"({"outcome": "told", "how": "telephone"})";
  const std::vector<std::string> names{"李小雨", "赵大海", "周无亲", "李奶奶"};
  kit.check({
      {.name = "the class's own teacher",
       .as = cast.as_homeroom(),
       .request = "GET " + path + "/proof",
       .body_has = {"李小雨", "何老师"},
       .body_lacks = {"孙一鸣"}},
      {.name = "another teacher",
       .as = cast.as_other_homeroom(),
       .request = "GET " + path + "/proof",
       .status = 404,
       .body_lacks = names},
      {.name = "another school",
       .as = cast.as_principal_elsewhere(),
       .request = "GET " + path + "/proof",
       .status = 404,
       .body_lacks = names},
      {.name = "a guardian",
       .as = cast.as_li_mother(),
       .request = "GET " + path + "/proof",
       .status = 403,
       .body_lacks = names},
      {.name = "another teacher's list",
       .as = cast.as_other_homeroom(),
       .request = "GET /api/tellings",
       .body_lacks = names},
      {.name = "another teacher's paper",
       .as = cast.as_other_homeroom(),
       .request = "GET " + path + "/certificate?format=pdf",
       .status = 404},
      {.name = "another teacher's slips",
       .as = cast.as_other_homeroom(),
       .request = "GET " + path + "/slips",
       .status = 404},
      {.name = "telling for another class",
       .as = cast.as_other_homeroom(),
       .request = telling,
       .body = told,
       .status = 404},
      {.name = "telling a student it is not for",
       .as = cast.as_homeroom(),
       .request = stranger,
       .body = told,
       .status = 404},
      {.name = "a teacher sets no ladder",
       .as = cast.as_homeroom(),
       .request = "PUT /api/notice_ladder",
       .body = R"({"steps": []})",
       .status = 403},
      {.name = "the desk does",
       .as = cast.as_principal(),
       .request = "PUT /api/notice_ladder",
       .body = R"({"steps": [{"kind": "call_list", "channel": "", "after_minutes": 60}]})",
       .body_has = {"\"is_own\":true"}},
      {.name = "but not a wrong one",
       .as = cast.as_principal(),
       .request = "PUT /api/notice_ladder",
       .body = R"({"steps": [{"kind": "paper", "channel": "", "after_minutes": 60}]})",
       .status = 422,
       .body_has = {"notices.bad_ladder"}},
  });
}

}  // namespace
}  // namespace kith::notices
