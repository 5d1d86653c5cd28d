// SPDX-License-Identifier: Apache-2.0
// School notices of WeCom (企业微信家校通知, https://developer.work.weixin.qq.com/document/path/92321): up to
// 1,000 parents a request, words of at most 2,048 bytes. WeCom itself drops what the same parents have had
// within four hours, so a letter posted twice arrives once. It tells nobody who has read what.
#pragma once

#include "delivery/channel.hpp"
#include "delivery/errcode_api.hpp"

namespace kith::delivery::wecom {

inline constexpr const char* kName = "wecom";
inline constexpr std::size_t kMostParents = 1'000;
inline constexpr std::size_t kLongestContent = 2'048;  // bytes

struct Settings {
  std::string corp_id;
  std::string secret;  // of the app that the school's parents may use
  std::int64_t agent_id = 0;
  std::string url = "https://qyapi.weixin.qq.com";
  http_client::Patience patience = {};
};

ErrcodeApi api_of(const Clock& clock, const Settings& settings);

class Wecom : public Channel {
 public:
  Wecom(const Clock& clock, Settings settings);

  const std::string& name() const override { return name_; }
  AddressKind address_kind() const override { return AddressKind::kWecom; }
  Limits limits() const override;
  std::vector<SendResult> send(const std::vector<Letter>& letters) override;

 private:
  std::string body_of(const Letter& letter, const std::vector<std::string>& parents) const;

  const std::string name_ = kName;
  const Settings settings_;
  ErrcodeApi api_;
};

// What an answer says of each of these parents, in their order. A pure rule.
std::vector<SendResult> results_of(const ErrcodeApi::Answer& answer, const std::vector<std::string>& parents);

}  // namespace kith::delivery::wecom
