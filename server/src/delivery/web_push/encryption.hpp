// SPDX-License-Identifier: Apache-2.0
// A message that only the subscribed browser can read, not the push service that carries it: RFC 8291 with
// the content coding aes128gcm (RFC 8188), in one record. Pure; byte strings are std::string.
//
// Format: salt (16) ‖ record size (4, big-endian) ‖ 65 ‖ sender's public point ‖ ciphertext with its tag
// (16).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/secrets/p256.hpp"

namespace kith::delivery::web_push {

// Push services take bodies of at least 4,096 bytes (RFC 8030); what remains of that for the message.
inline constexpr std::size_t kLongestMessage = 4'096 - 86 - 17;

struct Recipient {
  std::string public_point;  // p256dh of the subscription, 65 bytes
  std::string secret;        // auth of the subscription, 16 bytes
};

// nullopt when the recipient's keys are none. `sender` and `salt` (16 bytes) are for this message alone.
// Requires: no more than kLongestMessage.
std::optional<std::string> encrypted(std::string_view message, const Recipient& recipient,
                                     const secrets::P256Key& sender, std::string_view salt);

}  // namespace kith::delivery::web_push
