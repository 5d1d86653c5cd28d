// SPDX-License-Identifier: Apache-2.0
// Work notifications of DingTalk (asyncsend_v2, https://open.dingtalk.com/document/development/
// asynchronous-sending-of-enterprise-session-messages): up to 100 people a request, a message of at most
// 2,048 bytes, 5,000 people a minute; the same words reach a person once a day. Its answer to a request that
// went over a limit is success all the same, so what became of a letter is asked later (progress.hpp).
#pragma once

#include <deque>

#include "delivery/channel.hpp"
#include "delivery/errcode_api.hpp"
#include "delivery/outbox.hpp"

namespace kith::delivery::dingtalk {

inline constexpr const char* kName = "dingtalk";
inline constexpr std::size_t kMostPeople = 100;
inline constexpr std::size_t kLongestMessage = 2'048;  // bytes, the JSON around the words included
inline constexpr int kMostAMinute = 5'000;

struct Settings {
  std::string app_key;
  std::string app_secret;
  std::int64_t agent_id = 0;
  std::string url = "https://oapi.dingtalk.com";
  std::string api_url = "https://api.dingtalk.com";  // of the newer calls
  http_client::Patience patience = {};
};

ErrcodeApi api_of(const Clock& clock, const Settings& settings);

class Dingtalk : public Channel {
 public:
  Dingtalk(const Clock& clock, Settings settings);

  const std::string& name() const override { return name_; }
  AddressKind address_kind() const override { return AddressKind::kDingtalk; }
  Limits limits() const override;
  std::vector<SendResult> send(const std::vector<Letter>& letters) override;

 private:
  std::string body_of(const Letter& letter, const std::vector<std::string>& people) const;
  // How long until so many more may be sent to; counts them when that is now.
  std::chrono::milliseconds wait_for(std::size_t people);

  const std::string name_ = kName;
  const Clock& clock_;
  const Settings settings_;
  ErrcodeApi api_;
  std::deque<std::pair<Instant, std::size_t>> sent_;  // within the last minute
};

// The identifier of one person's part in a task: "TASK:HASH", which tells nothing of the person.
std::string part_of_task(const std::string& task, const std::string& user);

}  // namespace kith::delivery::dingtalk
