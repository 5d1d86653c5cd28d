// SPDX-License-Identifier: Apache-2.0
// How push services know who sends: VAPID (RFC 8292), a signed token for each of them. Pure.
#pragma once

#include <optional>
#include <string>

#include "platform/clock.hpp"
#include "platform/secrets/p256.hpp"

namespace kith::delivery::web_push {

// The value of Authorization. `origin` of the push service, "https://push.example"; `contact` a mailto: or
// https: address. Believed for twelve hours from `now`.
std::string vapid(const secrets::P256Key& key, const std::string& origin, const std::string& contact,
                  Instant now);

// "https://host[:port]" of an address; nullopt when it is anything but https.
std::optional<std::string> origin_of(std::string_view url);

}  // namespace kith::delivery::web_push
