// SPDX-License-Identifier: Apache-2.0
// Who may write to the families of a district, and what the district is never told.
#include "capabilities/notices/district/routes.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "capabilities/notices/district/district_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::notices {
namespace {

using std::chrono::hours;

class DistrictLetterRoutes : public kit::DistrictAtWork {
 protected:
  DistrictLetterRoutes() {
    auto answer = kit.call(cast.as_officer(), "POST /api/district_notices",
                           R"({"title": "冬季安全", "body": "路滑", "needs": "confirm", "client_key": "k"})");
    id = answer.json().at("letter_id").to_number<std::int64_t>();
    work();
    clock.set(clock.now() + hours{2});
  }
  std::string at(const char* pattern) const { return fmt::format(fmt::runtime(pattern), id); }

  http::RouterKit kit{district_letter_routes(letters)};
  std::int64_t id = 0;
};
KITH_BOTH_ENGINES(DistrictLetterRoutes);

TEST_P(DistrictLetterRoutes, AreForOfficersWhoGetFiguresAndNoName) {
  const std::vector<std::string> names{"李小雨", "赵大海", "孙一鸣", "吴静",   "周敏",   "李国强",
                                       "钱桂兰", "陶静",   "许兰",   "何老师", "冯校长", "沈校长"};
  const std::vector<std::pair<std::string, std::string>> requests{
      {"POST /api/district_notices/preview", R"({"grades": [4]})"},
      {"GET /api/district_notices", ""},
      {at("GET /api/district_notices/{}"), ""},
      {at("GET /api/district_notices/{}/workbook"), ""},
      {at("POST /api/district_notices/{}/reminder"), ""},
      {at("POST /api/district_notices/{}/correction"), R"({"title": "冬季安全", "body": "雪天"})"},
      {at("DELETE /api/district_notices/{}"), ""},
      {"POST /api/district_notices",
       R"({"title": "冬季", "body": "路滑", "needs": "read", "client_key": "again"})"}};
  for (const auto& [request, body] : requests) {
    kit.check({
        {.name = "a guardian", .as = cast.as_li_mother(), .request = request, .body = body, .status = 403},
        {.name = "a teacher", .as = cast.as_homeroom(), .request = request, .body = body, .status = 403},
        {.name = "a school's desk",
         .as = cast.as_principal(),
         .request = request,
         .body = body,
         .status = 403,
         .body_lacks = {"冬季"}},
        {.name = "nobody signed in", .as = {}, .request = request, .body = body, .status = 401},
        {.name = "an officer",
         .as = cast.as_officer(),
         .request = request,
         .body = body,
         .body_lacks = names},
    });
  }
  kit.check({{.name = "a letter that is none",
              .as = cast.as_officer(),
              .request = "GET /api/district_notices/999",
              .status = 404,
              .body_has = {"notices.no_such_notice"}}});
}

}  // namespace
}  // namespace kith::notices
