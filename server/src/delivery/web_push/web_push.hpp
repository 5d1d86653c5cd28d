// SPDX-License-Identifier: Apache-2.0
// Web Push (RFC 8030) to the browsers in which a guardian has asked for it. Only the title and the link
// travel, encrypted for that browser; they stand on locked screens. A repeat takes the place of what the push
// service still holds.
#pragma once

#include <functional>

#include "delivery/channel.hpp"
#include "delivery/web_push/subscription.hpp"
#include "platform/http_client/poster.hpp"
#include "platform/secrets/p256.hpp"

namespace kith::delivery::web_push {

inline constexpr const char* kName = "web_push";

struct Settings {
  const secrets::P256Key& key;  // the server's own, of which browsers know the public point
  std::string contact;          // mailto: or https: address for the push services
  // "https://host" of an endpoint that may be posted to; nullopt for others.
  std::function<std::optional<std::string>(std::string_view)> origin = &origin_of_push_service;
  http_client::Patience patience = {};
};

class WebPush : public Channel {
 public:
  // Told which subscriptions of whom are no more, on the channel's thread.
  using Gone = std::function<void(const Letter&, const std::vector<std::string>& endpoints)>;
  WebPush(const Clock& clock, secrets::Random& random, Settings settings, Gone gone);

  const std::string& name() const override { return name_; }
  AddressKind address_kind() const override { return AddressKind::kWebPush; }
  Limits limits() const override;
  std::vector<SendResult> send(const std::vector<Letter>& letters) override;

 private:
  std::optional<http_client::Post> post_of(const Letter& letter, const Subscription& subscription);

  const std::string name_ = kName;
  const Clock& clock_;
  secrets::Random& random_;
  const Settings settings_;
  const Gone gone_;
  http_client::Poster poster_;
};

// The best of what a person's push services answered. A pure rule.
SendResult result_of(const std::vector<http_client::Reply>& replies);

}  // namespace kith::delivery::web_push
