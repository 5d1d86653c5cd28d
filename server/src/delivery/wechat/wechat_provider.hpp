// SPDX-License-Identifier: Apache-2.0
// Which user of WeChat opens the page, as a service account knows it (openid): silently, without a name
// (snsapi_base).
#pragma once

#include "delivery/connecting/provider.hpp"
#include "delivery/wechat/wechat.hpp"
#include "platform/http_client/poster.hpp"

namespace kith::delivery::wechat {

class WechatProvider : public Provider {
 public:
  explicit WechatProvider(Settings settings) : settings_(std::move(settings)), poster_(settings_.patience) {}

  AddressKind kind() const override { return AddressKind::kWechat; }
  std::string authorize_url(const std::string& return_to, const std::string& state) const override;
  Result<std::string> address_of(const std::string& code) override;

 private:
  const Settings settings_;
  http_client::Poster poster_;
};

// WeChat's page, which WeCom shares. WeChat demands this very order of the query.
std::string authorize_url_of(const std::string& app_id, const std::string& return_to,
                             const std::string& state);

}  // namespace kith::delivery::wechat
