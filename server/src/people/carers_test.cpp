// SPDX-License-Identifier: Apache-2.0
#include "people/carers.hpp"

#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::people {
namespace {

TEST(MarkingACarer, IsForTheSchoolDeskAlone) {
  db::ScratchDatabase database;
  auto cast = database.db().write([](db::Tx& tx) { return kit::TwoSchools(tx); });
  FixedClock clock{kit::morning()};
  int changes = 0;
  http::RouterKit kit{carer_routes({database.db(), clock, [&](db::Tx&, std::int64_t school_id) {
                                      EXPECT_EQ(school_id, cast.school);
                                      ++changes;
                                    }})};
  const auto request = "PUT /api/students/" + std::to_string(cast.li) + "/guardians/" +
                       std::to_string(cast.li_mother) + "/carer";
  const std::string body = R"({"is_carer": true})";
  kit.check({
      {.name = "the homeroom teacher",
       .as = cast.as_homeroom(),
       .request = request,
       .body = body,
       .status = 403},
      {.name = "herself", .as = cast.as_li_mother(), .request = request, .body = body, .status = 403},
      {.name = "the district", .as = cast.as_officer(), .request = request, .body = body, .status = 403},
      {.name = "another school",
       .as = cast.as_principal_elsewhere(),
       .request = request,
       .body = body,
       .status = 404,
       .body_lacks = {"周敏"}},
  });
  EXPECT_EQ(changes, 0);
  kit.check(
      {{.name = "the desk", .as = cast.as_principal(), .request = request, .body = body, .status = 204}});
  EXPECT_EQ(changes, 1);
  const auto list = "GET /api/students/" + std::to_string(cast.li) + "/carers";
  const auto marked = "[" + std::to_string(cast.li_mother) + "]";
  kit.check({
      {.name = "the desk reads it", .as = cast.as_principal(), .request = list, .body_has = {marked}},
      {.name = "the own teacher reads it", .as = cast.as_homeroom(), .request = list, .body_has = {marked}},
      {.name = "another teacher",
       .as = cast.as_other_homeroom(),
       .request = list,
       .status = 404,
       .body_lacks = {marked}},
      {.name = "a family", .as = cast.as_li_mother(), .request = list, .status = 403},
      {.name = "another school's list", .as = cast.as_principal_elsewhere(), .request = list, .status = 404},
  });
  EXPECT_EQ(database.db().read([&](db::Session& session) {
    return session.one<std::int64_t>(
        {"test.carers", "select count(*) from guardianships where is_carer = 1"});
  }),
            1);
}

}  // namespace
}  // namespace kith::people
