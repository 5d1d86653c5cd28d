// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/guards/checking.hpp"

#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::notices {
namespace {

TEST(CheckingALetter, IsForWhoeverWritesOneAndTellsFamiliesNothing) {
  db::ScratchDatabase database;
  const auto cast = database.db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  FixedClock clock{people::kit::morning()};
  http::RouterKit kit{letter_check_routes(clock)};
  const std::string request = "POST /api/notice_checks",
                    body = R"({"title": "通知", "body": "请为我区投票"})";
  kit.check({
      {.name = "a teacher",
       .as = cast.as_homeroom(),
       .request = request,
       .body = body,
       .body_has = {R"("concern":"vote")", R"("is_refused":true)", R"("is_too_late":false)"}},
      {.name = "an officer", .as = cast.as_officer(), .request = request, .body = body, .body_has = {"vote"}},
      {.name = "a guardian", .as = cast.as_li_mother(), .request = request, .body = body, .status = 403},
      {.name = "nobody signed in", .as = {}, .request = request, .body = body, .status = 401},
  });
}

}  // namespace
}  // namespace kith::notices
