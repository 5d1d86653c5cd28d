// SPDX-License-Identifier: Apache-2.0
#include "delivery/tencent_sms/tencent_sms.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <map>

#include "delivery/foreign_json.hpp"
#include "delivery/letter_text.hpp"
#include "delivery/outcomes.hpp"
#include "platform/text/characters.hpp"

namespace kith::delivery::tencent_sms {
namespace {

constexpr std::size_t kLongestTitle = 30;
constexpr const char* kAtHome = "+86";

// Codes begin with what they are about: "LimitExceeded.PhoneNumberDailyLimit".
bool is_about_setting_up(std::string_view code) {
  return code.starts_with("AuthFailure") || code.starts_with("UnauthorizedOperation") ||
         code.starts_with("FailedOperation.InsufficientBalance") ||
         code.starts_with("FailedOperation.Signature") || code.starts_with("FailedOperation.Template") ||
         code.starts_with("InvalidParameterValue.SdkAppId") ||
         code.starts_with("InvalidParameterValue.Template") || code.starts_with("UnsupportedOperation");
}

// The mark stands here, since the path has to fit as it is.
std::string title_of(const Letter& letter) {
  auto mark = mark_of(letter);
  return in_one_line(letter.subject, kLongestTitle - text::characters_in(mark)) + mark;
}

SendResult result_of(const std::string& code, std::string serial) {
  if (code == "Ok") return accepted(std::move(serial));
  if (code == "InvalidParameterValue.IncorrectPhoneNumber") return bad_address();
  if (code == "FailedOperation.PhoneNumberInBlacklist") return not_wished();
  if (code == "FailedOperation.ContainSensitiveWord") return refused();
  if (code.starts_with("LimitExceeded.PhoneNumber")) return too_often();
  if (code.starts_with("LimitExceeded.App")) return not_now(std::chrono::hours{1});
  if (code.starts_with("RequestLimitExceeded") || code == "LimitExceeded")
    return not_now(std::chrono::seconds{5});
  if (is_about_setting_up(code)) return not_set_up(kName, code);
  return code.empty() ? no_answer() : not_now();
}

}  // namespace

std::string e164(const std::string& telephone) {
  return telephone.starts_with('+') ? telephone : kAtHome + telephone;
}

std::vector<SendResult> results_of(const http_client::Reply& reply, const std::vector<std::string>& numbers) {
  auto body = read_object(reply.body);
  if (reply.status != 200 || !body)
    return std::vector<SendResult>(
        numbers.size(), reply.status == 0 || reply.status == 200 ? no_answer() : not_now(reply.retry_after));
  auto response = object_at(*body, "Response");
  auto problem = text_at(object_at(response, "Error"), "Code");
  if (!problem.empty()) return std::vector<SendResult>(numbers.size(), result_of(problem, {}));
  std::map<std::string, boost::json::object> by_number;
  for (auto& each : objects_at(response, "SendStatusSet")) by_number[text_at(each, "PhoneNumber")] = each;
  std::vector<SendResult> results;
  for (const auto& number : numbers) {
    const auto& said = by_number[number];
    results.push_back(result_of(text_at(said, "Code"), text_at(said, "SerialNo")));
  }
  return results;
}

TencentSms::TencentSms(const Clock& clock, Settings settings)
    : clock_(clock), settings_(std::move(settings)), poster_(settings_.patience) {}

http_client::Post TencentSms::post_of(const std::vector<Letter>& letters,
                                      const std::vector<std::size_t>& places) const {
  boost::json::array numbers;
  for (auto place : places) numbers.push_back(boost::json::string(e164(letters[place].address)));
  const auto& letter = letters[places.front()];
  boost::json::object body{{"PhoneNumberSet", numbers},
                           {"SmsSdkAppId", settings_.app_id},
                           {"SignName", settings_.sign_name},
                           {"TemplateId", settings_.template_id},
                           {"TemplateParamSet", {title_of(letter), path_of_link(letter.link)}}};
  const Action action{.host = settings_.url.substr(settings_.url.find("://") + 3),
                      .service = "sms",
                      .name = "SendSms",
                      .version = "2021-01-11",
                      .region = settings_.region,
                      .body = boost::json::serialize(body),
                      .at = clock_.now()};
  return {.url = settings_.url + "/", .headers = signed_headers(settings_.key, action), .body = action.body};
}

Limits TencentSms::limits() const {
  return limits_for(int(kMostNumbers), settings_.patience.at_once, settings_.patience.to_answer);
}

std::vector<SendResult> TencentSms::send(const std::vector<Letter>& letters) {
  // Numbers at home and abroad may not be mixed in a request.
  std::vector<std::vector<std::size_t>> groups;
  for (const auto& group : alike(letters, kMostNumbers)) {
    std::vector<std::size_t> at_home, abroad;
    for (auto place : group)
      (e164(letters[place].address).starts_with(kAtHome) ? at_home : abroad).push_back(place);
    for (auto& part : {at_home, abroad})
      if (!part.empty()) groups.push_back(part);
  }
  std::vector<http_client::Post> posts;
  for (const auto& group : groups) posts.push_back(post_of(letters, group));
  auto replies = poster_.post(posts);
  std::vector<SendResult> results(letters.size());
  for (std::size_t i = 0; i < groups.size(); ++i) {
    auto numbers = addresses_of(letters, groups[i]);
    std::transform(numbers.begin(), numbers.end(), numbers.begin(), &e164);
    spread(results, groups[i], results_of(replies[i], numbers));
  }
  return results;
}

std::optional<std::vector<Receipt>> read_receipts(std::string_view body) {
  auto told = read_objects(body);
  if (!told) return std::nullopt;
  std::vector<Receipt> receipts;
  for (const auto& each : *told)
    receipts.push_back(
        {.state = text_at(each, "report_status") == "SUCCESS" ? State::kDelivered : State::kPermanent,
         .provider_id = text_at(each, "sid")});
  return receipts;
}

}  // namespace kith::delivery::tencent_sms
