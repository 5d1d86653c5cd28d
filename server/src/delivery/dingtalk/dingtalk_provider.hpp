// SPDX-License-Identifier: Apache-2.0
// Which user of DingTalk opens the page: the code gives the person's own token, that the person (unionid),
// and the organisation's directory the userid that work notifications go to. DingTalk does not say here
// whether it is a student's account.
#pragma once

#include "delivery/connecting/provider.hpp"
#include "delivery/dingtalk/dingtalk.hpp"

namespace kith::delivery::dingtalk {

class DingtalkProvider : public Provider {
 public:
  DingtalkProvider(const Clock& clock, const Settings& settings)
      : settings_(settings), api_(api_of(clock, settings)), poster_(settings.patience) {}

  AddressKind kind() const override { return AddressKind::kDingtalk; }
  std::string authorize_url(const std::string& return_to, const std::string& state) const override;
  Result<std::string> address_of(const std::string& code) override;

 private:
  Result<std::string> own_token_of(const std::string& code);
  Result<std::string> union_id_of(const std::string& own_token);

  const Settings settings_;
  ErrcodeApi api_;
  http_client::Poster poster_;
};

}  // namespace kith::delivery::dingtalk
