// SPDX-License-Identifier: Apache-2.0
#include "platform/http/router.hpp"

#include <gtest/gtest.h>

#include <random>
#include <sstream>

#include "platform/http/router_kit.hpp"
#include "platform/log/log.hpp"

namespace kith::http {
namespace {

constexpr std::uint32_t kReader = 1, kWriter = 2;
constexpr access::Access kWriters{.name = "writers", .any_of = kWriter};
const access::Caller kNobody{};
const access::Caller kAda{.account_id = 1, .roles = kWriter};
const access::Caller kBen{.account_id = 2, .roles = kReader};
const access::Caller kNew{.account_id = 3, .roles = kWriter, .must_change_password = true};

struct ThingId {
  Id<struct ThingTag> id;
};
KITH_DESCRIBE(ThingId, (id))

struct NewThing {
  std::string name;
};
KITH_DESCRIBE(NewThing, (name))

Result<NewThing> fail(const Call&, ThingId in) {
  switch (in.id.value) {
    case 1:
      return invalid("things.odd", {{"name", "things.too_long"}});
    case 2:
      return Error{Fault::kUnauthenticated, "things.who", {}};
    case 3:
      return forbidden("things.no");
    case 4:
      return not_found("things.none");
    case 5:
      return conflict("things.taken");
    case 6:
      return Error{Fault::kTooMany, "things.slowly", {}};
    default:
      throw std::runtime_error("secret text\nof the database");
  }
}

std::vector<Route> routes() {
  return {
      get("/api/things", access::kPublic,
          [](const Call&) -> Result<std::vector<NewThing>> { return {{{"lamp"}}}; }),
      post("/api/things", kWriters, [](const Call&, NewThing in) -> Result<NewThing> { return in; }),
      get("/api/things/{id}", access::kSignedIn,
          [](const Call&, ThingId in) -> Result<NewThing> {
            return NewThing{"thing " + std::to_string(in.id.value)};
          }),
      get("/api/things/newest", access::kPublic,
          [](const Call&) -> Result<NewThing> { return NewThing{"newest"}; }),
      get("/api/failures/{id}", access::kPublic, &fail),
      get("/api/demo", access::kDemo, [](const Call&) -> Result<NoContent> { return NoContent{}; }),
      get("/api/page", access::kPublic,
          [](const Call&) -> Result<Reply<NewThing>> {
            return Reply<NewThing>{.body = {"x"}, .version = "7"};
          }),
      post("/api/session", access::kPublic,
           [](const Call&) -> Result<Reply<NoContent>> {
             return Reply<NoContent>{.body = {}, .cookies = {{"kith_session", "t", 60}, {"old", "", 0}}};
           }),
      post_file("/api/files", access::kPublic, 10,
                [](const Call& call) -> Result<NewThing> { return NewThing{std::string(call.raw_body)}; }),
  };
}

TEST(Answering, FollowsTheTable) {
  RouterKit(routes()).check({
      {.name = "anybody reads a public route",
       .request = "GET /api/things",
       .body_has = {R"([{"name":"lamp"}])"}},
      {.name = "a role in the mask writes",
       .as = kAda,
       .request = "POST /api/things",
       .body = R"({"name":"a"})"},
      {.name = "another role does not",
       .as = kBen,
       .request = "POST /api/things",
       .body = R"({"name":"a"})",
       .status = 403,
       .body_has = {"access.not_for_your_role", R"("request_id":"test")"}},
      {.name = "nobody is asked to sign in, whatever the body says",
       .request = "POST /api/things",
       .body = "{",
       .status = 401,
       .body_has = {"access.sign_in_first"},
       .body_lacks = {"bad_json"}},
      {.name = "a first password is changed first",
       .as = kNew,
       .request = "POST /api/things",
       .status = 403,
       .body_has = {"access.change_password_first"}},
      {.name = "a literal path wins over a name",
       .request = "GET /api/things/newest",
       .body_has = {"newest"}},
      {.name = "a name takes the rest",
       .as = kBen,
       .request = "GET /api/things/12",
       .body_has = {"thing 12"}},
      {.name = "a name is converted",
       .as = kBen,
       .request = "GET /api/things/x",
       .status = 422,
       .body_has = {R"("id":"request.wrong_type")"}},
      {.name = "unknown paths are not found", .request = "GET /api/nothing", .status = 404},
      {.name = "nor is a longer path", .request = "GET /api/things/newest/x", .status = 404},
      {.name = "nor an empty name", .as = kBen, .request = "GET /api/things/", .status = 404},
      {.name = "nor a badly escaped one", .as = kBen, .request = "GET /api/things/%zz", .status = 404},
      {.name = "other verbs are refused",
       .request = "DELETE /api/things",
       .status = 405,
       .body_has = {"http.wrong_verb"}},
      {.name = "bad escapes in a query are refused", .request = "GET /api/things?a=%ff", .status = 422},
      {.name = "unknown parameters are refused",
       .request = "GET /api/things?a=1",
       .status = 422,
       .body_has = {"\"a\""}},
      {.name = "the identity may stand in the query", .request = "GET /api/things?kith_identity=4"},
      {.name = "a demo route does not exist", .request = "GET /api/demo", .status = 404},
      {.name = "a file within its limit",
       .request = "POST /api/files",
       .body = "0123456789",
       .body_has = {"0123456789"}},
      {.name = "a file beyond it", .request = "POST /api/files", .body = "0123456789a", .status = 413},
  });
}

TEST(Answering, OpensDemoRoutesInTheDemo) {
  EXPECT_EQ(RouterKit(routes(), true).call(kNobody, "GET /api/demo").status, 204);
}

TEST(Answering, GivesEachFaultItsStatus) {
  RouterKit kit(routes());
  const int expected[] = {422, 401, 403, 404, 409, 429, 500};
  for (int id = 1; id <= 7; ++id) {
    EXPECT_EQ(kit.call(kNobody, "GET /api/failures/" + std::to_string(id)).status, expected[id - 1]);
  }
  EXPECT_EQ(kit.call(kNobody, "GET /api/failures/1").body,
            R"({"error":{"code":"things.odd","fields":{"name":"things.too_long"},"request_id":"test"}})");
}

TEST(Answering, TellsOnlyTheIdOfWhatBrokeAndLogsTheCauseOnce) {
  std::ostringstream lines;
  log::start(log::Level::kInfo, lines);
  auto answer = RouterKit(routes()).call(kNobody, "GET /api/failures/7?kith_identity=99");
  log::start(log::Level::kOff);
  EXPECT_EQ(answer.body, R"({"error":{"code":"http.failed","fields":{},"request_id":"test"}})");
  EXPECT_NE(lines.str().find("std::runtime_error: secret text\""), std::string::npos) << lines.str();
  EXPECT_EQ(lines.str().find("of the database"), std::string::npos);
  EXPECT_NE(lines.str().find("\"route\":\"/api/failures/{id}\""), std::string::npos);
  EXPECT_EQ(lines.str().find("kith_identity"), std::string::npos);
}

TEST(ARequestFromAnotherSite, IsRefusedUnlessItOnlyReads) {
  RouterKit kit(routes());
  auto status = [&](const char* request, Request extra) {
    auto answer = kit.call(kAda, request, R"({"name":"a"})", std::move(extra));
    return answer.status == 403 ? answer.code() : std::to_string(answer.status);
  };
  auto from = [](const char* origin, const char* fetch_site) {
    Request request;
    request.host = "school.example:8080";
    request.origin = origin;
    request.fetch_site = fetch_site;
    return request;
  };
  EXPECT_EQ(status("POST /api/things", from("", "same-origin")), "200");
  EXPECT_EQ(status("POST /api/things", from("", "none")), "200");
  EXPECT_EQ(status("POST /api/things", from("", "cross-site")), "http.cross_site");
  EXPECT_EQ(status("POST /api/things", from("", "same-site")), "http.cross_site");
  EXPECT_EQ(status("POST /api/things", from("http://school.example:8080", "")), "200");
  EXPECT_EQ(status("POST /api/things", from("http://evil.example", "")), "http.cross_site");
  EXPECT_EQ(status("POST /api/things", from("null", "")), "http.cross_site");
  EXPECT_EQ(status("POST /api/things", from("", "")), "200");
  EXPECT_EQ(status("GET /api/things", from("http://evil.example", "cross-site")), "200");
}

TEST(AVersionedReply, IsNotSentAgainToWhoHasIt) {
  RouterKit kit(routes());
  auto fresh = kit.call(kNobody, "GET /api/page");
  EXPECT_EQ(fresh.status, 200);
  EXPECT_EQ(*fresh.response.header("ETag"), "\"7\"");
  EXPECT_EQ(*fresh.response.header("Cache-Control"), "private, no-cache");
  Request known;
  known.if_none_match = "\"7\"";
  auto same = kit.call(kNobody, "GET /api/page", "", known);
  EXPECT_EQ(same.status, 304);
  EXPECT_EQ(same.body, "");
  known.if_none_match = "\"6\"";
  EXPECT_EQ(kit.call(kNobody, "GET /api/page", "", known).status, 200);
}

TEST(ACookie, IsHiddenFromScriptsAndSecureBehindTls) {
  RouterKit kit(routes());
  auto plain = kit.call(kNobody, "POST /api/session");
  EXPECT_EQ(plain.status, 204);
  EXPECT_EQ(plain.cookie("kith_session"), "t");
  EXPECT_EQ(*plain.response.header("Set-Cookie"),
            "kith_session=t; Path=/; HttpOnly; SameSite=Lax; Max-Age=60");
  Request secure;
  secure.is_secure = true;
  EXPECT_TRUE(kit.call(kNobody, "POST /api/session", "", secure)
                  .response.header("Set-Cookie")
                  ->ends_with("; Secure"));
}

TEST(ARouteTable, RefusesCollisionsAndNamesWithoutAMember) {
  auto nothing = [](const Call&) -> Result<NoContent> { return NoContent{}; };
  auto table = [&](std::vector<Route> routes) { Router router(std::move(routes)); };
  EXPECT_THROW(table({get("/a", access::kPublic, nothing), get("/a", access::kPublic, nothing)}),
               std::logic_error);
  EXPECT_THROW(table({get("/a/{id}", access::kPublic, nothing)}), std::logic_error);
  EXPECT_THROW(table({get("a", access::kPublic, nothing)}), std::logic_error);
  EXPECT_NO_THROW(table({get("/a", access::kPublic, nothing), post("/a", access::kPublic, nothing)}));
}

TEST(ADownload, MayHaveAChineseName) {
  auto response = respond({.content_type = "text/csv", .body = "x", .download_name = "三年级 2班.csv"}, {});
  EXPECT_EQ(*response.header("Content-Disposition"),
            "attachment; filename*=UTF-8''%E4%B8%89%E5%B9%B4%E7%BA%A7%202%E7%8F%AD.csv");
}

TEST(ADownload, IsNeverRunAsAPage) {
  auto response = respond({.content_type = "text/html", .body = "<script>", .download_name = "a.html"}, {});
  EXPECT_EQ(*response.header("Content-Security-Policy"), "sandbox; default-src 'none'");
}

TEST(Answering, SurvivesRandomTargetsAndHeaders) {
  Router router(routes());
  std::mt19937 random(20260301);
  auto noise = [&] {
    std::string text(random() % 40, ' ');
    for (char& c : text) c = "/?%&=;{}.,\"abz019 \x80\xff"[random() % 24];
    return text;
  };
  for (int round = 0; round < 20000; ++round) {
    Request request{.method = round % 2 ? "GET" : "POST", .target = '/' + noise(), .body = noise()};
    if (round % 3) request.target = "/api/things/" + request.target;
    request.cookie = noise();
    request.if_none_match = noise();
    auto status = router.answer(request).status;
    EXPECT_TRUE(status >= 200 && status < 500) << request.target;
  }
}

TEST(CookiesAndQueries, AreTakenApart) {
  EXPECT_EQ(cookie_value("a=1; kith_session=t=u; b", "kith_session"), "t=u");
  EXPECT_EQ(cookie_value("xkith_session=1", "kith_session"), "");
  EXPECT_EQ(parse_query("a=%E7%8E%8B+x&b&&c=1=2&a=2"),
            (std::map<std::string, std::string>{{"a", "2"}, {"b", ""}, {"c", "1=2"}}));
  EXPECT_EQ(parse_query("a=%00"), std::nullopt);
  EXPECT_EQ(parse_query("a=%4"), std::nullopt);
  EXPECT_EQ(percent_decoded("%", false), std::nullopt);
}

}  // namespace
}  // namespace kith::http
