// SPDX-License-Identifier: Apache-2.0
#include "delivery/wechat/wechat.hpp"

#include <boost/json/serialize.hpp>

#include "delivery/flat_xml.hpp"
#include "delivery/letter_text.hpp"
#include "delivery/outcomes.hpp"
#include "platform/http_client/query.hpp"

namespace kith::delivery::wechat {
namespace {

constexpr int kLettersAtOnce = 64;
// A field of the kind "thing" has room for so many characters.
constexpr std::size_t kLongestField = 20;

}  // namespace

SendResult result_of(const ErrcodeApi::Answer& answer) {
  if (!answer.errcode) return no_answer();
  switch (*answer.errcode) {
    case 0:
      return accepted(text_at(answer.body, "msgid"));
    case 40241:  // has had the same within a minute
      return accepted();
    case 40003:  // no such follower
    case 43004:  // follows no more
      return bad_address();
    case 43101:  // has refused
      return not_wished();
    case 43117:  // too many to this person
      return too_often();
    case 45009:  // the day's quota
      return not_now(std::chrono::hours{1});
    case -1:
      return not_now();
    default:
      return not_set_up(kName, std::to_string(*answer.errcode));
  }
}

Wechat::Wechat(const Clock& clock, Settings settings)
    : settings_(std::move(settings)),
      api_(clock,
           {.base = settings_.url,
            .token_path = "/cgi-bin/token?" + http_client::query_text({{"grant_type", "client_credential"},
                                                                       {"appid", settings_.app_id},
                                                                       {"secret", settings_.app_secret}}),
            .patience = settings_.patience}) {}

std::string Wechat::body_of(const Letter& letter) const {
  boost::json::object field{{"value", in_one_line(letter.subject, kLongestField)}};
  return boost::json::serialize(boost::json::object{{"touser", letter.address},
                                                    {"template_id", settings_.template_id},
                                                    {"url", letter.link},
                                                    {"data", {{settings_.title_field, field}}}});
}

Limits Wechat::limits() const {
  return limits_for(kLettersAtOnce, settings_.patience.at_once, settings_.patience.to_answer);
}

std::vector<SendResult> Wechat::send(const std::vector<Letter>& letters) {
  std::vector<std::string> bodies;
  for (const auto& letter : letters) bodies.push_back(body_of(letter));
  std::vector<SendResult> results;
  for (const auto& answer : api_.post("/cgi-bin/message/template/send", bodies))
    results.push_back(result_of(answer));
  return results;
}

std::optional<Receipt> read_receipt(std::string_view xml) {
  auto told = read_flat_xml(xml);
  if (!told || (*told)["Event"] != "TEMPLATESENDJOBFINISH" || (*told)["MsgID"].empty()) return std::nullopt;
  const auto& status = (*told)["Status"];
  auto state = State::kPermanent;
  if (status == "success") state = State::kDelivered;
  if (status == "failed:user block" || status == "failed: user block") state = State::kBlocked;
  return Receipt{.state = state, .provider_id = (*told)["MsgID"]};
}

std::optional<Following> read_following(std::string_view xml) {
  auto told = read_flat_xml(xml);
  if (!told || (*told)["FromUserName"].empty()) return std::nullopt;
  const auto& event = (*told)["Event"];
  if (event != "subscribe" && event != "unsubscribe") return std::nullopt;
  return Following{(*told)["FromUserName"], event == "subscribe"};
}

}  // namespace kith::delivery::wechat
