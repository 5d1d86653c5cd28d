// SPDX-License-Identifier: Apache-2.0
// Whom norms leave out: newcomers by the school's own weeks, and who is excused with a reason.
#include "norms/adoption/leeway.hpp"

#include <fmt/format.h>

#include "calendar/calendar_store.hpp"
#include "norms/adoption/leeway_routes.hpp"
#include "norms/adoption/leeway_store.hpp"
#include "norms/norm_kit.hpp"
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

KITH_BOTH_ENGINES(LeavingOut);

}  // namespace
}  // namespace kith::norms
