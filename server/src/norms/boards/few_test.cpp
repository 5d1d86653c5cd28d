// SPDX-License-Identifier: Apache-2.0
// One to four children of a care group: who may not see them reads no figure of theirs anywhere.
#include "norms/boards/few.hpp"

#include <algorithm>

#include "calendar/calendar_store.hpp"
#include "norms/boards/board_paper.hpp"
#include "norms/norm_kit.hpp"
#include "norms/routes.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::norms {
namespace {

class AFewChildren : public kit::NormSchools {
 protected:
  AFewChildren() {
    write([&](db::Tx& tx) {
      cast = std::make_unique<people::kit::TwoSchools>(tx);
      for (auto school : {cast->school, cast->elsewhere})
        calendar::add_to_calendar(tx, school, calendar::usual_calendar(2026));
      norms_.adopt_all(tx, cast->school, make_date(2026, 8, 1));
      care_for(tx, cast->li, "disability");
      clerk = cast->as_principal();
      clerk.roles = people::kTeachingOffice | people::kStaff;
    });
    norms_.begin_day(db());
  }
  void care_for(db::Tx& tx, std::int64_t student_id, const char* group) {
    people::kit::add_care_membership(tx, student_id, group);
    norms_.roster_changed(tx, cast->school);
  }
  // So many more children in care, of the class.
  void more_in_care(std::int64_t class_id, int count) {
    write([&](db::Tx& tx) {
      for (int i = 0; i < count; ++i) care_for(tx, people::kit::add_student(tx, class_id), "left_behind");
    });
  }
  NormLine line(const access::Caller& as, const std::string& clause = "P4.7") {
    for (auto& each : boards_.board(people::viewer_of(as)).norms)
      if (each.clause == clause) return each;
    return {};
  }
  NormClasses classes(const access::Caller& as) {
    return boards_.classes(people::viewer_of(as), {.clause = "P4.7"}).value();
  }

  std::unique_ptr<people::kit::TwoSchools> cast;
  access::Caller clerk;
  Boards boards_{db(), clock_, norms_};
  Acts acts_{db(), clock_, norms_};
  http::RouterKit api{norm_routes(*catalogue_, boards_, acts_)};
};

TEST_P(AFewChildren, AreNoFigureToThoseWithoutAGrant) {
  auto shown = line(cast->as_principal());
  EXPECT_FALSE(shown.is_hidden);
  EXPECT_EQ(shown.population, 1);
  for (const auto& caller :
       {clerk, cast->as_third_grade_head(), cast->as_other_homeroom(), cast->as_homeroom()}) {
    auto hidden = line(caller);
    EXPECT_TRUE(hidden.is_hidden);
    EXPECT_EQ(hidden.population, 0);
    EXPECT_EQ(hidden.missing, 0);
    EXPECT_EQ(hidden.state, State::kNothingToJudge);
    EXPECT_TRUE(hidden.trend.empty());
    EXPECT_FALSE(hidden.forecast_permille);
    EXPECT_FALSE(hidden.care_population);
  }
  EXPECT_FALSE(line(clerk, "P4.4").is_hidden) << "three students are no secret";
}

TEST_P(AFewChildren, AreLeftOutOfWhatIsJudged) {
  auto principal = boards_.board(people::viewer_of(cast->as_principal()));
  auto office = boards_.board(people::viewer_of(clerk));
  int hidden = 0;
  for (const auto& each : office.norms) hidden += each.is_hidden;
  EXPECT_GT(hidden, 0);
  EXPECT_EQ(office.judged, principal.judged - hidden);
}

TEST_P(AFewChildren, AreNoFigureOfAClassButToItsHomeroomTeacher) {
  more_in_care(cast->other_class, 6);
  EXPECT_EQ(line(clerk).population, 7) << "of the whole school they are many";
  auto office = classes(clerk);
  ASSERT_EQ(office.classes.size(), 2u);
  for (const auto& each : office.classes) {
    EXPECT_TRUE(each.is_hidden) << "the larger class would tell the smaller";
    EXPECT_EQ(each.population, 0);
  }
  for (const auto& each : office.grades) EXPECT_TRUE(each.is_hidden);
  auto own = classes(cast->as_homeroom());
  ASSERT_EQ(own.classes.size(), 1u);
  EXPECT_EQ(own.classes.front().population, 1);
  auto principal = classes(cast->as_principal());
  EXPECT_EQ(principal.classes.front().population, 1);
  EXPECT_EQ(principal.grades.front().population, 1);
}

TEST_P(AFewChildren, AreNoFigureOfAWhatIf) {
  const std::string target = "GET /api/norms/P4.7/what_if?at_least=9";
  api.check({{.name = "the principal",
              .as = cast->as_principal(),
              .request = target,
              .body_has = {"\"is_hidden\":false", "\"population\":1"}},
             {.name = "the office",
              .as = clerk,
              .request = target,
              .body_has = {"\"is_hidden\":true"},
              .body_lacks = {"\"population\":1", "李小雨"}}});
  more_in_care(cast->other_class, 6);
  api.check({{.name = "nor of its classes",
              .as = clerk,
              .request = target,
              .body_has = {"\"failing_classes\":[]"}}});
}

TEST_P(AFewChildren, AreNoFigureOfATrend) {
  more_in_care(cast->other_class, 6);
  auto monday = calendar::monday_of(clock_.today());
  write([&](db::Tx& tx) {
    tx.exec({"test.weeks",
             "insert into score_weeks (school_id, norm_id, period_no, week_on, population, met) "
             "select school_id, norm_id, period_no, cast(:week_on as text), 3, 1 from school_scores "
             "where school_id = :school_id and norm_id = 'P4.7' "
             "on conflict (school_id, period_no, norm_id, week_on) do update set population = 3, met = 1"},
            {{"school_id", cast->school}, {"week_on", monday - std::chrono::days{14}}});
  });
  auto shows_three = [&](const access::Caller& as) {
    auto trend = line(as).trend;
    return std::any_of(trend.begin(), trend.end(),
                       [](const TrendPoint& point) { return point.share_permille == 333; });
  };
  EXPECT_TRUE(shows_three(cast->as_principal()));
  EXPECT_FALSE(shows_three(clerk)) << "a share of three";
}

TEST_P(AFewChildren, AreNoFigureOnPaper) {
  auto board = boards_.board(people::viewer_of(clerk));
  auto report = board_report(board, {}, BoardPaper{.school_name = "清河小学"});
  bool found = false;
  for (const auto& row : report.tables.front().rows) {
    if (std::get<std::string>(row.front()) != "P4.7") continue;
    found = true;
    EXPECT_FALSE(std::holds_alternative<std::int64_t>(row[3]));
    EXPECT_FALSE(std::holds_alternative<std::int64_t>(row[4]));
    EXPECT_EQ(std::get<std::string>(row.back()), "人数少，不显示");
  }
  EXPECT_TRUE(found);
}

// A population that is the result of a norm among care groups says as much as that one.
class AFewWhoMetAnother : public kit::NormSchools {
 protected:
  AFewWhoMetAnother() {
    write([&](db::Tx& tx) {
      cast = std::make_unique<people::kit::TwoSchools>(tx);
      calendar::add_to_calendar(tx, cast->school, calendar::usual_calendar(2026));
      norms.adopt_all(tx, cast->school, make_date(2026, 8, 1));
      people::kit::add_care_membership(tx, cast->li, "disability");
    });
    ledger_.listen(norms);
    norms.begin_day(db());
    hold({.student_id = cast->li, .staff_id = cast->homeroom});
    clerk = cast->as_principal();
    clerk.roles = people::kTeachingOffice | people::kStaff;
  }
  static std::unique_ptr<Catalogue> own_catalogue() {
    return kit::catalogue_of(R"(id = "Q"
title = { zh = "本校制度", en = "Our own" }
[[clauses]]
id = "Q.1"
kind = "norm"
title = { zh = "残疾儿童每学期走访", en = "Children with a disability are visited" }
label = { zh = "走访", en = "Visited" }
[clauses.rule]
of = "student"
among = { care = ["disability"] }
count = { kinds = ["visit"] }
at_least = 1
per = "term"
share = 100
[[clauses]]
id = "Q.2"
kind = "norm"
title = { zh = "走访到的当面谈", en = "Those visited, face to face" }
label = { zh = "当面", en = "In person" }
[clauses.rule]
of = "student"
among = { met = "Q.1" }
count = { kinds = ["visit"], face_to_face = true }
at_least = 1
per = "term"
share = 80
)");
  }

  std::unique_ptr<Catalogue> own = own_catalogue();
  Norms norms{*own, clock_};
  Boards boards{db(), clock_, norms};
  std::unique_ptr<people::kit::TwoSchools> cast;
  access::Caller clerk;
};

TEST_P(AFewWhoMetAnother, AreHiddenAsThoseWere) {
  auto line = [&](const access::Caller& as) { return boards.board(people::viewer_of(as)).norms.at(1); };
  EXPECT_EQ(line(cast->as_principal()).clause, "Q.2");
  EXPECT_EQ(line(cast->as_principal()).population, 1);
  for (const auto& caller : {clerk, cast->as_third_grade_head(), cast->as_other_homeroom()}) {
    EXPECT_TRUE(line(caller).is_hidden);
    EXPECT_EQ(line(caller).population, 0);
  }
  auto district = boards.district();
  for (const auto& school : district.schools)
    if (school.school_id == cast->school && school.cells.at(1)) {
      EXPECT_FALSE(school.cells.at(1)->population);
    }
}

TEST_P(AFewWhoMetAnother, AreNamedOnlyToThoseWithTheGrant) {
  auto named = [&](const access::Caller& as) {
    auto evidence = boards.sheet(people::viewer_of(as), {.clause = "Q.2", .class_id = cast->school_class});
    for (const auto& each : evidence.value().students)
      if (each.square != Square::kNotConcerned) return true;
    return false;
  };
  EXPECT_TRUE(named(cast->as_principal()));
  EXPECT_FALSE(named(clerk)) << "a square would tell who is in the care group";
}

KITH_BOTH_ENGINES(AFewChildren);
KITH_BOTH_ENGINES(AFewWhoMetAnother);

}  // namespace
}  // namespace kith::norms
