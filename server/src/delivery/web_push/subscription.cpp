// SPDX-License-Identifier: Apache-2.0
#include "delivery/web_push/subscription.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "delivery/foreign_json.hpp"
#include "delivery/web_push/vapid.hpp"
#include "platform/secrets/encoding.hpp"

namespace kith::delivery::web_push {
namespace {

// Of Chrome and most others, Firefox, Edge and Safari.
constexpr std::string_view kPushServices[] = {"fcm.googleapis.com", ".push.services.mozilla.com",
                                              ".notify.windows.com", ".push.apple.com"};

std::optional<std::string> bytes_of(const std::string& text, std::size_t size) {
  auto bytes = secrets::from_base64url(text);
  if (!bytes || bytes->size() != size) return std::nullopt;
  return std::string(bytes->begin(), bytes->end());
}

}  // namespace

std::vector<Subscription> read_subscriptions(std::string_view address) {
  std::vector<Subscription> found;
  for (const auto& each : read_objects(address).value_or(std::vector<boost::json::object>{}))
    found.push_back({text_at(each, "endpoint"), text_at(each, "p256dh"), text_at(each, "auth")});
  return found;
}

std::string write_subscriptions(const std::vector<Subscription>& subscriptions) {
  boost::json::array all;
  for (const auto& each : subscriptions)
    all.push_back(
        boost::json::object{{"endpoint", each.endpoint}, {"p256dh", each.p256dh}, {"auth", each.auth}});
  return boost::json::serialize(all);
}

std::vector<Subscription> with(std::vector<Subscription> all, const Subscription& one) {
  all = without(std::move(all), {one.endpoint});
  all.push_back(one);
  if (all.size() > kMostSubscriptions) all.erase(all.begin());
  return all;
}

std::vector<Subscription> without(std::vector<Subscription> all, const std::vector<std::string>& endpoints) {
  std::erase_if(all, [&](const Subscription& each) {
    return std::find(endpoints.begin(), endpoints.end(), each.endpoint) != endpoints.end();
  });
  return all;
}

std::optional<Recipient> recipient_of(const Subscription& subscription) {
  auto point = bytes_of(subscription.p256dh, 65);
  auto secret = bytes_of(subscription.auth, 16);
  if (!point || !secret) return std::nullopt;
  return Recipient{*std::move(point), *std::move(secret)};
}

std::optional<std::string> origin_of_push_service(std::string_view endpoint) {
  auto origin = origin_of(endpoint);
  if (!origin || endpoint.size() > kLongestEndpoint) return std::nullopt;
  for (auto service : kPushServices)
    if (service.starts_with('.') ? origin->ends_with(service) : *origin == "https://" + std::string(service))
      return origin;
  return std::nullopt;
}

}  // namespace kith::delivery::web_push
