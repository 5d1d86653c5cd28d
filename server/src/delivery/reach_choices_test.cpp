// SPDX-License-Identifier: Apache-2.0
#include "delivery/reach_choices.hpp"

#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::delivery {
namespace {

TEST(ReachChoicesOfAFamily, AreEachGuardiansOwn) {
  db::ScratchDatabase database;
  auto cast = database.db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  FixedClock clock{people::kit::morning()};
  http::RouterKit kit{reach_choice_routes({database.db(), clock, {"letters", "fees"}})};
  const std::string path = "/api/delivery/reach_choices", off = R"({"topic": "letters", "choice": "off"})";
  kit.check({
      {.name = "at first",
       .as = cast.as_li_mother(),
       .request = "GET " + path,
       .body_has = {"at_once", "1200"},
       .body_lacks = {"off"}},
      {.name = "chosen",
       .as = cast.as_li_mother(),
       .request = "PUT " + path,
       .body = off,
       .body_has = {"\"off\""}},
      {.name = "chosen again",
       .as = cast.as_li_mother(),
       .request = "PUT " + path,
       .body = R"({"topic": "letters", "choice": "digest"})",
       .body_has = {"digest\""},
       .body_lacks = {"\"off\""}},
      {.name = "another family",
       .as = cast.as_zhao_mother(),
       .request = "GET " + path,
       .body_lacks = {"digest\""}},
      {.name = "what nobody chooses about",
       .as = cast.as_li_mother(),
       .request = "PUT " + path,
       .body = R"({"topic": "urgent", "choice": "off"})",
       .status = 422,
       .body_has = {"delivery.no_such_topic"}},
      {.name = "staff", .as = cast.as_homeroom(), .request = "GET " + path, .status = 403},
      {.name = "nobody signed in", .as = {}, .request = "PUT " + path, .body = off, .status = 401},
  });
}

}  // namespace
}  // namespace kith::delivery
