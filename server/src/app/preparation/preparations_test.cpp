// SPDX-License-Identifier: Apache-2.0
// What a teacher reads before a visit, and what nobody else does.
#include "app/preparation/preparations.hpp"

#include <gtest/gtest.h>

#include "capabilities/visits/records/records_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http/router_kit.hpp"
#include "platform/pdf/pdf_kit.hpp"

namespace kith::app {
namespace {

using people::viewer_of;

class PreparationStore : public db::BothEngines {
 protected:
  void SetUp() override {
    home.emplace(db());
    preparations.emplace(db(), home->clock, home->follow_ups);
    plans.emplace(db(), home->clock, home->ledger, home->duties);
    router.emplace(preparation_routes(*preparations));
    db().write([&](db::Tx& tx) { people::kit::add_care_membership(tx, home->cast.li, "single_parent"); });
  }
  access::Caller as_subject_teacher() {
    return people::kit::calling(people::kit::as_staff(db().write([&](db::Tx& tx) {
      auto id = people::kit::add_staff(tx, home->cast.school, {.name = "许老师"});
      people::kit::add_teaching(tx, home->cast.school_class, id, {.role = "subject", .subject = "体育"});
      return id;
    }),
                                                      people::kTeacher));
  }
  void plan() {
    plans
        ->save(home->homeroom(), {.student_id = home->cast.li,
                                  .version = 0,
                                  .goals = "愿意在课上开口",
                                  .measures = {"每周一次谈心"},
                                  .progress = std::nullopt,
                                  .owner_id = home->cast.homeroom,
                                  .review_on = make_date(2026, 12, 18)})
        .value();
  }
  Preparation read() { return preparations->read(home->homeroom(), home->cast.li).value(); }
  std::string target(const char* rest = "") const {
    return "GET /api/students/" + std::to_string(home->cast.li) + "/preparation" + rest;
  }

  std::optional<records::kit::VisitedHome> home;
  std::optional<Preparations> preparations;
  std::optional<care::StudentPlans> plans;
  std::optional<http::RouterKit> router;
};

TEST_P(PreparationStore, GathersStrengthsPromisesAndAnswers) {
  home->share(home->words());
  auto sheet = read();
  EXPECT_EQ(sheet.strengths.at(0).words, "爱读书，愿意帮同桌");
  EXPECT_EQ(sheet.talks.at(0).note, "走访");
  EXPECT_TRUE(std::any_of(sheet.promises.begin(), sheet.promises.end(),
                          [](const auto& line) { return line.what == "请体育老师带她参加晨跑"; }));
  EXPECT_TRUE(sheet.answered.empty());
  for (const auto& line : sheet.promises)
    if (line.kind == records::FollowUpKind::kOpinion)
      home->follow_ups
          .answer(home->homeroom(), {line.follow_up_id, records::Answered::kSolved, "下周起安排值周老师"})
          .value();
  EXPECT_EQ(read().answered.at(0).outcome, "下周起安排值周老师");
}

TEST_P(PreparationStore, NamesWhomToGreetAndWhoseCustodyIsLimited) {
  auto guardians = read().guardians;
  ASSERT_GE(guardians.size(), 2u);
  EXPECT_EQ(guardians[0].name, "周敏");
  EXPECT_FALSE(guardians[0].limited);
  EXPECT_TRUE(std::any_of(guardians.begin(), guardians.end(), [](const auto& each) { return each.limited; }));
}

TEST_P(PreparationStore, LeavesOutWhatIsVoid) {
  home->visits.void_visit(home->homeroom(), home->contact_id, kith::visits::VoidReason::kTwice).value();
  EXPECT_TRUE(read().talks.empty());
}

TEST_P(PreparationStore, TellsOfCareGroupsAndThePlanWithTheGrantAlone) {
  plan();
  home->share(home->words());
  router->check({
      {.name = "the homeroom teacher",
       .as = home->cast.as_homeroom(),
       .request = target(),
       .body_has = {"single_parent", "愿意在课上开口"}},
      {.name = "a subject teacher",
       .as = as_subject_teacher(),
       .request = target(),
       .body_has = {"爱读书"},
       .body_lacks = {"single_parent", "愿意在课上开口", "谈心", "emotional", "hazard", "assessment"}},
  });
}

TEST_P(PreparationStore, IsForNobodyOutOfSight) {
  home->share(home->words());
  for (const auto* rest : {"", "/paper"})
    router->check({
        {.name = "another class's teacher",
         .as = home->cast.as_other_homeroom(),
         .request = target(rest),
         .status = 404,
         .body_lacks = {"李小雨", "%PDF"}},
        {.name = "another school",
         .as = home->cast.as_principal_elsewhere(),
         .request = target(rest),
         .status = 404,
         .body_lacks = {"李小雨", "%PDF"}},
        {.name = "the family",
         .as = home->cast.as_li_mother(),
         .request = target(rest),
         .status = 403,
         .body_lacks = {"李小雨", "%PDF"}},
        {.name = "the district",
         .as = home->cast.as_officer(),
         .request = target(rest),
         .status = 403,
         .body_lacks = {"李小雨", "%PDF"}},
    });
}

TEST_P(PreparationStore, GoesOnPaper) {
  plan();
  home->share(home->words());
  auto text = pdf::kit::Printed(preparations->paper(home->homeroom(), {home->cast.li, {}}).value()).text();
  for (const auto* words : {"家访准备单", "李小雨", "先说长处", "爱读书", "周敏", "带进家门的四样",
                            "惠民政策", "不告状", "单亲离异"})
    EXPECT_NE(text.find(words), std::string::npos) << words;
  text = pdf::kit::Printed(preparations->paper(viewer_of(as_subject_teacher()), {home->cast.li, {}}).value())
             .text();
  for (const auto* words : {"单亲离异", "一生一案"}) EXPECT_EQ(text.find(words), std::string::npos) << words;
}

TEST_P(PreparationStore, TakesTheSchoolsOwnWordsFromItsDesk) {
  const std::string body = R"({"brought": "safety", "words": "清河水库不许独自去"})";
  router->check({
      {.name = "a teacher may not",
       .as = home->cast.as_homeroom(),
       .request = "PUT /api/preparation_texts",
       .body = body,
       .status = 403},
      {.name = "the principal may",
       .as = home->cast.as_principal(),
       .request = "PUT /api/preparation_texts",
       .body = body,
       .body_has = {"清河水库"}},
      {.name = "another school has its own",
       .as = home->cast.as_principal_elsewhere(),
       .request = "GET /api/preparation_texts",
       .body_lacks = {"清河水库"}},
      {.name = "not a page of it",
       .as = home->cast.as_principal(),
       .request = "PUT /api/preparation_texts",
       .body = R"({"brought": "safety", "words": ")" + std::string(501, 'a') + R"("})",
       .status = 422,
       .body_has = {"preparation.too_long"}},
  });
  EXPECT_EQ(read().brought.at(2).words, "清河水库不许独自去");
  preparations->save_text(home->principal(), {records::Brought::kSafety, " "}).value();
  EXPECT_FALSE(read().brought.at(2).words);
}

KITH_BOTH_ENGINES(PreparationStore);

}  // namespace
}  // namespace kith::app
