// SPDX-License-Identifier: Apache-2.0
// Who gets what from /api/norms, and above all what they do not get.
#include "norms/routes_kit.hpp"

namespace kith::norms {
namespace {

using kit::kEveryName;
using ledger::ContactKind;
using ledger::Mode;

class NormRoutes : public kit::NormRoutes {};

TEST_P(NormRoutes, ShowTheSchoolsFiguresToItsStaffAndNobodyElse) {
  const std::vector<std::string> figures{"P4.4", "population"};
  api.check({
      {.name = "a teacher reads the school's board",
       .as = cast->as_homeroom(),
       .request = "GET /api/norms",
       .body_has = {"\"clause\":\"P4.4\"", "\"population\":3", "\"judged\":29"},
       .body_lacks = kEveryName},
      {.name = "so does the principal",
       .as = cast->as_principal(),
       .request = "GET /api/norms",
       .body_has = figures},
      {.name = "another school reads its own",
       .as = cast->as_principal_elsewhere(),
       .request = "GET /api/norms",
       .body_lacks = {"\"population\":3"}},
      {.name = "a guardian does not",
       .as = cast->as_li_mother(),
       .request = "GET /api/norms",
       .status = 403,
       .body_lacks = figures},
      {.name = "nor an officer, who has a board of schools",
       .as = cast->as_officer(),
       .request = "GET /api/norms",
       .status = 403,
       .body_lacks = figures},
      {.name = "nor anybody not signed in",
       .request = "GET /api/norms",
       .status = 401,
       .body_lacks = figures},
  });
}

TEST_P(NormRoutes, JudgeNoDutyOfWhichNothingWasRecorded) {
  auto board = boards_.board(people::viewer_of(cast->as_principal()));
  int duties = 0;
  for (const auto& line : board.norms) {
    if (!line.is_duty) continue;
    ++duties;
    EXPECT_EQ(line.state, State::kNothingToJudge) << line.clause;
    EXPECT_EQ(line.population + line.missing + line.waiting, 0) << line.clause;
    EXPECT_FALSE(line.forecast_permille) << line.clause;
  }
  EXPECT_GT(duties, 8) << "mailbox, incidents and cards among them";
}

TEST_P(NormRoutes, TellHowANormCameToWhereItStands) {
  auto call = [&](std::int64_t student_id, Date day) {
    hold({.student_id = student_id,
          .staff_id = cast->homeroom,
          .kind = ContactKind::kCall,
          .mode = Mode::kTelephone,
          .on = day});
  };
  norms_.begin_day(db());
  call(cast->li, kit::kFriday - std::chrono::days{7});
  call(cast->zhao, kit::kFriday - std::chrono::days{7});
  call(cast->li, kit::kFriday);
  auto lines = boards_.board(people::viewer_of(cast->as_homeroom())).norms;
  auto line = [&](const std::string& clause) {
    return *std::find_if(lines.begin(), lines.end(), [&](const auto& each) { return each.clause == clause; });
  };
  auto weekly = line("P2c.6");
  ASSERT_GE(weekly.trend.size(), 2u);
  EXPECT_LE(weekly.trend.size(), 12u);
  EXPECT_EQ(weekly.trend.back().week_on, make_date(2026, 11, 16));
  EXPECT_EQ(weekly.trend.back().share_permille, weekly.share_permille);
  EXPECT_EQ(weekly.trend[weekly.trend.size() - 2].share_permille, 666);
  auto visits = line("P4.4");
  ASSERT_FALSE(visits.trend.empty());
  EXPECT_EQ(visits.trend.back().share_permille, visits.share_permille);
  ASSERT_TRUE(visits.forecast_permille);
  EXPECT_GE(*visits.forecast_permille, visits.share_permille);
  EXPECT_FALSE(line("P4.5").forecast_permille) << "has no pace";
  auto one = boards_.classes(people::viewer_of(cast->as_homeroom()), {.clause = "P2c.6"});
  EXPECT_EQ(one.value().norm.trend.size(), weekly.trend.size());
}

TEST_P(NormRoutes, KeepAFewChildrenInCareFromThoseWithoutAGrant) {
  write([&](db::Tx& tx) {
    people::kit::add_care_membership(tx, cast->li, "left_behind");
    norms_.roster_changed(tx, cast->school);
  });
  auto clerk = cast->as_principal();
  clerk.roles = people::kTeachingOffice | people::kStaff;
  const std::vector<std::string> nothing{"\"care_population\":1", "\"care_met\":0"};
  api.check({
      {.name = "the principal compares them with all",
       .as = cast->as_principal(),
       .request = "GET /api/norms/P4.4/classes",
       .body_has = nothing},
      {.name = "the office does not",
       .as = clerk,
       .request = "GET /api/norms/P4.4/classes",
       .body_lacks = nothing},
      {.name = "nor on the board", .as = clerk, .request = "GET /api/norms", .body_lacks = nothing},
      {.name = "nor a grade head",
       .as = cast->as_third_grade_head(),
       .request = "GET /api/norms",
       .body_lacks = nothing},
  });
}

TEST_P(NormRoutes, SayWhoWouldFailWithOtherFigures) {
  hold({.student_id = cast->li, .staff_id = cast->homeroom});
  hold({.student_id = cast->sun, .staff_id = cast->other_homeroom});
  auto before = everything(cast->school);
  auto ask = [](const std::string& rest) { return "GET /api/norms/" + rest; };
  api.check({
      {.name = "two visits instead of one",
       .as = cast->as_principal(),
       .request = ask("P4.4/what_if?at_least=2&share=50"),
       .body_has = {"\"newly_missing_count\":2", "李小雨", "孙一鸣", "\"target_permille\":500", "\"met\":0"},
       .body_lacks = {"赵大海"}},
      {.name = "names within sight only",
       .as = cast->as_homeroom(),
       .request = ask("P4.4/what_if?at_least=2"),
       .body_has = {"\"newly_missing_count\":2", "李小雨", "三年级1班"},
       .body_lacks = {"孙一鸣", "四年级1班"}},
      {.name = "a lower share fails nobody",
       .as = cast->as_principal(),
       .request = ask("P4.4/what_if?share=0.1"),
       .body_has = {"\"newly_missing_count\":0", "\"state\":\"met\"", "\"target_permille\":1"}},
      {.name = "no figure of nothing",
       .as = cast->as_principal(),
       .request = ask("P4.4/what_if?at_least=0"),
       .status = 422,
       .body_has = {"norms.bad_figure"}},
      {.name = "no share above all",
       .as = cast->as_principal(),
       .request = ask("P4.4/what_if?share=100.1"),
       .status = 422,
       .body_has = {"norms.bad_share"}},
      {.name = "duties are done or not",
       .as = cast->as_principal(),
       .request = ask("P2a.3/what_if?at_least=2"),
       .status = 422,
       .body_has = {"norms.duties_have_no_figure"}},
      {.name = "not for the district",
       .as = cast->as_officer(),
       .request = ask("P4.4/what_if?at_least=2"),
       .status = 403,
       .body_lacks = kEveryName},
  });
  EXPECT_EQ(everything(cast->school), before) << "nothing is written";
}

TEST_P(NormRoutes, NameTheMissingOnlyToWhomTheyConcern) {
  api.check({
      {.name = "the homeroom teacher sees the own class",
       .as = cast->as_homeroom(),
       .request = missing("P4.4"),
       .body_has = {"李小雨", "赵大海", "三年级1班", "何老师"},
       .body_lacks = {"孙一鸣"}},
      {.name = "the desk sees the school",
       .as = cast->as_principal(),
       .request = missing("P4.4"),
       .body_has = {"李小雨", "赵大海", "孙一鸣"}},
      {.name = "the desk may ask for one class",
       .as = cast->as_principal(),
       .request = missing("P2c.6", "?" + of_class(cast->other_class)),
       .body_has = {"孙一鸣"},
       .body_lacks = {"李小雨", "赵大海"}},
      {.name = "a class out of sight does not exist",
       .as = cast->as_homeroom(),
       .request = missing("P4.4", "?" + of_class(cast->other_class)),
       .status = 404,
       .body_lacks = kEveryName},
      {.name = "another school sees its own nobody",
       .as = cast->as_principal_elsewhere(),
       .request = missing("P4.4"),
       .body_lacks = kEveryName},
      {.name = "an officer sees no child",
       .as = cast->as_officer(),
       .request = missing("P4.4"),
       .status = 403,
       .body_lacks = kEveryName},
      {.name = "a guardian sees no list",
       .as = cast->as_li_mother(),
       .request = missing("P4.4"),
       .status = 403,
       .body_lacks = kEveryName},
      {.name = "a teacher sees of the staff only oneself",
       .as = cast->as_homeroom(),
       .request = missing("P4.3"),
       .body_has = {"何老师"},
       .body_lacks = {"吕老师", "冯校长"}},
      {.name = "the desk sees all staff",
       .as = cast->as_principal(),
       .request = missing("P4.3"),
       .body_has = {"何老师", "吕老师", "冯校长"}},
      {.name = "an unknown clause is not found",
       .as = cast->as_principal(),
       .request = missing("P9.9"),
       .status = 404,
       .body_has = {"norms.no_such_norm"}},
      {.name = "a week is no period of a term's norm",
       .as = cast->as_principal(),
       .request = missing("P4.4", "?period_no=4202647"),
       .status = 404,
       .body_has = {"norms.no_such_period"}},
  });
}

TEST_P(NormRoutes, GiveClassFiguresWithinSight) {
  api.check({
      {.name = "the desk sees grades and classes",
       .as = cast->as_principal(),
       .request = "GET /api/norms/P4.4/classes",
       .body_has = {"三年级1班", "四年级1班", "\"grade_name\":\"三年级\"", "\"to_go\":2"},
       .body_lacks = kEveryName},
      {.name = "a teacher the classes taught",
       .as = cast->as_homeroom(),
       .request = "GET /api/norms/P4.4/classes",
       .body_has = {"三年级1班"},
       .body_lacks = {"四年级1班"}},
  });
}

TEST_P(NormRoutes, DrawAClassAsASheetOfSquares) {
  hold({.student_id = cast->li,
        .staff_id = cast->homeroom,
        .kind = ContactKind::kCall,
        .mode = Mode::kTelephone});
  auto sheet = [&](const std::string& clause) {
    return fmt::format("GET /api/norms/sheet?clause={}&{}", clause, of_class(cast->school_class));
  };
  api.check({
      {.name = "done and missing",
       .as = cast->as_homeroom(),
       .request = sheet("P2c.6"),
       .body_has = {"\"given_name\":\"小雨\"", "\"square\":\"done\"", "\"square\":\"missing\"",
                    "\"to_go\":0"}},
      {.name = "not concerned",
       .as = cast->as_homeroom(),
       .request = sheet("P4.5"),
       .body_has = {"\"square\":\"missing\"", "\"square\":\"not_concerned\""}},
      {.name = "not for a norm of staff",
       .as = cast->as_homeroom(),
       .request = sheet("P4.3"),
       .status = 422,
       .body_has = {"norms.not_of_classes"}},
      {.name = "not for another class",
       .as = cast->as_other_homeroom(),
       .request = sheet("P2c.6"),
       .status = 404,
       .body_lacks = kEveryName},
  });
}

TEST_P(NormRoutes, TellTheDistrictSchoolsFiguresAndNoChild) {
  furnish_away(cast->li);
  norms_.begin_day(db());
  auto board = boards_.district();
  ASSERT_EQ(board.schools.size(), 2u);
  auto cell = [&](const std::string& clause) {
    return board.schools[0].cells[std::size_t(catalogue_->find(clause)->number)];
  };
  EXPECT_EQ(cell("P4.4")->population, 3);
  ASSERT_TRUE(cell("P4.6"));
  EXPECT_FALSE(cell("P4.6")->population || cell("P4.6")->met || cell("P4.6")->state)
      << "one child away is too few to show";
  EXPECT_EQ(board.norms[std::size_t(catalogue_->find("P4.6")->number)].population, 0);
  EXPECT_EQ(board.norms[std::size_t(catalogue_->find("P4.4")->number)].population, 3);
  api.check({
      {.name = "schools by name",
       .as = cast->as_officer(),
       .request = "GET /api/district/norms",
       .body_has = {"清河小学", "南山小学"},
       .body_lacks = kEveryName},
      {.name = "no teacher compares schools",
       .as = cast->as_principal(),
       .request = "GET /api/district/norms",
       .status = 403,
       .body_lacks = {"南山小学"}},
  });
}

// P4.7's population is itself a fact about families: a grade head sees the child, and not that it is
// concerned.
TEST_P(NormRoutes, NameNobodyOfACareGroupWithoutTheGrant) {
  write([&](db::Tx& tx) {
    people::kit::add_care_membership(tx, cast->li, "disability");
    norms_.roster_changed(tx, cast->school);
  });
  api.check({{.name = "the homeroom teacher",
              .as = cast->as_homeroom(),
              .request = "GET /api/norms/P4.7/missing",
              .body_has = {std::to_string(cast->li)}},
             {.name = "the grade head",
              .as = cast->as_third_grade_head(),
              .request = "GET /api/norms/P4.7/missing",
              .body_has = {"\"missing\":[]"},
              .body_lacks = {std::to_string(cast->li)}}});
}

TEST_P(NormRoutes, ShowThePoliciesToStaffAndDistrict) {
  api.check({
      {.name = "staff",
       .as = cast->as_homeroom(),
       .request = "GET /api/policies",
       .body_has = {"《学校家访工作长效机制》", "P4.5", "\"met\":\"P4.4\""}},
      {.name = "the district",
       .as = cast->as_officer(),
       .request = "GET /api/policies",
       .body_has = {"P2c.6"}},
      {.name = "not families", .as = cast->as_li_mother(), .request = "GET /api/policies", .status = 403},
  });
}

TEST_P(NormRoutes, KeepNoNamesOfAFrozenWeek) {
  norms_.begin_day(db());
  set_today(make_date(2026, 12, 14));
  norms_.begin_day(db());
  api.check({{.name = "the figure stays",
              .as = cast->as_principal(),
              .request = "GET /api/norms/P2c.6/classes?period_no=4202647",
              .body_has = {"\"state\":\"too_late\""}},
             {.name = "the names do not",
              .as = cast->as_principal(),
              .request = missing("P2c.6", "?period_no=4202647"),
              .status = 404,
              .body_has = {"norms.names_not_kept"},
              .body_lacks = kEveryName}});
}

KITH_BOTH_ENGINES(NormRoutes);

}  // namespace
}  // namespace kith::norms
