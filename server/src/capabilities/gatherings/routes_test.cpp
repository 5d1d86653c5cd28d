// SPDX-License-Identifier: Apache-2.0
// Who may plan and record gatherings for whom, and who must not hear of them.
#include "capabilities/gatherings/routes.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::gatherings {
namespace {

class GatheringRoutes : public ::testing::Test {
 protected:
  std::string body(const std::string& level, std::int64_t group_id, const std::string& client_key,
                   const std::string& kind = "meeting") const {
    return fmt::format(
        R"({{"kind": "{}", "level": "{}", "group_id": {}, "title": "聊聊期中之后", "held_on": "2026-11-18", "has_plan": true, "client_key": "{}"}})",
        kind, level, group_id, client_key);
  }
  std::string own(const std::string& client_key = "own") const {
    return body("class", cast.school_class, client_key);
  }
  std::string recorded() {
    auto answer = kit.call(cast.as_homeroom(), "POST /api/gatherings", own());
    return std::to_string(answer.json().at("gathering_id").to_number<std::int64_t>());
  }

  db::ScratchDatabase database;
  people::kit::TwoSchools cast = database.db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  FixedClock clock{people::kit::morning()};
  ledger::Ledger ledger{clock};
  ledger::Duties duties;
  events::KeptEvents events;
  Gatherings gatherings{database.db(), clock, ledger, duties, events};
  http::RouterKit kit{gathering_routes(gatherings)};
};

TEST_F(GatheringRoutes, LetEachActForTheGroupsInCharge) {
  const std::string post = "POST /api/gatherings";
  kit.check({
      {.name = "a homeroom teacher for the own class",
       .as = cast.as_homeroom(),
       .request = post,
       .body = own(),
       .body_has = {"held", "聊聊期中之后", R"("may_change":true)"}},
      {.name = "not for another class",
       .as = cast.as_homeroom(),
       .request = post,
       .body = body("class", cast.other_class, "b"),
       .status = 403},
      {.name = "not for the grade",
       .as = cast.as_homeroom(),
       .request = post,
       .body = body("grade", 3, "c"),
       .status = 403},
      {.name = "not for the school",
       .as = cast.as_homeroom(),
       .request = post,
       .body = body("school", 0, "d"),
       .status = 403},
      {.name = "a grade head for the own grade",
       .as = cast.as_third_grade_head(),
       .request = post,
       .body = body("grade", 3, "e")},
      {.name = "and its classes",
       .as = cast.as_third_grade_head(),
       .request = post,
       .body = body("class", cast.school_class, "f")},
      {.name = "not for another grade",
       .as = cast.as_third_grade_head(),
       .request = post,
       .body = body("grade", 4, "g"),
       .status = 403},
      {.name = "the desk for the school",
       .as = cast.as_principal(),
       .request = post,
       .body = body("school", 0, "h")},
      {.name = "never for a class of another school",
       .as = cast.as_principal(),
       .request = post,
       .body = body("class", cast.class_elsewhere, "i"),
       .status = 403},
      {.name = "a notice is no gathering",
       .as = cast.as_principal(),
       .request = post,
       .body = body("school", 0, "j", "notice"),
       .status = 422,
       .body_has = {"gatherings.not_a_gathering"}},
      {.name = "no guardian", .as = cast.as_li_mother(), .request = post, .body = own("k"), .status = 403},
      {.name = "nor the district", .as = cast.as_officer(), .request = post, .body = own("l"), .status = 403},
  });
}

TEST_F(GatheringRoutes, ShowAGatheringToStaffOfItsClassAlone) {
  recorded();
  const std::string list = "GET /api/gatherings";
  kit.check({
      {.name = "its teacher", .as = cast.as_homeroom(), .request = list, .body_has = {"聊聊期中之后"}},
      {.name = "the grade head",
       .as = cast.as_third_grade_head(),
       .request = list,
       .body_has = {"聊聊期中之后"}},
      {.name = "the desk", .as = cast.as_principal(), .request = list, .body_has = {"聊聊期中之后"}},
      {.name = "not the teacher of another class",
       .as = cast.as_other_homeroom(),
       .request = list,
       .body_lacks = {"聊聊期中之后"}},
      {.name = "not another school",
       .as = cast.as_principal_elsewhere(),
       .request = list,
       .body_lacks = {"聊聊期中之后"}},
      {.name = "no family",
       .as = cast.as_li_mother(),
       .request = list,
       .status = 403,
       .body_lacks = {"聊聊期中之后"}},
      {.name = "not the district",
       .as = cast.as_officer(),
       .request = list,
       .status = 403,
       .body_lacks = {"聊聊期中之后"}},
  });
}

TEST_F(GatheringRoutes, ShowOneOfTheSchoolToAllItsStaff) {
  kit.call(cast.as_principal(), "POST /api/gatherings", body("school", 0, "a"));
  kit.check({
      {.name = "every teacher sees it and may not change it",
       .as = cast.as_other_homeroom(),
       .request = "GET /api/gatherings",
       .body_has = {"聊聊期中之后", R"("may_change":false)"}},
      {.name = "not another school",
       .as = cast.as_homeroom_elsewhere(),
       .request = "GET /api/gatherings",
       .body_lacks = {"聊聊期中之后"}},
  });
}

TEST_F(GatheringRoutes, LetNobodyElseTakeAHoldingBack) {
  auto target = "DELETE /api/gatherings/" + recorded() + "/holding";
  kit.check({
      {.name = "out of sight", .as = cast.as_other_homeroom(), .request = target, .status = 404},
      {.name = "another school", .as = cast.as_principal_elsewhere(), .request = target, .status = 404},
      {.name = "a guardian", .as = cast.as_li_mother(), .request = target, .status = 403},
      {.name = "who is in charge", .as = cast.as_third_grade_head(), .request = target, .body_has = {"void"}},
      {.name = "once",
       .as = cast.as_homeroom(),
       .request = target,
       .status = 409,
       .body_has = {"gatherings.not_held"}},
  });
}

}  // namespace
}  // namespace kith::gatherings
