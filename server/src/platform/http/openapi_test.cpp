// SPDX-License-Identifier: Apache-2.0
#include "platform/http/openapi.hpp"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "platform/http/operations.hpp"
#include "platform/http/router_kit.hpp"
#include "platform/json/schema_kit.hpp"

namespace kith::http {
namespace {

enum class Kind { kLamp, kChair };
KITH_DESCRIBE_ENUM(Kind, kLamp, kChair)

struct Part {
  std::string name;
};
KITH_DESCRIBE(Part, (name))

struct Thing {
  std::int64_t id = 0;
  Kind kind = Kind::kLamp;
  std::optional<std::string> note;
  std::vector<Part> parts;
};
KITH_DESCRIBE(Thing, (id, kind, note, parts))

struct ListThings {
  std::string shelf;
  std::vector<int> grades;
  std::optional<Kind> kind;
};
KITH_DESCRIBE(ListThings, (shelf, grades, kind))

struct RenameThing {
  Id<struct ThingTag> id;
  std::string name;
  std::optional<bool> loudly;
};
KITH_DESCRIBE(RenameThing, (id, name, loudly))

struct ThingId {
  Id<struct ThingTag> id;
};
KITH_DESCRIBE(ThingId, (id))

std::vector<Route> routes() {
  return {
      get("/api/things", access::kSignedIn,
          [](const Call&, ListThings) -> Result<std::vector<Thing>> { return {{{.id = 1}}}; }),
      post("/api/things", access::kSignedIn, [](const Call&, Thing in) -> Result<Thing> { return in; }),
      patch("/api/things/{id}", access::kSignedIn,
            [](const Call&, RenameThing) -> Result<NoContent> { return NoContent{}; }),
      post("/api/things/{id}/confirmation", access::kSignedIn,
           [](const Call&, ThingId) -> Result<NoContent> { return NoContent{}; }),
      post_file("/api/things/{id}/picture", access::kSignedIn, 10,
                [](const Call&, ThingId) -> Result<NoContent> { return NoContent{}; }),
      get("/api/things/{id}/picture", access::kPublic,
          [](const Call&, ThingId) -> Result<Download> { return Download{}; }),
  };
}

class TheDocument : public testing::Test {
 protected:
  std::string at(const char* pointer) const {
    boost::json::error_code problem;
    const auto* found = document_.find_pointer(pointer, problem);
    return found ? boost::json::serialize(*found) : "(none)";
  }
  boost::json::value document_ = openapi_document(routes(), "1.0");
};

TEST_F(TheDocument, NamesOperationsAndTheirAccess) {
  EXPECT_EQ(at("/openapi"), "\"3.1.0\"");
  EXPECT_EQ(at("/paths/~1api~1things/get/operationId"), "\"get_things\"");
  EXPECT_EQ(at("/paths/~1api~1things~1{id}~1confirmation/post/operationId"),
            "\"post_things_id_confirmation\"");
  EXPECT_EQ(at("/paths/~1api~1things/get/x-access"), "\"signed_in\"");
}

TEST_F(TheDocument, WritesQueriesAsParameters) {
  EXPECT_EQ(at("/paths/~1api~1things/get/parameters/0"),
            R"({"name":"shelf","in":"query","schema":{"type":"string"},"required":true})");
  EXPECT_EQ(
      at("/paths/~1api~1things/get/parameters/1"),
      R"({"name":"grades","in":"query","schema":{"type":"array","items":{"type":"integer"}},"required":false,)"
      R"("style":"form","explode":false})");
  EXPECT_EQ(at("/paths/~1api~1things/get/parameters/2/required"), "false");
  EXPECT_EQ(at("/components/schemas/ListThings"), "(none)");
}

TEST_F(TheDocument, SplitsPathAndBody) {
  EXPECT_EQ(at("/paths/~1api~1things~1{id}/patch/parameters"),
            R"([{"name":"id","in":"path","schema":{"type":"integer"},"required":true}])");
  EXPECT_EQ(
      at("/paths/~1api~1things~1{id}/patch/requestBody/content/application~1json/schema"),
      R"({"type":"object","properties":{"name":{"type":"string"},"loudly":{"type":["boolean","null"]}},)"
      R"("additionalProperties":false,"required":["name"]})");
  EXPECT_EQ(at("/paths/~1api~1things~1{id}~1confirmation/post/requestBody"), "(none)");
  EXPECT_EQ(at("/paths/~1api~1things/post/requestBody/content/application~1json/schema"),
            R"({"$ref":"#/components/schemas/Thing"})");
}

TEST_F(TheDocument, TellsRepliesFilesAndNothingApart) {
  EXPECT_EQ(at("/paths/~1api~1things/get/responses/200/content/application~1json/schema"),
            R"({"type":"array","items":{"$ref":"#/components/schemas/Thing"}})");
  EXPECT_NE(at("/paths/~1api~1things~1{id}/patch/responses/204"), "(none)");
  EXPECT_EQ(at("/paths/~1api~1things~1{id}/patch/responses/200"), "(none)");
  EXPECT_NE(at("/paths/~1api~1things~1{id}~1picture/get/responses/200/content/application~1octet-stream"),
            "(none)");
  EXPECT_NE(at("/paths/~1api~1things~1{id}~1picture/post/requestBody/content/application~1octet-stream"),
            "(none)");
  EXPECT_EQ(at("/paths/~1api~1things/get/responses/default/content/application~1json/schema/$ref"),
            "\"#/components/schemas/Problem\"");
}

TEST_F(TheDocument, DescribesARefusal) {
  json::Schemas schemas;
  schemas.named["Problem"] = document_.at("components").at("schemas").at("Problem");
  auto refused = refusal(404, not_found("things.none"), "r-1");
  EXPECT_EQ(json::breaches(boost::json::parse(refused.body), schemas.named["Problem"], schemas),
            std::vector<std::string>{});
  EXPECT_NE(json::breaches(boost::json::parse(R"({"error":{"code":7}})"), schemas.named["Problem"], schemas),
            std::vector<std::string>{});
}

TEST(Breaches, FindWhatASchemaDoesNotSay) {
  json::Schemas schemas;
  auto schema = json::schema_of<Thing>(schemas);
  auto found = [&](const char* text) { return json::breaches(boost::json::parse(text), schema, schemas); };
  using Found = std::vector<std::string>;
  EXPECT_EQ(found(R"({"id":1,"kind":"lamp","note":null,"parts":[{"name":"a"}]})"), Found{});
  EXPECT_EQ(found(R"({"id":1.5,"kind":"lamp","parts":[]})"), Found{".id is of another type"});
  EXPECT_EQ(found(R"({"id":1,"kind":"bed","parts":[]})"), Found{".kind is an unknown text"});
  EXPECT_EQ(found(R"({"id":1,"kind":"lamp","parts":[{}]})"), Found{".parts.0.name is missing"});
  EXPECT_EQ(found(R"({"id":1,"kind":"lamp","parts":[],"more":1})"), Found{".more is not described"});
}

TEST(Operations, AreAnsweredBesideTheRoutes) {
  bool is_healthy = true;
  metrics::Metrics metrics;
  RouterKit kit(with_operations(
      routes(), {.is_healthy = [&] { return is_healthy; }, .metrics = &metrics, .version = "1.0"}));
  EXPECT_EQ(kit.call({}, "GET /healthz").body, R"({"status":"ok"})");
  is_healthy = false;
  EXPECT_EQ(kit.call({}, "GET /healthz").status, 503);
  EXPECT_EQ(kit.call({}, "GET /openapi.json").json().at("info").at("version"), "1.0");
}

TEST(Operations, ShowMetricsToTheMachineItselfOnly) {
  metrics::Metrics metrics;
  RouterKit kit(with_operations({}, {.metrics = &metrics}));
  Request local, distant;
  local.address = "127.0.0.1";
  distant.address = "203.0.113.7";
  EXPECT_NE(kit.call({}, "GET /metrics", "", local).body.find("# TYPE kith_http_requests_total counter"),
            std::string::npos);
  EXPECT_EQ(kit.call({}, "GET /metrics", "", distant).status, 404);
  EXPECT_EQ(kit.call({}, "GET /metrics", "", {}).status, 404);
}

}  // namespace
}  // namespace kith::http
