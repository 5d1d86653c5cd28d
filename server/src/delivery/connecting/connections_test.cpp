// SPDX-License-Identifier: Apache-2.0
#include "delivery/connecting/connections.hpp"

#include <gtest/gtest.h>

#include "delivery/addresses.hpp"
#include "delivery/connecting/codes_kit.hpp"
#include "delivery/connecting/routes.hpp"
#include "delivery/errcode_kit.hpp"
#include "delivery/letter_kit.hpp"
#include "delivery/wecom/wecom_provider.hpp"
#include "people/people_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::delivery {
namespace {

using boost::json::object;

// A guardian, a session of an account, and a WeCom that knows people by their codes.
class ConnectionStore : public db::BothEngines {
 protected:
  static access::Caller guardian(std::int64_t person_id, std::int64_t session_id) {
    return {.account_id = person_id,
            .session_id = session_id,
            .identity_id = 1,
            .tenant_id = 1,
            .person_id = person_id,
            .roles = people::kGuardian};
  }
  object take(const std::string& path, const object& query) {
    if (path != "/cgi-bin/school/getuserinfo") return {{"errcode", 48002}};
    auto account = codes_.use(text_at(query, "code"));
    if (!account) return {{"errcode", 40029}};
    if (account->starts_with("student")) return {{"errcode", 0}, {"student_userid", *account}};
    if (account->starts_with("teacher")) return {{"errcode", 0}, {"userid", *account}};
    return {{"errcode", 0}, {"parent_userid", *account}};
  }
  Connections::Needs needs(const std::string& return_to) {
    std::vector<std::unique_ptr<Provider>> providers;
    providers.push_back(
        std::make_unique<wecom::WecomProvider>(clock_, wecom::Settings{.corp_id = "corp",
                                                                       .secret = "s3cret",
                                                                       .agent_id = 7,
                                                                       .url = server_.url(),
                                                                       .patience = kit::kShortPatience}));
    return {db(), clock_, random_, sealer_, return_to, std::move(providers)};
  }
  // The state in the address that the browser is sent to.
  std::string begin(const access::Caller& who) {
    auto answer = kit_.call(who, "POST /api/delivery/connections", R"({"kind":"wecom"})");
    EXPECT_EQ(answer.status, 200) << answer.body;
    auto url = text_at(answer.json().as_object(), "authorize_url");
    EXPECT_TRUE(
        url.starts_with("https://open.weixin.qq.com/connect/oauth2/authorize?appid=corp&redirect_uri="
                        "https%3A%2F%2Fkith.example%2Fconnected&response_type=code&scope=snsapi_base&"
                        "state="))
        << url;
    EXPECT_TRUE(url.ends_with("#wechat_redirect"));
    auto from = url.find("state=") + 6;
    return url.substr(from, url.find('#') - from);
  }
  http::Answer finish(const access::Caller& who, const std::string& state, const std::string& code) {
    return kit_.call(who, "POST /api/delivery/connections/confirmation",
                     R"({"state":")" + state + R"(","code":")" + code + "\"}");
  }
  // What is written to, "" when nothing is.
  std::string address(std::int64_t person_id) {
    auto sealed = db().read(
        [&](db::Session& session) { return find_address(session, 1, person_id, AddressKind::kWecom); });
    return sealed ? sealer_.open(*sealed) : "";
  }
  bool offer(std::int64_t person_id, const std::string& userid) {
    return db().write([&](db::Tx& tx) {
      return offer_address(tx, {.school_id = 1,
                                .person_id = person_id,
                                .kind = AddressKind::kWecom,
                                .address_sealed = sealer_.seal(userid),
                                .address_hash = address_hash(sealer_, AddressKind::kWecom, userid),
                                .set_by = SetBy::kDirectory,
                                .set_at = clock_.now()});
    });
  }

  const access::Caller mother_ = guardian(5, 51), stranger_ = guardian(6, 61);
  FixedClock clock_{people::kit::morning()};
  kit::Codes codes_{clock_};
  kit::ErrcodeStandIn server_{"s3cret",
                              [this](const auto& path, const auto& query) { return take(path, query); }};
  secrets::SeededRandom random_{7};
  secrets::Sealer sealer_{secrets::FieldKey{}, random_};
  Connections connections_{needs("https://kith.example/connected")};
  Addresses addresses_{db(), sealer_};
  http::RouterKit kit_{connection_routes(connections_)};
};
KITH_BOTH_ENGINES(ConnectionStore);

TEST_P(ConnectionStore, SendsMessagesToTheAccountThatTheGuardianShows) {
  auto answer = finish(mother_, begin(mother_), codes_.give("wang_mother"));
  EXPECT_EQ(answer.body, R"({"kind":"wecom","is_connected":true,"ended":null})");
  EXPECT_EQ(address(5), "wang_mother");
  EXPECT_EQ(address(6), "");
  EXPECT_EQ(kit_.call(mother_, "GET /api/delivery/connections").body,
            R"({"connections":[{"kind":"wecom","is_connected":true,"ended":null}]})")
      << "the account's name is not shown";
}

TEST_P(ConnectionStore, RefusesTheStateOfAnotherSessionAndLeavesItGood) {
  auto state = begin(stranger_);
  auto code = codes_.give("strangers_account");
  EXPECT_EQ(finish(mother_, state, code).code(), "delivery.connection_refused");
  EXPECT_EQ(finish(guardian(6, 62), state, code).code(), "delivery.connection_refused")
      << "another browser of the same person";
  auto elsewhere = stranger_;
  elsewhere.tenant_id = 2;
  EXPECT_EQ(finish(elsewhere, state, code).code(), "delivery.connection_refused");
  EXPECT_EQ(address(5), "");
  EXPECT_EQ(server_.posts, 0) << "WeCom is not even asked";
  EXPECT_EQ(finish(stranger_, state, code).status, 200);
}

TEST_P(ConnectionStore, TakesAStateOnce) {
  auto state = begin(mother_);
  EXPECT_EQ(finish(mother_, state, codes_.give("wang_mother")).status, 200);
  EXPECT_EQ(finish(mother_, state, codes_.give("another")).code(), "delivery.connection_refused");
  EXPECT_EQ(address(5), "wang_mother");
}

TEST_P(ConnectionStore, TakesAStateForTenMinutes) {
  auto state = begin(mother_);
  clock_.set(clock_.now() + std::chrono::minutes{10});
  EXPECT_EQ(finish(mother_, state, codes_.give("wang_mother")).code(), "delivery.connection_refused");
  auto fresh = begin(mother_);
  begin(mother_);
  EXPECT_EQ(finish(mother_, fresh, codes_.give("wang_mother")).code(), "delivery.connection_refused")
      << "begun anew";
  for (const char* invented : {"", "0000", "\\u0000"})
    EXPECT_GE(finish(mother_, invented, codes_.give("wang_mother")).status, 400);
  EXPECT_EQ(address(5), "");
}

TEST_P(ConnectionStore, TakesACodeOnceAndForFiveMinutes) {
  auto code = codes_.give("wang_mother");
  EXPECT_EQ(finish(mother_, begin(mother_), code).status, 200);
  EXPECT_EQ(finish(stranger_, begin(stranger_), code).code(), "delivery.code_refused");
  auto late = codes_.give("late_father");
  clock_.set(clock_.now() + std::chrono::minutes{5});
  EXPECT_EQ(finish(stranger_, begin(stranger_), late).code(), "delivery.code_refused");
  EXPECT_EQ(finish(stranger_, begin(stranger_), "").code(), "delivery.connection_refused");
  EXPECT_EQ(finish(stranger_, begin(stranger_), std::string(513, 'x')).code(), "delivery.connection_refused");
  EXPECT_EQ(address(6), "");
}

TEST_P(ConnectionStore, ConnectsNoStudentAndNobodyOutsideTheSchool) {
  EXPECT_EQ(finish(mother_, begin(mother_), codes_.give("student_wang")).code(), "delivery.code_of_student");
  EXPECT_EQ(finish(mother_, begin(mother_), codes_.give("teacher_li")).code(), "delivery.code_of_stranger");
  EXPECT_EQ(address(5), "");
}

TEST_P(ConnectionStore, SaysSoWhenThePlatformDoesNotAnswer) {
  for (const auto& [name, said] : kit::faults()) {
    server_.instead = said;
    EXPECT_EQ(finish(mother_, begin(mother_), codes_.give("wang_mother")).code(), "delivery.provider_silent")
        << name;
  }
  EXPECT_EQ(address(5), "");
}

TEST_P(ConnectionStore, LeavesWhoHasDisconnectedAlone) {
  EXPECT_TRUE(offer(5, "of_directory"));
  EXPECT_EQ(address(5), "of_directory");
  EXPECT_EQ(kit_.call(mother_, "DELETE /api/delivery/connections/wecom").status, 204);
  EXPECT_EQ(kit_.call(mother_, "DELETE /api/delivery/connections/wecom").status, 204);
  EXPECT_FALSE(offer(5, "of_directory")) << "the directory does not bring it back";
  EXPECT_EQ(addresses_.back(AddressKind::kWecom, "of_directory"), 0) << "nor does an event";
  EXPECT_EQ(address(5), "");
  EXPECT_EQ(kit_.call(mother_, "GET /api/delivery/connections").body,
            R"({"connections":[{"kind":"wecom","is_connected":false,"ended":"declined"}]})");
  EXPECT_EQ(finish(mother_, begin(mother_), codes_.give("own")).status, 200) << "the guardian does";
  EXPECT_EQ(address(5), "own");
  EXPECT_FALSE(offer(5, "of_directory")) << "who has connected knows better than the directory";
  EXPECT_EQ(address(5), "own");
}

TEST_P(ConnectionStore, FollowsWhatThePlatformSaysOfAnAccount) {
  finish(mother_, begin(mother_), codes_.give("Wang_Mother"));
  EXPECT_EQ(addresses_.gone(AddressKind::kWecom, "nobody"), 0);
  EXPECT_EQ(addresses_.gone(AddressKind::kDingtalk, "wang_mother"), 0) << "of another platform";
  EXPECT_EQ(addresses_.gone(AddressKind::kWecom, "wang_mother"), 1) << "however it is written";
  EXPECT_EQ(addresses_.gone(AddressKind::kWecom, "wang_mother"), 0);
  EXPECT_EQ(address(5), "");
  EXPECT_EQ(addresses_.renamed(AddressKind::kWecom, "wang_mother", "p2"), 1);
  EXPECT_EQ(addresses_.renamed(AddressKind::kWecom, "wang_mother", "p3"), 0);
  EXPECT_EQ(addresses_.back(AddressKind::kWecom, "p2"), 1);
  EXPECT_EQ(address(5), "p2");
}

TEST_P(ConnectionStore, IsForGuardiansAndForWhatIsSetUp) {
  access::Caller teacher{.account_id = 1,
                         .session_id = 9,
                         .identity_id = 1,
                         .tenant_id = 1,
                         .person_id = 5,
                         .roles = people::kStaff};
  const std::string connections = "/api/delivery/connections";
  kit_.check({
      {.name = "staff", .as = teacher, .request = "GET " + connections, .status = 403},
      {.name = "staff begins",
       .as = teacher,
       .request = "POST " + connections,
       .body = R"({"kind":"wecom"})",
       .status = 403},
      {.name = "nobody", .request = "POST " + connections + "/confirmation", .body = "{}", .status = 401},
      {.name = "another platform",
       .as = mother_,
       .request = "POST " + connections,
       .body = R"({"kind":"dingtalk"})",
       .status = 404,
       .body_has = {"delivery.no_such_connection"}},
      {.name = "mail is no platform",
       .as = mother_,
       .request = "POST " + connections,
       .body = R"({"kind":"email"})",
       .status = 404},
      {.name = "mail is not taken away here",
       .as = mother_,
       .request = "DELETE " + connections + "/email",
       .status = 204},
  });
  Connections without_address(needs(""));
  http::RouterKit kit(connection_routes(without_address));
  EXPECT_EQ(kit.call(mother_, "GET " + connections).body, R"({"connections":[]})");
}

TEST_P(ConnectionStore, IsNotBegunWithoutEnd) {
  for (int i = 0; i < 20; ++i) begin(mother_);
  EXPECT_EQ(kit_.call(mother_, "POST /api/delivery/connections", R"({"kind":"wecom"})").code(),
            "access.too_many_tries");
  begin(stranger_);
}

}  // namespace
}  // namespace kith::delivery
