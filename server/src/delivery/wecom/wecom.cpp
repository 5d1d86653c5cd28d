// SPDX-License-Identifier: Apache-2.0
#include "delivery/wecom/wecom.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "delivery/letter_text.hpp"
#include "delivery/outcomes.hpp"
#include "platform/http_client/query.hpp"

namespace kith::delivery::wecom {
namespace {

// Fewer than a request may hold: links of their own may make a request of each.
constexpr int kLettersAtOnce = 256;
constexpr int kDropRepeatsFor = 14'400;  // seconds, the longest there is

SendResult failure_of(std::int64_t errcode) {
  switch (errcode) {
    case 81013:  // all of them unknown
      return bad_address();
    case 45009:  // too many in this minute, hour or day
    case 45033:  // too many at once
      return not_now(std::chrono::minutes{1});
    case -1:    // busy
    case 6000:  // somebody changes the directory
      return not_now();
    case 301002:  // the app is not one that parents may use
    case 48002:   // nor this secret
    case 84061:
    case 43009:
      return not_set_up(kName, std::to_string(errcode));
    default:
      return is_about_token(errcode) ? not_set_up(kName, std::to_string(errcode)) : not_now();
  }
}

}  // namespace

std::vector<SendResult> results_of(const ErrcodeApi::Answer& answer,
                                   const std::vector<std::string>& parents) {
  if (!answer.errcode) return std::vector<SendResult>(parents.size(), no_answer());
  if (*answer.errcode != 0) return std::vector<SendResult>(parents.size(), failure_of(*answer.errcode));
  auto unknown = texts_at(answer.body, "invalid_parent_userid");
  std::vector<SendResult> results;
  for (const auto& parent : parents) {
    bool is_known = std::find(unknown.begin(), unknown.end(), parent) == unknown.end();
    results.push_back(is_known ? accepted() : bad_address());
  }
  return results;
}

ErrcodeApi api_of(const Clock& clock, const Settings& settings) {
  return ErrcodeApi(
      clock, {.base = settings.url,
              .token_path = "/cgi-bin/gettoken?" + http_client::query_text({{"corpid", settings.corp_id},
                                                                            {"corpsecret", settings.secret}}),
              .patience = settings.patience});
}

Wecom::Wecom(const Clock& clock, Settings settings)
    : settings_(std::move(settings)), api_(api_of(clock, settings_)) {}

std::string Wecom::body_of(const Letter& letter, const std::vector<std::string>& parents) const {
  boost::json::array to(parents.begin(), parents.end());
  return boost::json::serialize(
      boost::json::object{{"recv_scope", 0},
                          {"to_parent_userid", to},
                          {"msgtype", "text"},
                          {"agentid", settings_.agent_id},
                          {"text", {{"content", plain_text(letter, kLongestContent)}}},
                          {"enable_duplicate_check", 1},
                          {"duplicate_check_interval", kDropRepeatsFor}});
}

Limits Wecom::limits() const {
  return limits_for(kLettersAtOnce, settings_.patience.at_once, settings_.patience.to_answer);
}

std::vector<SendResult> Wecom::send(const std::vector<Letter>& letters) {
  std::vector<std::vector<std::string>> parents;
  std::vector<std::string> bodies;
  auto groups = alike(letters, kMostParents);
  for (const auto& group : groups) {
    parents.push_back(addresses_of(letters, group));
    bodies.push_back(body_of(letters[group.front()], parents.back()));
  }
  auto answers = api_.post("/cgi-bin/externalcontact/message/send", bodies);
  std::vector<SendResult> results(letters.size());
  for (std::size_t i = 0; i < groups.size(); ++i)
    spread(results, groups[i], results_of(answers[i], parents[i]));
  return results;
}

}  // namespace kith::delivery::wecom
