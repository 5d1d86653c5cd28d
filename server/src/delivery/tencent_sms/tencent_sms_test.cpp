// SPDX-License-Identifier: Apache-2.0
#include "delivery/tencent_sms/tencent_sms.hpp"

#include <gtest/gtest.h>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <map>
#include <set>

#include "delivery/foreign_json.hpp"
#include "delivery/letter_kit.hpp"

namespace kith::delivery::tencent_sms {
namespace {

using http_client::Asked;
using http_client::reply;
using http_client::Said;

const SecretKey kKey{"secret id", "secret key"};

// Tencent Cloud as its pages describe it.
class Tencent {
 public:
  Said answer(const Asked& asked) {
    ++requests;
    if (asked.header("Authorization") != signature_of(asked)) return refusal("AuthFailure.SignatureFailure");
    auto body = read_object(asked.body).value();
    auto numbers = texts_at(body, "PhoneNumberSet");
    if (numbers.size() > 200) return refusal("LimitExceeded.PhoneNumberCountLimit");
    if (text_at(body, "SignName") != "实验小学")
      return refusal("FailedOperation.SignatureIncorrectOrUnapproved");
    auto parameters = texts_at(body, "TemplateParamSet");
    if (parameters.size() != 2) return refusal("InvalidParameterValue.TemplateParameterFormatError");
    bool at_home = numbers.front().starts_with("+86");
    boost::json::array set;
    for (const auto& number : numbers) {
      if (number.starts_with("+86") != at_home)
        return refusal("UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber");
      set.push_back(status_of(number, parameters[0] + parameters[1]));
    }
    last = body;
    return reply(200, boost::json::serialize(boost::json::object{
                          {"Response", boost::json::object{{"SendStatusSet", set}, {"RequestId", "R"}}}}));
  }

  int requests = 0;
  boost::json::object last;

 private:
  static Said refusal(const std::string& code) {
    return reply(200, R"({"Response":{"Error":{"Code":")" + code + R"(","Message":"m"},"RequestId":"R"}})");
  }
  static std::string signature_of(const Asked& asked) {
    auto expected = signed_headers(
        kKey, {.host = asked.header("Host"),
               .service = "sms",
               .name = asked.header("X-TC-Action"),
               .version = asked.header("X-TC-Version"),
               .region = asked.header("X-TC-Region"),
               .body = asked.body,
               .at = Instant{std::chrono::seconds{std::stol(asked.header("X-TC-Timestamp"))}}});
    return expected.back().substr(std::string("Authorization: ").size());
  }
  boost::json::object status_of(const std::string& number, const std::string& words) {
    std::string code = "Ok";
    if (number == "+86110") code = "InvalidParameterValue.IncorrectPhoneNumber";
    if (number == "+8613800000009") code = "FailedOperation.PhoneNumberInBlacklist";
    if (code == "Ok" && !had_.insert(number + words).second)
      code = "LimitExceeded.PhoneNumberSameContentDailyLimit";
    return {{"SerialNo", code == "Ok" ? "serial " + number : std::string()},
            {"PhoneNumber", number},
            {"Code", code}};
  }
  std::set<std::string> had_;
};

class SendingByTencent : public testing::Test {
 protected:
  Settings settings() {
    return {.key = kKey,
            .app_id = "1400000000",
            .sign_name = "实验小学",
            .template_id = "1",
            .url = server_.url(""),
            .patience = kit::kShortPatience};
  }
  std::vector<SendResult> send(const std::vector<Letter>& letters) {
    return TencentSms(clock_, settings()).send(letters);
  }

  FixedClock clock_{kit::kNow};
  Tencent tencent_;
  std::optional<Said> instead_;
  http_client::StandIn server_{
      [this](const Asked& asked) { return instead_ ? *instead_ : tencent_.answer(asked); }};
};

TEST_F(SendingByTencent, WritesToTwoHundredNumbersInOneRequest) {
  auto results = send(kit::letters(200, "138000000"));
  for (const auto& result : results) EXPECT_EQ(result.answer, Answer::kAccepted) << result.failure;
  EXPECT_EQ(results.at(3).provider_id, "serial +861380000003");
  EXPECT_EQ(tencent_.requests, 1);
  EXPECT_EQ(texts_at(tencent_.last, "TemplateParamSet"), (std::vector<std::string>{"秋游〔1〕", "inbox/7"}));
}

TEST_F(SendingByTencent, KeepsNumbersAtHomeAndAbroadApart) {
  auto results =
      send({kit::letter("13800000001"), kit::letter("+85290000000"), kit::letter("+8613800000002")});
  for (const auto& result : results) EXPECT_EQ(result.answer, Answer::kAccepted) << result.failure;
  EXPECT_EQ(tencent_.requests, 2);
}

TEST_F(SendingByTencent, TellsNumbersApart) {
  auto results = send({kit::letter("110"), kit::letter("13800000009"), kit::letter("13800000001")});
  EXPECT_EQ(results.at(0).answer, Answer::kPermanent);
  EXPECT_EQ(results.at(1).answer, Answer::kBlocked);
  EXPECT_EQ(results.at(2).answer, Answer::kAccepted);
}

TEST_F(SendingByTencent, SendsAReminderThatIsNotTakenForARepeat) {
  constexpr std::int64_t kReminder = (std::int64_t{1} << 32) + 2;
  EXPECT_EQ(send({kit::letter("13800000001")}).at(0).answer, Answer::kAccepted);
  EXPECT_EQ(send({kit::letter("13800000001", kReminder)}).at(0).answer, Answer::kAccepted);
  auto repeat = send({kit::letter("13800000001")}).at(0);
  EXPECT_EQ(repeat.failure, "delivery.too_often") << "the same letter again is not paid for twice";
  EXPECT_FALSE(repeat.retry_after);
}

TEST_F(SendingByTencent, WaitsForTheOperatorWhenItIsSetUpWrongly) {
  auto wrong_key = settings(), wrong_name = settings();
  wrong_key.key.key = "another";
  wrong_name.sign_name = "别的";
  for (const auto& wrong : {wrong_key, wrong_name}) {
    auto result = TencentSms(clock_, wrong).send({kit::letter("13800000001")}).at(0);
    EXPECT_EQ(result.failure, "delivery.not_set_up");
    EXPECT_TRUE(result.retry_after);
  }
}

TEST_F(SendingByTencent, LeavesTheWholeChannelAloneWhenItIsTooFast) {
  instead_ = reply(200, R"({"Response":{"Error":{"Code":"RequestLimitExceeded","Message":""}}})");
  EXPECT_TRUE(send({kit::letter("13800000001")}).at(0).retry_after);
}

TEST_F(SendingByTencent, TriesAgainWhateverElseGoesWrong) {
  for (const auto& [name, said] : kit::faults()) {
    instead_ = said;
    for (const auto& result : send(kit::letters(3, "1380000000")))
      EXPECT_EQ(result.answer, Answer::kTemporary) << name;
  }
}

TEST(ReceiptsOfTencent, NameTheSerialNumber) {
  auto receipts = read_receipts(R"([
    {"mobile":"13800000001","report_status":"SUCCESS","errmsg":"DELIVRD","sid":"2:1"},
    {"mobile":"13800000002","report_status":"FAIL","errmsg":"MK:1","sid":"2:2"}, {}])");
  ASSERT_TRUE(receipts);
  EXPECT_EQ(receipts->at(0).provider_id, "2:1");
  EXPECT_EQ(receipts->at(0).state, State::kDelivered);
  EXPECT_EQ(receipts->at(1).state, State::kPermanent);
  for (const char* garbage : {"", "{}", "x", "[", "7"}) EXPECT_FALSE(read_receipts(garbage)) << garbage;
}

}  // namespace
}  // namespace kith::delivery::tencent_sms
