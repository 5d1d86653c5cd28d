// SPDX-License-Identifier: Apache-2.0
#include "delivery/dingtalk/dingtalk.hpp"

#include <fmt/ranges.h>

#include <boost/json/serialize.hpp>

#include "delivery/letter_text.hpp"
#include "delivery/outcomes.hpp"
#include "platform/http_client/query.hpp"
#include "platform/secrets/mac.hpp"

namespace kith::delivery::dingtalk {
namespace {

constexpr std::chrono::minutes kMinute{1};

boost::json::object message_of(const std::string& words) {
  return {{"msgtype", "text"}, {"text", {{"content", words}}}};
}

// Escaping may make JSON longer than the words.
boost::json::object fitting_message(const Letter& letter) {
  for (auto room = kLongestMessage;; room -= 64) {
    auto message = message_of(plain_text(letter, room));
    if (boost::json::serialize(message).size() <= kLongestMessage || room <= 512) return message;
  }
}

SendResult failure_of(std::int64_t errcode) {
  switch (errcode) {
    case -1:  // busy
      return not_now();
    case 88:     // a subcode says what; too many requests among them
    case 90018:  // too many in this minute
      return not_now(kMinute);
    case 33012:  // no such person
      return bad_address();
    default:
      return not_set_up(kName, std::to_string(errcode));
  }
}

}  // namespace

ErrcodeApi api_of(const Clock& clock, const Settings& settings) {
  return ErrcodeApi(
      clock, {.base = settings.url,
              .token_path = "/gettoken?" + http_client::query_text({{"appkey", settings.app_key},
                                                                    {"appsecret", settings.app_secret}}),
              .patience = settings.patience});
}

std::string part_of_task(const std::string& task, const std::string& user) {
  return task + ":" + secrets::sha256(task + ":" + user).substr(0, 16);
}

Dingtalk::Dingtalk(const Clock& clock, Settings settings)
    : clock_(clock), settings_(std::move(settings)), api_(api_of(clock, settings_)) {}

std::string Dingtalk::body_of(const Letter& letter, const std::vector<std::string>& people) const {
  return boost::json::serialize(
      boost::json::object{{"agent_id", settings_.agent_id},
                          {"userid_list", fmt::format("{}", fmt::join(people, ","))},
                          {"to_all_user", false},
                          {"msg", fitting_message(letter)}});
}

std::chrono::milliseconds Dingtalk::wait_for(std::size_t people) {
  auto now = clock_.now();
  while (!sent_.empty() && sent_.front().first + kMinute <= now) sent_.pop_front();
  std::size_t lately = 0;
  for (const auto& [at, count] : sent_) lately += count;
  if (lately + people > std::size_t(kMostAMinute)) return sent_.front().first + kMinute - now;
  sent_.emplace_back(now, people);
  return std::chrono::milliseconds{0};
}

Limits Dingtalk::limits() const {
  return limits_for(int(kMostPeople), settings_.patience.at_once, settings_.patience.to_answer);
}

std::vector<SendResult> Dingtalk::send(const std::vector<Letter>& letters) {
  auto rest = wait_for(letters.size());
  if (rest.count() > 0) return std::vector<SendResult>(letters.size(), not_now(rest));
  auto groups = alike(letters, kMostPeople);
  std::vector<std::string> bodies;
  for (const auto& group : groups)
    bodies.push_back(body_of(letters[group.front()], addresses_of(letters, group)));
  auto answers = api_.post("/topapi/message/corpconversation/asyncsend_v2", bodies);
  std::vector<SendResult> results(letters.size());
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const auto& errcode = answers[i].errcode;
    auto task = text_at(answers[i].body, "task_id");
    for (auto place : groups[i]) {
      if (!errcode || (*errcode == 0 && task.empty()))
        results[place] = no_answer();
      else
        results[place] =
            *errcode == 0 ? accepted(part_of_task(task, letters[place].address)) : failure_of(*errcode);
    }
  }
  return results;
}

}  // namespace kith::delivery::dingtalk
