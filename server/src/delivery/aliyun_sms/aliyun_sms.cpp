// SPDX-License-Identifier: Apache-2.0
#include "delivery/aliyun_sms/aliyun_sms.hpp"

#include <boost/json/serialize.hpp>
#include <map>

#include "delivery/foreign_json.hpp"
#include "delivery/letter_text.hpp"
#include "delivery/outcomes.hpp"
#include "platform/http_client/query.hpp"
#include "platform/secrets/codes.hpp"

namespace kith::delivery::aliyun_sms {
namespace {

constexpr int kLettersAtOnce = 64;
// Parameters of more than 35 characters are refused.
constexpr std::size_t kLongestParameter = 35;

enum class Meaning { kRefused, kBadAddress, kTooOften, kDayIsFull, kNotSetUp };

// https://help.aliyun.com/document_detail/101347.html
const std::map<std::string, Meaning, std::less<>> kMeanings{
    {"isv.MOBILE_NUMBER_ILLEGAL", Meaning::kBadAddress},
    {"isv.BUSINESS_LIMIT_CONTROL", Meaning::kTooOften},
    {"isv.DAY_LIMIT_CONTROL", Meaning::kDayIsFull},
    {"isv.PARAM_NOT_SUPPORT_URL", Meaning::kRefused},
    {"isv.PARAM_LENGTH_LIMIT", Meaning::kRefused},
    {"isv.BLACK_KEY_CONTROL_LIMIT", Meaning::kRefused},
    {"isv.OUT_OF_SERVICE", Meaning::kNotSetUp},
    {"isv.AMOUNT_NOT_ENOUGH", Meaning::kNotSetUp},
    {"isv.SMS_SIGNATURE_ILLEGAL", Meaning::kNotSetUp},
    {"isv.SMS_TEMPLATE_ILLEGAL", Meaning::kNotSetUp},
    {"isv.TEMPLATE_MISSING_PARAMETERS", Meaning::kNotSetUp},
    {"isp.RAM_PERMISSION_DENY", Meaning::kNotSetUp},
    {"SignatureDoesNotMatch", Meaning::kNotSetUp},
    {"InvalidTimeStamp.Expired", Meaning::kNotSetUp},
    {"InvalidAccessKeyId.NotFound", Meaning::kNotSetUp},
};

SendResult result_of_code(const std::string& code) {
  auto known = kMeanings.find(code);
  if (known == kMeanings.end()) return not_now();
  switch (known->second) {
    case Meaning::kBadAddress:
      return bad_address();
    case Meaning::kRefused:
      return refused();
    case Meaning::kTooOften:
      return too_often();
    case Meaning::kDayIsFull:
      return not_now(std::chrono::hours{1});
    case Meaning::kNotSetUp:
      return not_set_up(kName, code);
  }
  return not_now();
}

// 8613800000000 abroad, 13800000000 at home.
std::string number_of(const std::string& telephone) {
  return telephone.starts_with('+') ? telephone.substr(1) : telephone;
}

std::string host_of(const std::string& url) { return url.substr(url.find("://") + 3); }

}  // namespace

SendResult result_of(const http_client::Reply& reply) {
  auto body = read_object(reply.body);
  auto code = body ? text_at(*body, "Code") : std::string();
  if (code.empty())
    return reply.status == 0 || reply.status == 200 ? no_answer() : not_now(reply.retry_after);
  return code == "OK" ? accepted(text_at(*body, "BizId")) : result_of_code(code);
}

AliyunSms::AliyunSms(const Clock& clock, secrets::Random& random, Settings settings)
    : clock_(clock), random_(random), settings_(std::move(settings)), poster_(settings_.patience) {}

http_client::Post AliyunSms::post_of(const Letter& letter) {
  auto parameters = boost::json::serialize(boost::json::object{
      {"title", in_one_line(letter.subject, kLongestParameter)}, {"path", path_of_link(letter.link)}});
  const Action action{.host = host_of(settings_.url),
                      .name = "SendSms",
                      .version = "2017-05-25",
                      .parameters = {{"PhoneNumbers", number_of(letter.address)},
                                     {"SignName", settings_.sign_name},
                                     {"TemplateCode", settings_.template_code},
                                     {"TemplateParam", parameters},
                                     {"OutId", letter.key}},
                      .nonce = secrets::drawn_hex(random_, 16),
                      .at = clock_.now()};
  return {.url = settings_.url + "/?" + http_client::query_text(action.parameters),
          .headers = signed_headers(settings_.key, action),
          .body = {}};
}

Limits AliyunSms::limits() const {
  return limits_for(kLettersAtOnce, settings_.patience.at_once, settings_.patience.to_answer);
}

std::vector<SendResult> AliyunSms::send(const std::vector<Letter>& letters) {
  std::vector<http_client::Post> posts;
  for (const auto& letter : letters) posts.push_back(post_of(letter));
  std::vector<SendResult> results;
  for (const auto& reply : poster_.post(posts)) results.push_back(result_of(reply));
  return results;
}

std::optional<std::vector<Receipt>> read_receipts(std::string_view body) {
  auto told = read_objects(body);
  if (!told) return std::nullopt;
  std::vector<Receipt> receipts;
  for (const auto& each : *told)
    if (auto key = parse_key(text_at(each, "out_id")))
      receipts.push_back({*key, is_true_at(each, "success") ? State::kDelivered : State::kPermanent});
  return receipts;
}

}  // namespace kith::delivery::aliyun_sms
