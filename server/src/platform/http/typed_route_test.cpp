// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "platform/http/route.hpp"

namespace kith::http {
namespace {

struct ListThings {
  Id<struct ThingTag> id;
  std::optional<std::string> search;
  std::optional<bool> is_open;
  std::vector<int> grades;
};
KITH_DESCRIBE(ListThings, (id, search, is_open, grades))

struct Thing {
  std::int64_t id = 0;
  std::string name;
};
KITH_DESCRIBE(Thing, (id, name))

struct ThingId {
  Id<struct ThingTag> id;
};
KITH_DESCRIBE(ThingId, (id))

Result<Thing> show(const Call&, ListThings in) { return Thing{in.id.value, in.search.value_or("-")}; }

Result<RawReply> run(const Route& route, const RawInput& input) { return route.run(Call{}, input); }

std::map<std::string, std::string> faults(const Route& route, const RawInput& input) {
  auto reply = run(route, input);
  return reply ? std::map<std::string, std::string>{} : reply.error().fields;
}

TEST(ARouteOfText, ConvertsPathAndQueryToTheMembersTypes) {
  ListThings seen;
  auto route =
      get("/api/things/{id}", access::kPublic, [&](const Call&, const ListThings& in) -> Result<NoContent> {
        seen = in;
        return NoContent{};
      });
  RawInput input{
      .path = {{"id", "7"}}, .query = {{"search", ""}, {"is_open", "true"}, {"grades", "1,2"}}, .body = {}};
  auto reply = run(route, input);
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 204);
  EXPECT_EQ(seen.id.value, 7);
  EXPECT_EQ(seen.search, "");
  EXPECT_EQ(seen.is_open, true);
  EXPECT_EQ(seen.grades, (std::vector{1, 2}));
}

TEST(ARouteOfText, NamesEveryBadParameter) {
  auto route = get("/api/things/{id}", access::kPublic, &show);
  std::map<std::string, std::string> expected = {{"id", "request.wrong_type"},
                                                 {"is_open", "request.wrong_type"},
                                                 {"grades.1", "request.wrong_type"},
                                                 {"color", "request.unknown_key"}};
  EXPECT_EQ(faults(route, {.path = {{"id", "x"}},
                           .query = {{"is_open", "yes"}, {"grades", "1,b"}, {"color", "red"}},
                           .body = {}}),
            expected);
}

TEST(ARouteWithABody, TakesNamedMembersFromThePathAndTheRestFromTheBody) {
  auto route =
      put("/api/things/{id}", access::kPublic, [](const Call&, Thing in) -> Result<Thing> { return in; });
  auto reply = run(route, {.path = {{"id", "7"}}, .query = {}, .body = R"({"name":"lamp"})"});
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->body, R"({"id":7,"name":"lamp"})");
}

TEST(ARouteWithABody, LetsNoBodyOverrideThePath) {
  auto route =
      put("/api/things/{id}", access::kPublic, [](const Call&, Thing in) -> Result<Thing> { return in; });
  std::map<std::string, std::string> expected = {{"id", "request.unknown_key"}};
  EXPECT_EQ(faults(route, {.path = {{"id", "7"}}, .query = {}, .body = R"({"id":8,"name":"lamp"})"}),
            expected);
}

TEST(ARouteWithABody, RefusesWhatIsNotAnObject) {
  auto route =
      post("/api/things", access::kPublic, [](const Call&, Thing in) -> Result<Thing> { return in; });
  for (const char* body : {"[]", "{", "7", "{\"name\":\"a\"} x", "\xff"}) {
    auto reply = run(route, {.path = {}, .query = {}, .body = body});
    ASSERT_FALSE(reply) << body;
    EXPECT_EQ(reply.error().code, "request.bad_json") << body;
  }
  EXPECT_EQ(run(route, {.path = {}, .query = {}, .body = std::string(200, '[')}).error().code,
            "request.bad_json");
}

TEST(ARouteWithABody, NeedsNoneWhenThePathSaysAll) {
  auto route =
      post("/api/things/{id}/confirmation", access::kPublic,
           [](const Call&, ThingId in) -> Result<std::vector<int>> { return std::vector{int(in.id.value)}; });
  EXPECT_EQ(run(route, {.path = {{"id", "7"}}, .query = {}, .body = {}})->body, "[7]");
}

TEST(ARouteOfAFile, LeavesTheBodyToTheHandler) {
  auto route = post_file("/api/things/{id}/file", access::kPublic, 1000,
                         [](const Call& call, ListThings in) -> Result<Thing> {
                           return Thing{in.id.value, std::string(call.raw_body)};
                         });
  EXPECT_EQ(route.body_limit, 1000u);
  Call call;
  call.raw_body = "bytes";
  EXPECT_EQ(route.run(call, {.path = {{"id", "7"}}, .query = {}, .body = "bytes"})->body,
            R"({"id":7,"name":"bytes"})");
}

TEST(AReply, CarriesVersionCookiesAndDownloads) {
  auto route = get("/api/file", access::kPublic, [](const Call&) -> Result<Reply<Download>> {
    return Reply<Download>{
        .body = {"a.pdf", "application/pdf", "%PDF"}, .cookies = {{"kith", "x", 60}}, .version = "v1"};
  });
  auto reply = run(route, {});
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->content_type, "application/pdf");
  EXPECT_EQ(reply->download_name, "a.pdf");
  EXPECT_EQ(reply->version, "v1");
  EXPECT_EQ(reply->cookies.at(0).name, "kith");
  EXPECT_FALSE(route.out);
}

TEST(AVersion, IsFoundAmongTheTagsOfIfNoneMatch) {
  EXPECT_TRUE(has_version("\"v1\"", "v1"));
  EXPECT_TRUE(has_version("\"v0\", W/\"v1\"", "v1"));
  EXPECT_TRUE(has_version("*", "v1"));
  EXPECT_FALSE(has_version("\"v10\"", "v1"));
  EXPECT_FALSE(has_version("v1", "v1"));
  EXPECT_FALSE(has_version("", "v1"));
}

}  // namespace
}  // namespace kith::http
