// SPDX-License-Identifier: Apache-2.0
#include "delivery/aliyun_sms/aliyun_sms.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "delivery/foreign_json.hpp"
#include "delivery/letter_kit.hpp"
#include "platform/http/message.hpp"
#include "platform/http_client/stand_in_kit.hpp"
#include "platform/text/characters.hpp"

namespace kith::delivery::aliyun_sms {
namespace {

using http_client::Asked;
using http_client::Said;

const AccessKey kKey{"key id", "key secret"};

// Alibaba Cloud as its pages describe it: who signs, how often a number may be written to, what parameters
// may hold.
class Aliyun {
 public:
  Said answer(const Asked& asked) {
    auto target = asked.head.substr(5, asked.head.find(" HTTP/") - 5);
    auto query = http::parse_query(http::query_of(target)).value();
    if (!is_signed(asked, query)) return said(400, "SignatureDoesNotMatch");
    if (!nonces_.insert(asked.header("x-acs-signature-nonce")).second) return said(400, "SignatureNonceUsed");
    if (query["SignName"] != "实验小学") return said(200, "isv.SMS_SIGNATURE_ILLEGAL");
    if (query["TemplateCode"] != "SMS_1") return said(200, "isv.SMS_TEMPLATE_ILLEGAL");
    auto parameters = read_object(query["TemplateParam"]).value();
    if (!parameters.contains("title") || !parameters.contains("path"))
      return said(200, "isv.TEMPLATE_MISSING_PARAMETERS");
    for (const char* name : {"title", "path"}) {
      auto value = text_at(parameters, name);
      if (value.find("://") != value.npos) return said(200, "isv.PARAM_NOT_SUPPORT_URL");
      if (text::characters_in(value) > 35) return said(200, "isv.PARAM_LENGTH_LIMIT");
    }
    auto number = query["PhoneNumbers"];
    if (number.size() != 11 || !number.starts_with('1')) return said(200, "isv.MOBILE_NUMBER_ILLEGAL");
    if (++sent_[number] > most_a_day) return said(200, "isv.BUSINESS_LIMIT_CONTROL");
    last = query;
    return said(200, "OK");
  }

  int most_a_day = 50;
  std::map<std::string, std::string> last;

 private:
  static Said said(int status, const std::string& code) {
    return http_client::reply(status,
                              R"({"Code":")" + code + R"(","Message":"","RequestId":"R","BizId":"B"})");
  }
  static bool is_signed(const Asked& asked, const std::map<std::string, std::string>& query) {
    auto expected = signed_headers(kKey, {.host = asked.header("Host"),
                                          .name = asked.header("x-acs-action"),
                                          .version = asked.header("x-acs-version"),
                                          .parameters = query,
                                          .nonce = asked.header("x-acs-signature-nonce"),
                                          .at = kit::kNow});
    return expected.back() == "Authorization: " + asked.header("Authorization");
  }
  std::map<std::string, int> sent_;
  std::set<std::string> nonces_;
};

class SendingByAliyun : public testing::Test {
 protected:
  Settings settings() { return {kKey, "实验小学", "SMS_1", server_.url(""), kit::kShortPatience}; }
  std::vector<SendResult> send(const std::vector<Letter>& letters) { return send(letters, settings()); }
  std::vector<SendResult> send(const std::vector<Letter>& letters, Settings settings) {
    return AliyunSms(clock_, random_, std::move(settings)).send(letters);
  }
  SendResult send_to(const std::string& telephone) { return send({kit::letter(telephone)}).at(0); }

  FixedClock clock_{kit::kNow};
  secrets::SeededRandom random_{7};
  Aliyun aliyun_;
  std::optional<Said> instead_;
  http_client::StandIn server_{
      [this](const Asked& asked) { return instead_ ? *instead_ : aliyun_.answer(asked); }};
};

TEST_F(SendingByAliyun, GivesTheTemplateTitleAndPathAlone) {
  EXPECT_EQ(send_to("13800000001").answer, Answer::kAccepted);
  EXPECT_EQ(aliyun_.last["TemplateParam"], R"({"title":"秋游","path":"inbox/7"})");
  EXPECT_EQ(aliyun_.last["OutId"], kit::letter("13800000001").key);
  for (const auto& [name, value] : aliyun_.last)
    EXPECT_EQ(value.find("周五"), value.npos) << "no words of the letter";
}

TEST_F(SendingByAliyun, CutsWhatAParameterCannotHold) {
  auto letter = kit::letter("13800000001");
  for (int i = 0; i < 10'000; ++i) letter.subject += "题\n";
  EXPECT_EQ(send({letter}).at(0).answer, Answer::kAccepted);
}

TEST_F(SendingByAliyun, KeepsOneBadNumberFromTheOthers) {
  auto results = send({kit::letter("13800000001"), kit::letter("110"), kit::letter("13800000002")});
  EXPECT_EQ(results.at(0).answer, Answer::kAccepted);
  EXPECT_EQ(results.at(1).answer, Answer::kPermanent);
  EXPECT_EQ(results.at(1).failure, "delivery.bad_address");
  EXPECT_EQ(results.at(2).answer, Answer::kAccepted);
}

TEST_F(SendingByAliyun, LeavesANumberAloneThatHasHadTooMuchButNotTheOthers) {
  aliyun_.most_a_day = 1;
  send_to("13800000001");
  auto again = send_to("13800000001");
  EXPECT_EQ(again.answer, Answer::kTemporary);
  EXPECT_EQ(again.failure, "delivery.too_often");
  EXPECT_FALSE(again.retry_after) << "which would stop everybody's";
}

TEST_F(SendingByAliyun, WaitsForTheOperatorWhenItIsSetUpWrongly) {
  auto wrong_key = settings(), wrong_name = settings(), wrong_template = settings();
  wrong_key.key.secret = "another";
  wrong_name.sign_name = "别的";
  wrong_template.template_code = "SMS_2";
  for (const auto& wrong : {wrong_key, wrong_name, wrong_template}) {
    auto result = send({kit::letter("13800000001")}, wrong).at(0);
    EXPECT_EQ(result.answer, Answer::kTemporary);
    EXPECT_EQ(result.failure, "delivery.not_set_up");
    EXPECT_TRUE(result.retry_after);
  }
}

TEST_F(SendingByAliyun, TriesAgainWhateverElseGoesWrong) {
  for (const auto& [name, said] : kit::faults()) {
    instead_ = said;
    EXPECT_EQ(send_to("13800000001").answer, Answer::kTemporary) << name;
  }
}

TEST(ReceiptsOfAliyun, NameOurKeyAndWhetherItArrived) {
  auto receipts = read_receipts(R"([
    {"phone_number":"13800000001","success":true,"err_code":"DELIVERED","biz_id":"B","out_id":"4294967297-5"},
    {"phone_number":"13800000002","success":false,"err_code":"UNDELIV","biz_id":"B","out_id":"4294967297-6"},
    {"phone_number":"13800000003","success":true,"out_id":"somebody else's"}, {"success":true}, 7])");
  ASSERT_TRUE(receipts);
  ASSERT_EQ(receipts->size(), 2u);
  EXPECT_EQ(receipts->at(0).key->person_id, 5);
  EXPECT_EQ(receipts->at(0).state, State::kDelivered);
  EXPECT_EQ(receipts->at(1).state, State::kPermanent);
  for (const char* garbage : {"", "{}", "x", "[", "7"}) EXPECT_FALSE(read_receipts(garbage)) << garbage;
}

}  // namespace
}  // namespace kith::delivery::aliyun_sms
