// SPDX-License-Identifier: Apache-2.0
#include "delivery/channel_receipts.hpp"

#include <gtest/gtest.h>

#include "people/people_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http/router_kit.hpp"
#include "platform/http_client/query.hpp"

namespace kith::delivery {
namespace {

const CallbackEnvelope::Settings kWechat{.token = "token",
                                         .aes_key = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
                                         .receiver = "wx5823bf96d3bd56c7"};

class ChannelReceipts : public testing::Test {
 protected:
  // A letter to one guardian that each channel has taken as "N-1".
  ChannelReceipts() {
    database_.db().write([&](db::Tx& tx) {
      auto school = people::kit::add_school(tx);
      auto student = people::kit::add_student(tx, people::kit::add_class(tx, school));
      key_.person_id = people::kit::add_guardian(tx, student);
      key_.message_id = save_message(
          tx, {.school_id = school, .slice = "notices", .source_id = 1, .source_key = "notice 1"});
      const people::Selection guardians{"select id as person_id from guardians where school_id = :own",
                                        {{"own", school}}};
      for (const char* channel : {"aliyun_sms", "tencent_sms", "wechat"}) {
        add_deliveries(tx, key_.message_id, guardians, channel, clock_.now());
        keep_provider_ids(tx, channel, {{key_, "N-1"}});
      }
    });
  }
  ReceiptGates gates() { return {outbox_, addresses_, "s3cret", "token"}; }
  http::Answer call(const std::string& request, const std::string& body) {
    return http::RouterKit(channel_receipt_routes(gates())).call({}, request, body);
  }
  std::string state(const std::string& channel) {
    return database_.db().read([&](db::Session& session) {
      return session.one<std::string>({"test.state", "select state from deliveries where channel = :channel"},
                                      {{"channel", channel}});
    });
  }
  std::string aliyun(const std::string& key, const std::string& success = "true") {
    return R"([{"out_id":")" + key + R"(","success":)" + success + "}]";
  }
  static std::string event(const std::string& status) {
    return "<xml><Event>TEMPLATESENDJOBFINISH</Event><MsgID>N-1</MsgID><Status>" + status + "</Status></xml>";
  }
  static std::string signed_request(const std::string& verb, const std::string& more = "") {
    return verb + " /api/delivery/wechat/events?timestamp=1&nonce=2&signature=" +
           callback_signature({"token", "1", "2"}) + more;
  }

  db::ScratchDatabase database_;
  FixedClock clock_{people::kit::morning()};
  secrets::SeededRandom random_{7};
  secrets::Sealer sealer_{secrets::FieldKey{}, random_};
  Outbox outbox_{{database_.db(), clock_, random_, sealer_}};
  Addresses addresses_{database_.db(), sealer_};
  DeliveryKey key_;
};

TEST_F(ChannelReceipts, OfAliyunAreBelievedAtTheSecretAddress) {
  const std::string address = "POST /api/delivery/aliyun_sms/receipts/s3cret";
  auto answer = call(address, aliyun(text_of(key_)));
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, R"({"code":0,"msg":"接收成功"})");
  EXPECT_EQ(state("aliyun_sms"), "delivered");
  EXPECT_EQ(call(address, aliyun(text_of(key_), "false")).status, 200);
  EXPECT_EQ(state("aliyun_sms"), "delivered") << "what has arrived is not taken back";
}

TEST_F(ChannelReceipts, OfTencentNameTheSerialNumber) {
  auto answer = call("POST /api/delivery/tencent_sms/receipts/s3cret",
                     R"([{"sid":"N-1","report_status":"FAIL","mobile":"13800000001"}])");
  EXPECT_EQ(answer.body, R"({"result":0,"errmsg":"OK"})");
  EXPECT_EQ(state("tencent_sms"), "permanent");
}

TEST_F(ChannelReceipts, AreBelievedFromNobodyElse) {
  for (const char* secret : {"guessed", "s3cret2", "x"})
    for (const char* channel : {"aliyun_sms", "tencent_sms"})
      EXPECT_EQ(
          call("POST /api/delivery/" + std::string(channel) + "/receipts/" + secret, aliyun(text_of(key_)))
              .code(),
          "delivery.bad_signature");
  auto without = gates();
  without.secret.clear();
  without.wechat_token.clear();
  http::RouterKit kit(channel_receipt_routes(without));
  EXPECT_NE(kit.call({}, "POST /api/delivery/aliyun_sms/receipts/", "[]").status, 200);
  EXPECT_EQ(kit.call({},
                     "POST /api/delivery/wechat/events?timestamp=1&nonce=2&signature=" +
                         callback_signature({"", "1", "2"}),
                     event("success"))
                .status,
            403);
  EXPECT_EQ(call("POST /api/delivery/wechat/events?timestamp=1&nonce=2&signature=x", event("success")).status,
            403);
  EXPECT_EQ(call("POST /api/delivery/wechat/events?timestamp=1&nonce=2", event("success")).status, 403);
  EXPECT_EQ(state("aliyun_sms"), "created");
  EXPECT_EQ(state("wechat"), "created");
}

TEST_F(ChannelReceipts, ThatAreUnknownOrNonsenseDoNoHarm) {
  const std::string address = "POST /api/delivery/aliyun_sms/receipts/s3cret";
  EXPECT_EQ(call(address, aliyun("9007199254740991-9007199254740991")).status, 200);
  EXPECT_EQ(call(address, aliyun("")).status, 200);
  EXPECT_EQ(call(address, "[]").status, 200);
  EXPECT_EQ(call(address, "{").code(), "request.bad_json");
  EXPECT_EQ(call(signed_request("POST"), "nonsense").status, 200);
  EXPECT_EQ(state("aliyun_sms"), "created");
}

TEST_F(ChannelReceipts, OfWechatAreEventsItHasSigned) {
  auto answer = call(signed_request("POST", "&openid=o1"), event("failed:user block"));
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(state("wechat"), "blocked");
  EXPECT_EQ(call(signed_request("GET", "&echostr=5577"), "").body, "5577") << "how WeChat checks the address";
}

TEST_F(ChannelReceipts, OfWechatAreOnlyBelievedSealedWhereTheyShouldBe) {
  auto sealing = gates();
  sealing.wechat_envelope.emplace(kWechat);
  http::RouterKit kit(channel_receipt_routes(sealing));
  EXPECT_EQ(kit.call({}, signed_request("POST"), event("success")).status, 403) << "in plain mode";
  auto sealed = sealing.wechat_envelope->seal(event("success"), std::string(16, 's'));
  auto body = "<xml><ToUserName>gh_1</ToUserName><Encrypt><![CDATA[" + sealed + "]]></Encrypt></xml>";
  auto vouched = signed_request("POST", "&openid=o1&encrypt_type=aes&msg_signature=");
  EXPECT_EQ(kit.call({}, vouched + "x", body).status, 403);
  EXPECT_EQ(kit.call({}, vouched + sealing.wechat_envelope->signature("1", "2", sealed), body).status, 200);
  EXPECT_EQ(state("wechat"), "delivered");
}

// The guardian's account at another platform, which that platform says something about.
class WhatPlatformsSayOfAccounts : public ChannelReceipts {
 protected:
  void connect(AddressKind kind, const std::string& account) {
    database_.db().write([&](db::Tx& tx) {
      save_address(tx, {.school_id = tenant_of(key_.person_id),
                        .person_id = key_.person_id,
                        .kind = kind,
                        .address_sealed = sealer_.seal(account),
                        .address_hash = address_hash(sealer_, kind, account),
                        .set_at = clock_.now()});
    });
  }
  // What is written to, "" when nothing is.
  std::string address(AddressKind kind) {
    auto sealed = database_.db().read([&](db::Session& session) {
      return find_address(session, tenant_of(key_.person_id), key_.person_id, kind);
    });
    return sealed ? sealer_.open(*sealed) : "";
  }
  http::Answer tell_of_follower(const std::string& event, const std::string& openid = "o1") {
    return call(signed_request("POST"),
                "<xml><FromUserName>" + openid + "</FromUserName><Event>" + event + "</Event></xml>");
  }
  http::Answer tell_of_parent(const std::string& type, const std::string& more = "<Id>p1</Id>") {
    return tell_sealed("<xml><Event>change_school_contact</Event><ChangeType>" + type + "</ChangeType>" +
                       more + "</xml>");
  }
  http::Answer tell_sealed(const std::string& event, const std::string& signature = "") {
    auto sealed = wecom_.seal(event, std::string(16, 's'));
    return wecom("POST", signature.empty() ? wecom_.signature("1", "2", sealed) : signature, "",
                 "<xml><Encrypt>" + sealed + "</Encrypt></xml>");
  }
  http::Answer wecom(const std::string& verb, const std::string& signature, const std::string& more = "",
                     const std::string& body = "") {
    auto believing = gates();
    believing.wecom_envelope.emplace(wecom_);
    believing.directory_changed = [this] { ++directory_changes_; };
    return http::RouterKit(channel_receipt_routes(believing))
        .call({}, verb + " /api/delivery/wecom/events?timestamp=1&nonce=2&msg_signature=" + signature + more,
              body);
  }
  const CallbackEnvelope wecom_{kWechat};
  int directory_changes_ = 0;
};

TEST_F(WhatPlatformsSayOfAccounts, TakesAFollowerAwayAndBack) {
  connect(AddressKind::kWechat, "o1");
  tell_of_follower("unsubscribe", "another");
  EXPECT_EQ(address(AddressKind::kWechat), "o1");
  for (int i = 0; i < 2; ++i) EXPECT_EQ(tell_of_follower("unsubscribe").body, "success");
  EXPECT_EQ(address(AddressKind::kWechat), "");
  for (int i = 0; i < 2; ++i) EXPECT_EQ(tell_of_follower("subscribe").body, "success");
  EXPECT_EQ(address(AddressKind::kWechat), "o1");
}

TEST_F(WhatPlatformsSayOfAccounts, TakesAParentOfTheDirectoryAwayAndBack) {
  connect(AddressKind::kWecom, "p1");
  for (int i = 0; i < 2; ++i) EXPECT_EQ(tell_of_parent("unsubscribe").body, "success");
  EXPECT_EQ(address(AddressKind::kWecom), "");
  tell_of_parent("subscribe");
  EXPECT_EQ(address(AddressKind::kWecom), "p1");
  for (int i = 0; i < 2; ++i) tell_of_parent("update_parent", "<Id>p1</Id><NewId>p2</NewId>");
  EXPECT_EQ(address(AddressKind::kWecom), "p2");
  tell_of_parent("delete_parent", "<Id>p2</Id>");
  EXPECT_EQ(address(AddressKind::kWecom), "");
  EXPECT_EQ(directory_changes_, 0);
  tell_of_parent("create_deparmtment", "<Id>7</Id>");
  tell_of_parent("create_department", "<Id>7</Id>");
  EXPECT_EQ(directory_changes_, 2);
}

TEST_F(WhatPlatformsSayOfAccounts, IsBelievedOnlySignedAndSealed) {
  connect(AddressKind::kWecom, "p1");
  const std::string event =
      "<xml><Event>change_school_contact</Event><ChangeType>unsubscribe</ChangeType><Id>p1</Id></xml>";
  EXPECT_EQ(tell_sealed(event, "x").code(), "delivery.bad_signature");
  EXPECT_EQ(wecom("POST", wecom_.signature("1", "2", ""), "", event).code(), "delivery.bad_signature");
  EXPECT_EQ(wecom("POST", "x", "", "").code(), "delivery.bad_signature");
  auto sealed = wecom_.seal(event, std::string(16, 's'));
  auto body = "<xml><Encrypt>" + sealed + "</Encrypt></xml>";
  EXPECT_EQ(call("POST /api/delivery/wecom/events?timestamp=1&nonce=2&msg_signature=" +
                     wecom_.signature("1", "2", sealed),
                 body)
                .code(),
            "delivery.bad_signature")
      << "where WeCom is not set up";
  EXPECT_EQ(address(AddressKind::kWecom), "p1");
}

TEST_F(WhatPlatformsSayOfAccounts, BeginsWithWecomCheckingTheAddress) {
  auto sealed = wecom_.seal("5577", std::string(16, 's'));
  auto more = "&echostr=" + http_client::escaped(sealed);
  EXPECT_EQ(wecom("GET", wecom_.signature("1", "2", sealed), more).body, "5577");
  EXPECT_EQ(wecom("GET", "x", more).status, 403);
}

}  // namespace
}  // namespace kith::delivery
