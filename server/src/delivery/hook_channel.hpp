// SPDX-License-Identifier: Apache-2.0
// The generic way out: each message is posted as JSON to an address of the operator's, who brings it to the
// telephone by whatever means there is. README.md says what is sent and what answers mean.
#pragma once

#include <memory>

#include "delivery/channel.hpp"
#include "platform/http_client/poster.hpp"

namespace kith::delivery {

inline constexpr const char* kHookChannel = "hook";

struct HookSettings {
  std::string url;
  std::string secret;  // shared with the other end
  http_client::Patience patience = {};
};

class HookChannel : public Channel {
 public:
  HookChannel(const Clock& clock, HookSettings settings);

  const std::string& name() const override { return name_; }
  AddressKind address_kind() const override { return AddressKind::kTelephone; }
  Limits limits() const override { return {}; }
  std::vector<SendResult> send(const std::vector<Letter>& letters) override;

 private:
  const std::string name_ = kHookChannel;
  const Clock& clock_;
  const HookSettings settings_;
  http_client::Poster poster_;
};

// What an answer of the hook means. A pure rule.
SendResult result_of(const http_client::Reply& reply);

}  // namespace kith::delivery
