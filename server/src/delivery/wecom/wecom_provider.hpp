// SPDX-License-Identifier: Apache-2.0
// Which parent of WeCom's school directory opens the page
// (https://developer.work.weixin.qq.com/document/path/ 95791). The school's own call is asked: the ordinary
// one says of a teacher who is also a parent only that it is a teacher.
#pragma once

#include "delivery/connecting/provider.hpp"
#include "delivery/errcode_api.hpp"
#include "delivery/wecom/wecom.hpp"

namespace kith::delivery::wecom {

class WecomProvider : public Provider {
 public:
  WecomProvider(const Clock& clock, const Settings& settings)
      : corp_id_(settings.corp_id), api_(api_of(clock, settings)) {}

  AddressKind kind() const override { return AddressKind::kWecom; }
  std::string authorize_url(const std::string& return_to, const std::string& state) const override;
  Result<std::string> address_of(const std::string& code) override;

 private:
  const std::string corp_id_;
  ErrcodeApi api_;
};

}  // namespace kith::delivery::wecom
