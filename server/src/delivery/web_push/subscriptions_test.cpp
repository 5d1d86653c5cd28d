// SPDX-License-Identifier: Apache-2.0
#include "delivery/web_push/subscriptions.hpp"

#include <gtest/gtest.h>

#include "people/people_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::delivery::web_push {
namespace {

constexpr const char* kKey =
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
constexpr const char* kAuth = "BTBZMqHH6r4Tts7J_aSIgg";

class SubscriptionStore : public db::BothEngines {
 protected:
  static access::Caller guardian(std::int64_t person_id, std::int64_t school_id = 1) {
    return {.account_id = person_id,
            .identity_id = 1,
            .tenant_id = school_id,
            .person_id = person_id,
            .roles = people::kGuardian};
  }
  static std::string browser(const std::string& name,
                             const std::string& host = "https://fcm.googleapis.com") {
    return R"({"endpoint":")" + host + "/fcm/send/" + name + R"(","p256dh":")" + kKey + R"(","auth":")" +
           kAuth + "\"}";
  }
  http::Answer add(const access::Caller& who, const std::string& body) {
    return kit_.call(who, "POST /api/delivery/web_push/subscriptions", body);
  }
  // The whole address as a channel would have it, "" when there is none.
  std::string address(std::int64_t person_id, std::int64_t school_id = 1) {
    auto sealed = db().read([&](db::Session& session) {
      return find_address(session, school_id, person_id, AddressKind::kWebPush);
    });
    return sealed ? sealer_.open(*sealed) : "";
  }

  FixedClock clock_{people::kit::morning()};
  secrets::SeededRandom random_{7};
  secrets::Sealer sealer_{secrets::FieldKey{}, random_};
  Subscriptions subscriptions_{db(), clock_, sealer_};
  http::RouterKit kit_{subscription_routes(subscriptions_, "key")};
};
KITH_BOTH_ENGINES(SubscriptionStore);

TEST_P(SubscriptionStore, KeepsEachBrowserOfAGuardianOnce) {
  EXPECT_EQ(add(guardian(5), browser("a")).status, 204);
  EXPECT_EQ(add(guardian(5), browser("b")).status, 204);
  EXPECT_EQ(add(guardian(5), browser("a")).status, 204);
  EXPECT_EQ(read_subscriptions(address(5)).size(), 2u);
  EXPECT_EQ(address(6), "") << "another guardian's";
  EXPECT_EQ(address(5, 2), "") << "the same number at another school";
}

TEST_P(SubscriptionStore, ForgetsABrowserThatIsToldNoMore) {
  add(guardian(5), browser("a"));
  add(guardian(6), browser("a"));
  const std::string request = "POST /api/delivery/web_push/removed_subscriptions";
  const std::string body = R"({"endpoint":"https://fcm.googleapis.com/fcm/send/a"})";
  EXPECT_EQ(kit_.call(guardian(5), request, body).status, 204);
  EXPECT_EQ(kit_.call(guardian(5), request, body).status, 204) << "twice is no fault";
  EXPECT_EQ(address(5), "");
  EXPECT_NE(address(6), "") << "a telephone two guardians share";
}

TEST_P(SubscriptionStore, TakesNoAddressBehindAFirewall) {
  for (const char* host :
       {"https://127.0.0.1", "http://fcm.googleapis.com", "https://intranet.school.example"})
    EXPECT_EQ(add(guardian(5), browser("a", host)).code(), "delivery.bad_subscription") << host;
  EXPECT_EQ(add(guardian(5), R"({"endpoint":"https://fcm.googleapis.com/x","p256dh":"x","auth":"x"})").code(),
            "delivery.bad_subscription");
  EXPECT_EQ(address(5), "");
}

TEST_P(SubscriptionStore, IsForGuardiansAlone) {
  access::Caller teacher{
      .account_id = 1, .identity_id = 1, .tenant_id = 1, .person_id = 5, .roles = people::kStaff};
  EXPECT_EQ(add(teacher, browser("a")).status, 403);
  EXPECT_EQ(add({}, browser("a")).status, 401);
}

TEST_P(SubscriptionStore, TellsBrowsersTheServersKey) {
  EXPECT_EQ(kit_.call(guardian(5), "GET /api/delivery/web_push/key").body, R"({"public_key":"a2V5"})");
}

}  // namespace
}  // namespace kith::delivery::web_push
