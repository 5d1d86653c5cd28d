// SPDX-License-Identifier: Apache-2.0
// Whom norms leave out: newcomers by the school's own weeks, and who is excused with a reason.
#include "norms/adoption/leeway.hpp"

#include <fmt/format.h>

#include "calendar/calendar_store.hpp"
#include "norms/adoption/leeway_routes.hpp"
#include "norms/adoption/leeway_store.hpp"
#include "norms/boards/boards.hpp"
#include "norms/norm_kit.hpp"
#include "norms/packs/pack.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::norms {
namespace {

// P2c.11 asks for every student, P4.7 for those of care groups; both know excuses.
class LeavingOut : public kit::NormSchools {
 protected:
  LeavingOut() {
    write([&](db::Tx& tx) {
      cast = std::make_unique<people::kit::TwoSchools>(tx);
      for (auto school : {cast->school, cast->elsewhere}) {
        calendar::add_to_calendar(tx, school, calendar::usual_calendar(2026));
        norms_.adopt_all(tx, school, make_date(2026, 8, 1));
      }
    });
    norms_.begin_day(db());
  }
  static std::string body(std::int64_t student, const std::string& reason, int period_no = kWeek) {
    return fmt::format(R"({{"period_no":{},"subject_id":{},"reason":"{}"}})", period_no, student, reason);
  }

  static constexpr int kWeek = 4202647;
  static constexpr const char* kExcuses = "/api/norms/P2c.11/excuses";
  std::unique_ptr<people::kit::TwoSchools> cast;
  http::RouterKit api{leeway_routes(Leeway(db(), clock_, norms_))};
};

TEST_P(LeavingOut, ExcusesAStudentWithAReasonAndAName) {
  EXPECT_EQ(score(cast->school, "P2c.11"), "3 0");
  api.check({
      {.name = "the homeroom teacher, of the own class",
       .as = cast->as_homeroom(),
       .request = fmt::format("POST {}", kExcuses),
       .body = body(cast->li, "住院两周"),
       .body_has = {"李小雨", "三年级1班", "住院两周", "何老师"}},
      {.name = "read by the desk",
       .as = cast->as_principal(),
       .request = fmt::format("GET {}?period_no={}", kExcuses, kWeek),
       .body_has = {"李小雨", "\"excusable\":true"}},
      {.name = "not by a teacher of another class",
       .as = cast->as_other_homeroom(),
       .request = fmt::format("GET {}?period_no={}", kExcuses, kWeek),
       .body_lacks = {"李小雨", "住院"}},
      {.name = "nor by another school",
       .as = cast->as_principal_elsewhere(),
       .request = fmt::format("GET {}?period_no={}", kExcuses, kWeek),
       .body_lacks = {"李小雨", "住院"}},
      {.name = "nor by a guardian",
       .as = cast->as_zhao_mother(),
       .request = fmt::format("GET {}?period_no={}", kExcuses, kWeek),
       .status = 403,
       .body_lacks = {"李小雨", "住院"}},
  });
  EXPECT_EQ(score(cast->school, "P2c.11"), "2 0") << "out of the population at once";
  api.check({{.name = "withdrawn",
              .as = cast->as_homeroom(),
              .request = fmt::format("DELETE {}?period_no={}&subject_id={}", kExcuses, kWeek, cast->li),
              .body_lacks = {"李小雨"}},
             {.name = "once",
              .as = cast->as_homeroom(),
              .request = fmt::format("DELETE {}?period_no={}&subject_id={}", kExcuses, kWeek, cast->li),
              .status = 404,
              .body_has = {"norms.no_such_excuse"}}});
  EXPECT_EQ(score(cast->school, "P2c.11"), "3 0");
}

TEST_P(LeavingOut, RefusesExcusesThatCannotBe) {
  struct Refused {
    std::string name;
    access::Caller as;
    std::string clause, body;
    int status;
    std::string code;
  };
  std::vector<Refused> refused{
      {"no reason", cast->as_homeroom(), "P2c.11", body(cast->li, " "), 422, "norms.reason_missing"},
      {"not a rule that knows excuses", cast->as_homeroom(), "P4.4", body(cast->li, "x"), 422,
       "norms.not_excusable"},
      {"an unknown clause", cast->as_homeroom(), "P9.9", body(cast->li, "x"), 404, "norms.no_such_norm"},
      {"a period not begun", cast->as_homeroom(), "P2c.11", body(cast->li, "x", 4202652), 404,
       "norms.no_such_period"},
      {"a period of another kind", cast->as_homeroom(), "P2c.11", body(cast->li, "x", 2202601), 404,
       "norms.no_such_norm"},
      {"a student out of sight", cast->as_other_homeroom(), "P2c.11", body(cast->li, "x"), 404,
       "people.no_such_student"},
      {"of another school", cast->as_principal_elsewhere(), "P2c.11", body(cast->li, "x"), 404,
       "people.no_such_student"},
      {"neither homeroom teacher nor desk", cast->as_third_grade_head(), "P2c.11", body(cast->li, "x"), 403,
       ""},
      {"a guardian", cast->as_li_mother(), "P2c.11", body(cast->li, "x"), 403, ""}};
  for (const auto& row : refused)
    api.check({{.name = row.name,
                .as = row.as,
                .request = "POST /api/norms/" + row.clause + "/excuses",
                .body = row.body,
                .status = row.status,
                .body_has = {row.code}}});
  EXPECT_EQ(score(cast->school, "P2c.11"), "3 0");
}

TEST_P(LeavingOut, LeavesAFrozenPeriodAsItWas) {
  set_today(make_date(2026, 12, 14));
  norms_.begin_day(db());
  api.check({{.name = "too late",
              .as = cast->as_principal(),
              .request = fmt::format("POST {}", kExcuses),
              .body = body(cast->li, "x"),
              .status = 409,
              .body_has = {"norms.period_frozen"}},
             {.name = "and says so",
              .as = cast->as_principal(),
              .request = fmt::format("GET {}?period_no={}", kExcuses, kWeek),
              .body_has = {"\"excusable\":false"}}});
}

TEST_P(LeavingOut, ShowsWhoIsExcusedFromACareNormOnlyToThoseWithAGrant) {
  write([&](db::Tx& tx) {
    people::kit::add_care_membership(tx, cast->li, "single_parent");
    norms_.roster_changed(tx, cast->school);
  });
  const auto read = "GET /api/norms/P4.7/excuses?period_no=2202601";
  api.check({{.name = "excused",
              .as = cast->as_homeroom(),
              .request = "POST /api/norms/P4.7/excuses",
              .body = body(cast->li, "随父母外出", 2202601),
              .body_has = {"李小雨"}},
             {.name = "the homeroom teacher sees it",
              .as = cast->as_homeroom(),
              .request = read,
              .body_has = {"李小雨"}},
             {.name = "the grade head sees the child, not that it is in a care group",
              .as = cast->as_third_grade_head(),
              .request = read,
              .body_lacks = {"李小雨", "随父母外出"}}});
}

TEST_P(LeavingOut, CountsNewcomersByTheSchoolsOwnWeeks) {
  api.check({
      {.name = "two weeks at first",
       .as = cast->as_principal(),
       .request = "GET /api/norms/newcomer_weeks",
       .body_has = {"\"weeks\":2"}},
      {.name = "set by the desk",
       .as = cast->as_principal(),
       .request = "PUT /api/norms/newcomer_weeks",
       .body = R"({"weeks":8})",
       .body_has = {"\"weeks\":8"}},
      {.name = "kept",
       .as = cast->as_principal(),
       .request = "GET /api/norms/newcomer_weeks",
       .body_has = {"\"weeks\":8"}},
      {.name = "another school has its own",
       .as = cast->as_principal_elsewhere(),
       .request = "GET /api/norms/newcomer_weeks",
       .body_has = {"\"weeks\":2"}},
      {.name = "not nine",
       .as = cast->as_principal(),
       .request = "PUT /api/norms/newcomer_weeks",
       .body = R"({"weeks":9})",
       .status = 422,
       .body_has = {"norms.newcomer_weeks_out_of_range"}},
      {.name = "nor fewer than none",
       .as = cast->as_principal(),
       .request = "PUT /api/norms/newcomer_weeks",
       .body = R"({"weeks":-1})",
       .status = 422,
       .body_has = {"norms.newcomer_weeks_out_of_range"}},
      {.name = "not by a teacher",
       .as = cast->as_homeroom(),
       .request = "PUT /api/norms/newcomer_weeks",
       .body = R"({"weeks":0})",
       .status = 403},
  });
}

// Two rules of a school's own: one of staff, one of families.
class ExcusingOthers : public kit::NormSchools {
 protected:
  ExcusingOthers() {
    write([&](db::Tx& tx) {
      cast = std::make_unique<people::kit::TwoSchools>(tx);
      for (auto school : {cast->school, cast->elsewhere})
        calendar::add_to_calendar(tx, school, calendar::usual_calendar(2026));
      norms.adopt_all(tx, cast->school, make_date(2026, 8, 1));
      family = people::kit::family_of(tx, cast->li);
    });
    norms.begin_day(db());
  }
  static std::unique_ptr<Catalogue> own_catalogue() {
    return kit::catalogue_of(R"(id = "Q"
title = { zh = "本校制度", en = "Our own" }
[[clauses]]
id = "Q.1"
kind = "norm"
title = { zh = "教师每周联系一家", en = "A teacher is in contact once a week" }
label = { zh = "教师", en = "Staff" }
[clauses.rule]
of = "staff"
count = {}
at_least = 1
per = "week"
share = 100
excusable = true
[[clauses]]
id = "Q.2"
kind = "norm"
title = { zh = "每家每周联系一次", en = "Every family once a week" }
label = { zh = "家庭", en = "Families" }
[clauses.rule]
of = "family"
count = {}
at_least = 1
per = "week"
share = 100
excusable = true
[[clauses]]
id = "Q.3"
kind = "norm"
title = { zh = "每班每学期开一次家长会", en = "A meeting of every class each term" }
label = { zh = "班级", en = "Classes" }
[clauses.rule]
of = "class"
count = { kinds = ["meeting"] }
at_least = 1
per = "term"
share = 100
excusable = true
)");
  }
  std::string body(std::int64_t subject_id) const {
    return fmt::format(R"({{"period_no":4202647,"subject_id":{},"reason":"外出培训"}})", subject_id);
  }
  int population(const std::string& clause) {
    Boards boards(db(), clock_, norms);
    return boards.classes(people::viewer_of(cast->as_principal()), {.clause = clause})
        .value()
        .norm.population;
  }

  std::unique_ptr<Catalogue> own = own_catalogue();
  Norms norms{*own, clock_};
  std::unique_ptr<people::kit::TwoSchools> cast;
  std::int64_t family = 0;
  http::RouterKit api{leeway_routes(Leeway(db(), clock_, norms))};
};

TEST_P(ExcusingOthers, OfStaffIsForTheDesk) {
  const std::string post = "POST /api/norms/Q.1/excuses",
                    read = "GET /api/norms/Q.1/excuses?period_no=4202647";
  auto before = population("Q.1");
  api.check({
      {.name = "not by a colleague",
       .as = cast->as_other_homeroom(),
       .request = post,
       .body = body(cast->homeroom),
       .status = 403,
       .body_has = {"norms.staff_by_desk"}},
      {.name = "nor by oneself",
       .as = cast->as_homeroom(),
       .request = post,
       .body = body(cast->homeroom),
       .status = 403},
      {.name = "not of another school",
       .as = cast->as_principal(),
       .request = post,
       .body = body(cast->homeroom_elsewhere),
       .status = 404,
       .body_has = {"people.no_such_staff"}},
      {.name = "by the principal, with a name and a reason",
       .as = cast->as_principal(),
       .request = post,
       .body = body(cast->homeroom),
       .body_has = {"何老师", "外出培训", "冯校长"}},
      {.name = "who is excused reads it",
       .as = cast->as_homeroom(),
       .request = read,
       .body_has = {"外出培训"}},
      {.name = "colleagues do not",
       .as = cast->as_other_homeroom(),
       .request = read,
       .body_lacks = {"何老师", "外出培训"}},
  });
  EXPECT_EQ(population("Q.1"), before - 1);
  api.check({{.name = "withdrawn",
              .as = cast->as_principal(),
              .request = fmt::format("DELETE /api/norms/Q.1/excuses?period_no=4202647&subject_id={}",
                                     cast->homeroom),
              .body_lacks = {"何老师"}}});
  EXPECT_EQ(population("Q.1"), before);
}

TEST_P(ExcusingOthers, OfFamiliesIsForTheHomeroomTeacherOfAChild) {
  write([&](db::Tx& tx) { people::kit::add_sibling(tx, cast->li, cast->other_class, {.name = "李小风"}); });
  const std::string post = "POST /api/norms/Q.2/excuses",
                    read = "GET /api/norms/Q.2/excuses?period_no=4202647";
  write([&](db::Tx& tx) { norms.roster_changed(tx, cast->school); });
  auto before = population("Q.2");
  api.check({
      {.name = "a family with no child in sight",
       .as = cast->as_other_homeroom(),
       .request = post,
       .body = body(cast->zhao),
       .status = 404,
       .body_has = {"norms.no_such_family"}},
      {.name = "a grade head",
       .as = cast->as_third_grade_head(),
       .request = post,
       .body = body(family),
       .status = 403},
      {.name = "the homeroom teacher, who reads the own child's name",
       .as = cast->as_homeroom(),
       .request = post,
       .body = body(family),
       .body_has = {"李小雨", "三年级1班", "何老师"},
       .body_lacks = {"李小风"}},
      {.name = "the teacher of the other child reads that one's",
       .as = cast->as_other_homeroom(),
       .request = read,
       .body_has = {"李小风"},
       .body_lacks = {"李小雨"}},
  });
  EXPECT_EQ(population("Q.2"), before - 1) << "once, in both classes";
}

TEST_P(ExcusingOthers, OfClassesIsForTheDesk) {
  const std::string post = "POST /api/norms/Q.3/excuses",
                    read = "GET /api/norms/Q.3/excuses?period_no=2202601";
  auto excuse = [&](std::int64_t class_id) {
    return fmt::format(R"({{"period_no":2202601,"subject_id":{},"reason":"整班外出研学"}})", class_id);
  };
  auto before = population("Q.3");
  api.check({
      {.name = "not by its own homeroom teacher",
       .as = cast->as_homeroom(),
       .request = post,
       .body = excuse(cast->school_class),
       .status = 403,
       .body_has = {"norms.class_by_desk"}},
      {.name = "not of another school",
       .as = cast->as_principal(),
       .request = post,
       .body = excuse(cast->class_elsewhere),
       .status = 404,
       .body_has = {"people.no_such_class"}},
      {.name = "by the principal",
       .as = cast->as_principal(),
       .request = post,
       .body = excuse(cast->school_class),
       .body_has = {"三年级1班", "整班外出研学", "冯校长"}},
      {.name = "its homeroom teacher reads it",
       .as = cast->as_homeroom(),
       .request = read,
       .body_has = {"整班外出研学"}},
      {.name = "teachers of other classes do not",
       .as = cast->as_other_homeroom(),
       .request = read,
       .body_lacks = {"整班外出研学"}},
  });
  EXPECT_EQ(population("Q.3"), before - 1);
}

KITH_BOTH_ENGINES(LeavingOut);
KITH_BOTH_ENGINES(ExcusingOthers);

}  // namespace
}  // namespace kith::norms
