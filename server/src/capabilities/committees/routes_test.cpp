// SPDX-License-Identifier: Apache-2.0
// Who may appoint to which committee, and what of its members nobody must see.
#include "capabilities/committees/routes.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::committees {
namespace {

class CommitteeRoutes : public ::testing::Test {
 protected:
  std::string body(const std::string& level, std::int64_t group_id, std::int64_t guardian_id) const {
    return fmt::format(
        R"({{"level": "{}", "group_id": {}, "guardian_id": {}, "role": "member", "since_on": "2026-11-02"}})",
        level, group_id, guardian_id);
  }
  std::string of_class() const { return body("class", cast.school_class, cast.li_mother); }
  std::string seated() {
    auto answer = kit.call(cast.as_homeroom(), "POST /api/committees/seats", of_class());
    return std::to_string(answer.json().at("seats").at(0).at("seat_id").to_number<std::int64_t>());
  }

  db::ScratchDatabase database;
  people::kit::TwoSchools cast = database.db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  FixedClock clock{people::kit::morning()};
  events::KeptEvents events;
  Committees committees{database.db(), clock, events, [](db::Tx&, std::int64_t) {}};
  http::RouterKit kit{committee_routes(committees)};
};

TEST_F(CommitteeRoutes, LetTheDeskAppointForAllAndAHomeroomTeacherForTheOwnClass) {
  const std::string post = "POST /api/committees/seats";
  kit.check({
      {.name = "the own class",
       .as = cast.as_homeroom(),
       .request = post,
       .body = of_class(),
       .body_has = {"周敏"}},
      {.name = "not another class",
       .as = cast.as_homeroom(),
       .request = post,
       .body = body("class", cast.other_class, cast.sun_mother),
       .status = 404},
      {.name = "not the grade",
       .as = cast.as_homeroom(),
       .request = post,
       .body = body("grade", 3, cast.zhao_mother),
       .status = 403},
      {.name = "not the school",
       .as = cast.as_homeroom(),
       .request = post,
       .body = body("school", 0, cast.zhao_mother),
       .status = 403},
      {.name = "a grade head sees and does not appoint",
       .as = cast.as_third_grade_head(),
       .request = post,
       .body = body("class", cast.school_class, cast.zhao_mother),
       .status = 403},
      {.name = "the desk for the grade",
       .as = cast.as_principal(),
       .request = post,
       .body = body("grade", 3, cast.zhao_mother)},
      {.name = "the desk for the school",
       .as = cast.as_principal(),
       .request = post,
       .body = body("school", 0, cast.zhao_mother)},
      {.name = "never for another school",
       .as = cast.as_principal_elsewhere(),
       .request = post,
       .body = body("class", cast.school_class, cast.li_mother),
       .status = 404},
      {.name = "a guardian of another school takes no seat",
       .as = cast.as_principal_elsewhere(),
       .request = post,
       .body = body("school", 0, cast.li_mother),
       .status = 422},
      {.name = "no guardian", .as = cast.as_li_mother(), .request = post, .body = of_class(), .status = 403},
      {.name = "nor the district",
       .as = cast.as_officer(),
       .request = post,
       .body = of_class(),
       .status = 403},
  });
}

TEST_F(CommitteeRoutes, ShowFamiliesWhoRepresentsThemAndNoChildOrTelephone) {
  seated();
  const std::string list = "GET /api/committees";
  const std::vector<std::string> never{"telephone", "guardian_id", "李小雨", "\"former\":[{"};
  kit.check({
      {.name = "a family of the class",
       .as = cast.as_zhao_mother(),
       .request = list,
       .body_has = {"周敏", "三年级1班", R"("may_change":false)"},
       .body_lacks = never},
      {.name = "the member herself",
       .as = cast.as_li_mother(),
       .request = list,
       .body_has = {"周敏"},
       .body_lacks = never},
      {.name = "not a family of another class",
       .as = cast.as_sun_mother(),
       .request = list,
       .body_has = {"四年级1班"},
       .body_lacks = {"周敏", "三年级1班"}},
      {.name = "who is barred from the child sees no committee",
       .as = cast.as_li_barred_father(),
       .request = list,
       .body_lacks = {"周敏", "level"}},
      {.name = "the homeroom teacher sees whose parent it is",
       .as = cast.as_homeroom(),
       .request = list,
       .body_has = {"周敏", "李小雨"},
       .body_lacks = {"telephone"}},
      {.name = "the grade head sees the member alone",
       .as = cast.as_third_grade_head(),
       .request = list,
       .body_has = {"周敏"},
       .body_lacks = never},
      {.name = "not the teacher of another class",
       .as = cast.as_other_homeroom(),
       .request = list,
       .body_lacks = {"周敏", "李小雨"}},
      {.name = "not another school",
       .as = cast.as_principal_elsewhere(),
       .request = list,
       .body_lacks = {"周敏"}},
      {.name = "not the district", .as = cast.as_officer(), .request = list, .status = 403},
  });
}

TEST_F(CommitteeRoutes, OfferGuardiansOfAClassToWhoMayAppointThere) {
  auto target = "GET /api/committees/candidates/" + std::to_string(cast.school_class);
  kit.check({
      {.name = "its homeroom teacher",
       .as = cast.as_homeroom(),
       .request = target,
       .body_has = {"周敏", "钱桂兰"},
       .body_lacks = {"telephone", "李国强"}},
      {.name = "the desk", .as = cast.as_principal(), .request = target, .body_has = {"周敏"}},
      {.name = "not the grade head", .as = cast.as_third_grade_head(), .request = target, .status = 404},
      {.name = "not another teacher", .as = cast.as_other_homeroom(), .request = target, .status = 404},
      {.name = "not another school", .as = cast.as_principal_elsewhere(), .request = target, .status = 404},
      {.name = "no guardian",
       .as = cast.as_zhao_mother(),
       .request = target,
       .status = 403,
       .body_lacks = {"周敏"}},
  });
}

TEST_F(CommitteeRoutes, LetNobodyElseEndASeat) {
  auto target = "POST /api/committees/seats/" + seated() + "/end";
  const std::string today = R"({"until_on": "2026-11-18"})";
  kit.check({
      {.name = "out of sight",
       .as = cast.as_other_homeroom(),
       .request = target,
       .body = today,
       .status = 404},
      {.name = "another school",
       .as = cast.as_principal_elsewhere(),
       .request = target,
       .body = today,
       .status = 404},
      {.name = "a grade head",
       .as = cast.as_third_grade_head(),
       .request = target,
       .body = today,
       .status = 403},
      {.name = "a guardian", .as = cast.as_li_mother(), .request = target, .body = today, .status = 403},
      {.name = "the homeroom teacher",
       .as = cast.as_homeroom(),
       .request = target,
       .body = today,
       .body_has = {R"("seats":[])", R"("former":[{)"}},
      {.name = "families no longer see it",
       .as = cast.as_zhao_mother(),
       .request = "GET /api/committees",
       .body_lacks = {"周敏"}},
  });
}

}  // namespace
}  // namespace kith::committees
