// SPDX-License-Identifier: Apache-2.0
// What must hold of every route of the product, whichever slice it belongs to.
#include <gtest/gtest.h>

#include <set>

#include "app/world.hpp"
#include "platform/http/openapi.hpp"
#include "platform/http/router_kit.hpp"
#include "platform/temporary_folder.hpp"

namespace kith::architecture {
namespace {

// Whoever adds a line here says why nobody needs to be signed in.
const std::set<std::string> kPublicRoutes = {
    "GET /api/session",                                  // who am I: nobody, perhaps
    "POST /api/session",                                 // signing in
    "DELETE /api/session",                               // signing out twice is no fault
    "POST /api/session/code",                            // asks for a one-time code
    "POST /api/session/code/confirmation",               // signs in with it
    "POST /api/session/invitation",                      // signs in with a printed slip
    "POST /api/delivery/hook/receipts",                  // signed by the operator's own hook
    "POST /api/delivery/aliyun_sms/receipts/{secret}",   // knows the secret
    "POST /api/delivery/tencent_sms/receipts/{secret}",  // knows the secret
    "GET /api/delivery/wecom/events",                    // signed by WeCom
    "POST /api/delivery/wecom/events",
    "GET /api/delivery/wechat/events",  // signed by WeChat
    "POST /api/delivery/wechat/events",
    "POST /api/linked_letters/opening",  // knows the token of one guardian's letter
    "POST /api/linked_letters/confirmation",
    "POST /api/linked_letters/answer",
    "POST /api/linked_letters/signature",
    "GET /api/linked_letters/attachments/{ticket}/{address}",  // knows a ticket that opening the letter gave
    "GET /api/public_notices/{school_id}",                     // letters that the school shows to everybody
    "GET /api/public_notices/{school_id}/{notice_id}",
    "GET /api/public_notices/{school_id}/{notice_id}/attachments/{address}",
    "GET /api/demo/roles",  // in the demo only
    "POST /api/demo/session",
};

class EveryRoute : public testing::Test {
 protected:
  EveryRoute() {
    config::Config settings;
    settings.database = "sqlite:" + (folder_.path() / "kith.db").string();
    settings.data_folder = folder_.path().string();
    settings.field_key = std::string(64, '0');
    world_.emplace(settings);
    routes_ = world_->routes();
  }

  static std::string name_of(const http::Route& route) {
    return http::verb_text(route.verb) + (' ' + route.path);
  }

  // The route's path with 1 for every {name}.
  static std::string request_to(const http::Route& route) {
    auto request = name_of(route);
    for (const auto& name : http::path_names(route)) {
      request.replace(request.find('{' + name + '}'), name.size() + 2, "1");
    }
    return request;
  }

  TemporaryFolder folder_;
  std::optional<app::World> world_;
  std::vector<http::Route> routes_;
};

TEST_F(EveryRoute, IsPublicOnlyWhenListed) {
  std::set<std::string> found;
  for (const auto& route : routes_) {
    if (route.access.is_public) found.insert(name_of(route));
  }
  EXPECT_EQ(found, kPublicRoutes);
}

TEST_F(EveryRoute, AsksStrangersToSignInBeforeItLooksAtTheInput) {
  http::RouterKit kit(routes_);
  for (const auto& route : routes_) {
    if (route.access.is_public) continue;
    auto answer = kit.call({}, request_to(route), "{");
    EXPECT_EQ(answer.status, 401) << name_of(route) << ' ' << answer.body;
  }
}

TEST_F(EveryRoute, RefusesRolesItDoesNotName) {
  http::RouterKit kit(routes_);
  for (const auto& route : routes_) {
    if (route.access.any_of == 0) continue;
    auto answer = kit.call({.account_id = 1, .roles = ~route.access.any_of}, request_to(route), "{");
    EXPECT_EQ(answer.code(), "access.not_for_your_role") << name_of(route) << ' ' << answer.body;
  }
}

TEST_F(EveryRoute, ThatChangesSomethingRefusesOtherSites) {
  http::RouterKit kit(routes_);
  http::Request foreign;
  foreign.fetch_site = "cross-site";
  for (const auto& route : routes_) {
    if (route.verb == http::Verb::kGet || route.access.is_demo_only) continue;
    EXPECT_EQ(kit.call({.account_id = 1}, request_to(route), "{}", foreign).code(), "http.cross_site")
        << name_of(route);
  }
}

TEST_F(EveryRoute, IsDescribedUnderItsOwnName) {
  auto document = http::openapi_document(routes_, "1");
  const auto& paths = document.at("paths").as_object();
  for (const auto& route : routes_) {
    EXPECT_TRUE(route.path.starts_with("/api/")) << name_of(route);
    EXPECT_TRUE(paths.contains(route.path)) << name_of(route);
  }
}

}  // namespace
}  // namespace kith::architecture
