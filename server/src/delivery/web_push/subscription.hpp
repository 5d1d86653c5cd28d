// SPDX-License-Identifier: Apache-2.0
// A browser that wants to be told (PushSubscription). All of a person's stand in one address, a JSON array.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "delivery/web_push/encryption.hpp"
#include "platform/json/describe.hpp"

namespace kith::delivery::web_push {

struct Subscription {
  std::string endpoint;
  std::string p256dh;  // base64url
  std::string auth;    // base64url
};
KITH_DESCRIBE(Subscription, (endpoint, p256dh, auth))

// One in each of a family's devices; the oldest gives way.
inline constexpr std::size_t kMostSubscriptions = 10;
inline constexpr std::size_t kLongestEndpoint = 1'000;

// None of what is not one.
std::vector<Subscription> read_subscriptions(std::string_view address);
std::string write_subscriptions(const std::vector<Subscription>& subscriptions);

// Both with and without; the newest stands last.
std::vector<Subscription> with(std::vector<Subscription> all, const Subscription& one);
std::vector<Subscription> without(std::vector<Subscription> all, const std::vector<std::string>& endpoints);

// nullopt when the keys are none.
std::optional<Recipient> recipient_of(const Subscription& subscription);

// "https://host" of an endpoint of a push service that browsers use. Whoever signs in may name an endpoint,
// and we post to it: any other host would be a way to make this server ask what stands behind a firewall.
std::optional<std::string> origin_of_push_service(std::string_view endpoint);

}  // namespace kith::delivery::web_push
