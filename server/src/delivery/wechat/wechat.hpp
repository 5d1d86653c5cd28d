// SPDX-License-Identifier: Apache-2.0
// Template messages of a WeChat service account (公众号): one follower a request; a template says the words,
// its one field carries the title and a tap opens the link. What became of a message comes as an event
// (TEMPLATESENDJOBFINISH).
#pragma once

#include "delivery/channel.hpp"
#include "delivery/errcode_api.hpp"
#include "delivery/outbox.hpp"

namespace kith::delivery::wechat {

inline constexpr const char* kName = "wechat";

struct Settings {
  std::string app_id;
  std::string app_secret;
  std::string template_id;
  std::string title_field = "thing1";
  std::string url = "https://api.weixin.qq.com";
  http_client::Patience patience = {};
};

class Wechat : public Channel {
 public:
  Wechat(const Clock& clock, Settings settings);

  const std::string& name() const override { return name_; }
  AddressKind address_kind() const override { return AddressKind::kWechat; }
  Limits limits() const override;
  std::vector<SendResult> send(const std::vector<Letter>& letters) override;

 private:
  std::string body_of(const Letter& letter) const;

  const std::string name_ = kName;
  const Settings settings_;
  ErrcodeApi api_;
};

// What an answer means. A pure rule.
SendResult result_of(const ErrcodeApi::Answer& answer);

// Of the event's XML; nullopt when it is another event or none.
std::optional<Receipt> read_receipt(std::string_view xml);

// Somebody begins or ends to follow the account.
struct Following {
  std::string openid;
  bool follows = false;
};
std::optional<Following> read_following(std::string_view xml);

}  // namespace kith::delivery::wechat
