// SPDX-License-Identifier: Apache-2.0
#include "delivery/routes.hpp"

#include <gtest/gtest.h>

#include "delivery/signature.hpp"
#include "people/people_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::delivery {
namespace {

constexpr const char* kRequest = "POST /api/delivery/hook/receipts";

class ReceiptRoutes : public testing::Test {
 protected:
  ReceiptRoutes() {
    database_.db().write([&](db::Tx& tx) {
      auto school = people::kit::add_school(tx);
      auto student = people::kit::add_student(tx, people::kit::add_class(tx, school));
      key_.person_id = people::kit::add_guardian(tx, student);
      key_.message_id = save_message(
          tx, {.school_id = school, .slice = "notices", .source_id = 1, .source_key = "notice 1"});
      add_deliveries(tx, key_.message_id,
                     {"select id as person_id from guardians where school_id = :own", {{"own", school}}},
                     "hook", clock_.now());
    });
  }
  http::Answer tell(const std::string& body, const std::string& secret = "secret") {
    return tell_signed(body, sign(secret, body, clock_.now()));
  }
  http::Answer tell_signed(const std::string& body, const std::string& signature) {
    return kit_.call({}, kRequest, body, {.signature = signature});
  }
  std::string receipt(const std::string& key, const std::string& state) {
    return R"({"receipts": [{"key": ")" + key + R"(", "state": ")" + state + R"("}]})";
  }
  std::string state() {
    return database_.db().read([&](db::Session& session) {
      return session.one<std::string>({"test.state", "select state from deliveries"});
    });
  }

  db::ScratchDatabase database_;
  FixedClock clock_{people::kit::morning()};
  secrets::SeededRandom random_{7};
  secrets::Sealer sealer_{secrets::FieldKey{}, random_};
  Outbox outbox_{{database_.db(), clock_, random_, sealer_}};
  http::RouterKit kit_{receipt_routes({outbox_, clock_, "secret"})};
  DeliveryKey key_;
};

TEST_F(ReceiptRoutes, BelieveWhoSigns) {
  EXPECT_EQ(tell(receipt(text_of(key_), "delivered")).status, 204);
  EXPECT_EQ(state(), "delivered");
  EXPECT_EQ(tell(receipt(text_of(key_), "delivered")).status, 204) << "repeats do no harm";
  EXPECT_EQ(tell(receipt(text_of(key_), "opened")).status, 204);
  EXPECT_EQ(tell(receipt(text_of(key_), "delivered")).status, 204) << "nor does what comes late";
  EXPECT_EQ(state(), "opened");
}

TEST_F(ReceiptRoutes, BelieveNobodyElse) {
  auto body = receipt(text_of(key_), "delivered");
  EXPECT_EQ(tell(body, "guessed").code(), "delivery.bad_signature");
  EXPECT_EQ(kit_.call({}, kRequest, body).code(), "delivery.bad_signature") << "none at all";
  auto of_another = sign("secret", "{}", clock_.now());
  EXPECT_EQ(tell_signed(body, of_another).code(), "delivery.bad_signature");
  http::RouterKit without_secret(receipt_routes({outbox_, clock_, ""}));
  auto empty = sign("", body, clock_.now());
  EXPECT_EQ(without_secret.call({}, kRequest, body, {.signature = empty}).code(), "delivery.bad_signature");
  EXPECT_EQ(state(), "created");
}

TEST_F(ReceiptRoutes, IgnoreWhatTheyDoNotKnow) {
  for (const char* key : {"1-2", "", "x", "9007199254740991-9007199254740991"})
    EXPECT_EQ(tell(receipt(key, "delivered")).status, 204) << key;
  EXPECT_EQ(state(), "created");
}

TEST_F(ReceiptRoutes, RefuseGarbage) {
  EXPECT_EQ(tell("{").code(), "request.bad_json");
  EXPECT_EQ(tell(receipt(text_of(key_), "confirmed")).status, 422) << "only the person's own act confirms";
  EXPECT_EQ(state(), "created");
}

TEST(QuietHoursRoutes, AreSetByTheDeskOfTheSchoolAlone) {
  db::ScratchDatabase database;
  FixedClock clock{people::kit::morning()};
  http::RouterKit kit(quiet_hours_routes(database.db(), clock));
  const access::Caller teacher{.account_id = 1,
                               .identity_id = 1,
                               .tenant_id = 1,
                               .person_id = 5,
                               .roles = people::kStaff | people::kTeacher};
  const access::Caller principal{.account_id = 2,
                                 .identity_id = 2,
                                 .tenant_id = 1,
                                 .person_id = 6,
                                 .roles = people::kStaff | people::kPrincipal};
  auto elsewhere = principal;
  elsewhere.tenant_id = 2;
  const std::string usual = R"({"begins_minute":1260,"ends_minute":420})";
  const std::string early = R"({"begins_minute":1200,"ends_minute":420})";
  const std::string route = "/api/delivery/quiet_hours";
  kit.check({
      {.name = "usual", .as = teacher, .request = "GET " + route, .body_has = {usual}},
      {.name = "a teacher", .as = teacher, .request = "PUT " + route, .body = early, .status = 403},
      {.name = "the desk", .as = principal, .request = "PUT " + route, .body = early},
      {.name = "set", .as = teacher, .request = "GET " + route, .body_has = {early}},
      {.name = "another school", .as = elsewhere, .request = "GET " + route, .body_has = {usual}},
      {.name = "no such minute",
       .as = principal,
       .request = "PUT " + route,
       .body = R"({"begins_minute":1440,"ends_minute":420})",
       .status = 422,
       .body_has = {"delivery.bad_quiet_hours"}},
  });
}

}  // namespace
}  // namespace kith::delivery
