// SPDX-License-Identifier: Apache-2.0
// A school's desk takes clauses on, gives them up and changes figures; nobody else does.
#include "norms/adoption/adopting.hpp"

#include <fmt/format.h>

#include "calendar/calendar_store.hpp"
#include "norms/adoption/adoption_routes.hpp"
#include "norms/counting/score_store.hpp"
#include "norms/norm_kit.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::norms {
namespace {

class AdoptingNorms : public kit::NormSchools {
 protected:
  AdoptingNorms() {
    write([&](db::Tx& tx) {
      cast = std::make_unique<people::kit::TwoSchools>(tx);
      for (auto school : {cast->school, cast->elsewhere}) {
        calendar::add_to_calendar(tx, school, calendar::usual_calendar(2026));
        norms_.adopt_all(tx, school, make_date(2026, 8, 1));
      }
    });
    norms_.begin_day(db());
  }

  static AdoptableClause clause_in(const AdoptionSheet& sheet, const std::string& id) {
    for (const auto& pack : sheet.packs)
      for (const auto& clause : pack.clauses)
        if (clause.id == id) return clause;
    throw std::out_of_range(id);
  }
  AdoptableClause clause(const std::string& id) {
    return clause_in(adopting_.sheet(people::viewer_of(cast->as_principal())), id);
  }
  AdoptionSheet adopt(const AdoptNorm& wanted) {
    return adopting_.adopt(people::viewer_of(cast->as_principal()), wanted).value();
  }
  // The figures by which a period is judged: "1 900".
  std::string judged_by(const std::string& id, int period_no) {
    return db().read([&](db::Session& session) -> std::string {
      for (const auto& row : norms_of_periods(session, cast->school, {period_no}))
        if (row.in_force.norm_id == id)
          return fmt::format("{} {}", row.in_force.target, row.in_force.share_permille);
      return "none";
    });
  }

  static constexpr int kTerm = 2202601, kWeek = 4202647;
  std::unique_ptr<people::kit::TwoSchools> cast;
  Adopting adopting_{db(), clock_, norms_};
  http::RouterKit api{adoption_routes(adopting_)};
};

TEST_P(AdoptingNorms, IsForTheSchoolsDeskAlone) {
  for (const auto& [who, caller, status] :
       std::vector<std::tuple<std::string, access::Caller, int>>{{"homeroom", cast->as_homeroom(), 403},
                                                                 {"guardian", cast->as_li_mother(), 403},
                                                                 {"officer", cast->as_officer(), 403},
                                                                 {"nobody", {}, 401}})
    api.check({
        {.name = who,
         .as = caller,
         .request = "GET /api/adoptions",
         .status = status,
         .body_lacks = {"P4.4"}},
        {.name = who,
         .as = caller,
         .request = "PUT /api/adoptions/P4.4",
         .body = R"({"share_permille":500,"reason":"x"})",
         .status = status},
        {.name = who,
         .as = caller,
         .request = "POST /api/adoptions/P4.4/end",
         .body = R"({"reason":"x"})",
         .status = status},
        {.name = who, .as = caller, .request = "PUT /api/adopted_packs/P4", .body = "{}", .status = status},
        {.name = who,
         .as = caller,
         .request = "POST /api/adopted_packs/P4/end",
         .body = R"({"reason":"x"})",
         .status = status},
    });
  EXPECT_TRUE(clause("P4.4").in_force);
  EXPECT_EQ(judged_by("P4.4", kTerm), "1 1000");
}

TEST_P(AdoptingNorms, ChangesAFigureWithItsReasonFromTodayOn) {
  auto sheet = adopt({.norm_id = "P4.4", .share_permille = 700, .reason = "  本学期新接两个班 "});
  auto changed = clause_in(sheet, "P4.4");
  EXPECT_EQ(changed.figures.share_permille, 700);
  EXPECT_EQ(changed.pack_figures.share_permille, 1000);
  ASSERT_EQ(changed.history.size(), 2u);
  EXPECT_EQ(changed.history[0].since_on, kit::kFriday);
  EXPECT_EQ(changed.history[0].reason, "本学期新接两个班");
  EXPECT_EQ(changed.history[0].set_by_name, "冯校长");
  EXPECT_FALSE(changed.history[1].set_by_name) << "what the school was founded with";
  EXPECT_EQ(judged_by("P4.4", kTerm), "1 700") << "the running term follows at once";
}

TEST_P(AdoptingNorms, LeavesWhatIsOverItsOwnFigures) {
  adopt({.norm_id = "P2c.6", .share_permille = 300, .reason = "班额大"});
  set_today(make_date(2026, 11, 24));
  adopt({.norm_id = "P2c.6", .share_permille = 900, .reason = "恢复"});
  EXPECT_EQ(judged_by("P2c.6", kWeek), "1 300") << "over, but not frozen yet";
  set_today(make_date(2026, 12, 14));
  norms_.begin_day(db());
  adopt({.norm_id = "P2c.6", .share_permille = 800, .reason = "再调"});
  EXPECT_EQ(judged_by("P2c.6", kWeek), "1 300") << "frozen";
  EXPECT_EQ(judged_by("P2c.6", 4202651), "1 800") << "the running week";
}

TEST_P(AdoptingNorms, ReplacesWhatWasChangedOnTheSameDay) {
  adopt({.norm_id = "P4.4", .share_permille = 700, .reason = "写错了"});
  adopt({.norm_id = "P4.4", .share_permille = 750, .reason = "新接两个班"});
  auto history = clause("P4.4").history;
  ASSERT_EQ(history.size(), 2u);
  EXPECT_EQ(history[0].reason, "新接两个班");
  EXPECT_EQ(history[0].figures.share_permille, 750);
}

TEST_P(AdoptingNorms, ChangesNothingWhenToldWhatHolds) {
  adopt({.norm_id = "P4.4"});
  EXPECT_EQ(clause("P4.4").history.size(), 1u);
  adopt({.norm_id = "P4.4", .share_permille = 1000});
  EXPECT_EQ(clause("P4.4").history.size(), 1u) << "the pack's figure, said aloud";
}

TEST_P(AdoptingNorms, RefusesFiguresThatCannotBe) {
  struct Refused {
    std::string clause, body, code;
  };
  for (const auto& [clause, body, code] : std::vector<Refused>{
           {"P4.4", R"({"target":0,"reason":"x"})", "norms.target_out_of_range"},
           {"P4.4", R"({"target":1001,"reason":"x"})", "norms.target_out_of_range"},
           {"P4.4", R"({"share_permille":1001,"reason":"x"})", "norms.share_out_of_range"},
           {"P4.4", R"({"share_permille":0,"reason":"x"})", "norms.share_out_of_range"},
           {"P4.4", R"({"raised_target":3,"reason":"x"})", "norms.no_such_figure"},
           {"P2a.5", R"({"target":5,"raised_target":4,"reason":"x"})", "norms.raised_target_too_low"},
           {"P2a.5", R"({"raised_target":1001,"reason":"x"})", "norms.raised_target_out_of_range"},
           {"P4.4", R"({"share_permille":700})", "norms.reason_missing"},
           {"P4.4", R"({"share_permille":700,"reason":"  "})", "norms.reason_missing"},
           {"P4.4", R"({"share_permille":700,"reason":")" + std::string(501, 'x') + "\"}",
            "norms.reason_too_long"}})
    api.check({{.name = clause + body,
                .as = cast->as_principal(),
                .request = "PUT /api/adoptions/" + clause,
                .body = body,
                .status = 422,
                .body_has = {code}}});
  api.check({{.name = "an unknown clause",
              .as = cast->as_principal(),
              .request = "PUT /api/adoptions/P9.9",
              .body = "{}",
              .status = 404,
              .body_has = {"norms.no_such_clause"}},
             {.name = "one that is not measured",
              .as = cast->as_principal(),
              .request = "PUT /api/adoptions/P4.12",
              .body = "{}",
              .status = 404,
              .body_has = {"norms.no_such_clause"}}});
  EXPECT_EQ(judged_by("P4.4", kTerm), "1 1000");
  EXPECT_EQ(clause("P4.4").history.size(), 1u);
}

TEST_P(AdoptingNorms, AsksForAReasonToGoBackToThePacksFigure) {
  adopt({.norm_id = "P4.4", .share_permille = 700, .reason = "新接两个班"});
  api.check({{.name = "no reason",
              .as = cast->as_principal(),
              .request = "PUT /api/adoptions/P4.4",
              .body = "{}",
              .status = 422,
              .body_has = {"norms.reason_missing"}}});
  EXPECT_EQ(judged_by("P4.4", kTerm), "1 700");
}

TEST_P(AdoptingNorms, EndsAClauseFromTodayOnAndKeepsItsHistory) {
  api.check({
      {.name = "not without a reason",
       .as = cast->as_principal(),
       .request = "POST /api/adoptions/P4.4/end",
       .body = "{}",
       .status = 422,
       .body_has = {"norms.reason_missing"}},
      {.name = "which stands in no address",
       .as = cast->as_principal(),
       .request = "DELETE /api/adoptions/P4.4?reason=merged",
       .status = 405},
      {.name = "with one",
       .as = cast->as_principal(),
       .request = "POST /api/adoptions/P4.4/end",
       .body = R"({"reason":"merged"})",
       .body_has = {"\"lacking_clause\":\"P4.4\""}},
      {.name = "once",
       .as = cast->as_principal(),
       .request = "POST /api/adoptions/P4.4/end",
       .body = R"({"reason":"merged"})",
       .status = 409,
       .body_has = {"norms.not_adopted"}},
  });
  EXPECT_EQ(judged_by("P4.4", kTerm), "none");
  auto ended = clause("P4.4");
  EXPECT_FALSE(ended.in_force);
  ASSERT_EQ(ended.history.size(), 2u);
  EXPECT_TRUE(ended.history[0].ends);
  EXPECT_EQ(ended.history[0].reason, "merged");
  write([&](db::Tx& tx) { norms_.adopt_all(tx, cast->school, make_date(2026, 8, 1)); });
  EXPECT_FALSE(clause("P4.4").in_force) << "given up, not forgotten";
  EXPECT_TRUE(clause_in(adopt({.norm_id = "P4.4"}), "P4.4").in_force) << "and may be taken on again";
}

TEST_P(AdoptingNorms, TakesAPackOnAndGivesItUpWhole) {
  auto pack = [&] {
    for (auto& line : adopting_.sheet(people::viewer_of(cast->as_principal())).packs)
      if (line.id == "P4") return line;
    throw std::out_of_range("P4");
  };
  adopt({.norm_id = "P4.4", .share_permille = 700, .reason = "新接两个班"});
  ASSERT_EQ(pack().in_force, pack().measured);
  api.check({{.name = "given up",
              .as = cast->as_principal(),
              .request = "POST /api/adopted_packs/P4/end",
              .body = R"({"reason":"merged"})",
              .body_has = {"merged"}}});
  EXPECT_EQ(pack().in_force, 0);
  EXPECT_EQ(judged_by("P4.3", 3202611), "none");
  EXPECT_EQ(judged_by("P2c.6", kWeek), "1 500") << "another pack stays";
  api.check({{.name = "twice",
              .as = cast->as_principal(),
              .request = "POST /api/adopted_packs/P4/end",
              .body = R"({"reason":"merged"})",
              .status = 409,
              .body_has = {"norms.not_adopted"}},
             {.name = "an unknown pack",
              .as = cast->as_principal(),
              .request = "PUT /api/adopted_packs/P9",
              .body = "{}",
              .status = 404,
              .body_has = {"norms.no_such_pack"}},
             {.name = "taken on again",
              .as = cast->as_principal(),
              .request = "PUT /api/adopted_packs/P4",
              .body = "{}"}});
  EXPECT_EQ(pack().in_force, pack().measured);
  EXPECT_EQ(judged_by("P4.4", kTerm), "1 1000") << "with the pack's figures";
}

TEST_P(AdoptingNorms, TouchesNoOtherSchool) {
  adopt({.norm_id = "P4.4", .share_permille = 700, .reason = "新接两个班"});
  auto sheet = adopting_.sheet(people::viewer_of(cast->as_principal_elsewhere()));
  EXPECT_EQ(clause_in(sheet, "P4.4").figures.share_permille, 1000);
  EXPECT_EQ(clause_in(sheet, "P4.4").history.size(), 1u);
}

TEST_P(AdoptingNorms, SaysWhichClauseIsStricter) {
  const Norm* norm = nullptr;
  for (const auto& each : catalogue_->norms())
    if (!each.twins.empty()) norm = &each;
  ASSERT_TRUE(norm) << "no two clauses of the packs ask for the same thing";
  const auto* twin = catalogue_->find(norm->twins.front());
  adopt({.norm_id = norm->clause, .target = 50, .reason = "从严"});
  auto line = clause(twin->clause);
  EXPECT_EQ(line.figures.target, 50);
  EXPECT_EQ(line.own_figures.target, twin->rule.at_least);
  EXPECT_EQ(line.stricter_by, norm->clause);
}

TEST_P(AdoptingNorms, WarnsOfPeriodsTheCalendarLacks) {
  EXPECT_TRUE(clause("P3.5").lacking_periods.empty());
  write([&](db::Tx& tx) {
    auto calendar = calendar::usual_calendar(2026);
    std::erase_if(calendar.milestones, [](const calendar::Milestone& milestone) {
      return milestone.code == calendar::MilestoneCode::kMidtermExam;
    });
    calendar::replace_year(tx, cast->school, calendar::year_in(calendar, 2026));
  });
  EXPECT_EQ(clause("P3.5").lacking_periods, std::vector{calendar::PeriodKind::kAfterMidterm});
  EXPECT_TRUE(clause("P4.4").lacking_periods.empty());
}

KITH_BOTH_ENGINES(AdoptingNorms);

}  // namespace
}  // namespace kith::norms
