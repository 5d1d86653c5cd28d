// SPDX-License-Identifier: Apache-2.0
// What WeCom and WeChat call back with: signed, and sealed so that only we can read it. Pure.
//
// Signature: SHA-1 in hexadecimal of token, timestamp, nonce and the sealed text, sorted and joined.
// Sealed text: base64 of AES-256-CBC over 16 random bytes ‖ length of the message (4, big-endian) ‖ message ‖
// receiver (the corpid or appid), filled up to blocks of 32 (PKCS #7). The initial vector is the key's
// beginning.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::delivery {

// Sorted and joined, then SHA-1 in hexadecimal.
std::string callback_signature(std::vector<std::string> parts);

class CallbackEnvelope {
 public:
  struct Settings {
    std::string token;
    std::string aes_key;   // EncodingAESKey, 43 characters
    std::string receiver;  // corpid or appid
  };
  // Throws std::invalid_argument, which does not repeat the key, when it is none.
  explicit CallbackEnvelope(Settings settings);

  struct Signed {
    std::string msg_signature;
    std::string timestamp;
    std::string nonce;
  };
  // nullopt when the signature, the seal or the receiver is not right.
  std::optional<std::string> open(const Signed& with, const std::string& sealed) const;
  // What open() opens. `salt`: 16 random bytes.
  std::string seal(std::string_view message, std::string_view salt) const;
  std::string signature(const std::string& timestamp, const std::string& nonce,
                        const std::string& sealed) const {
    return callback_signature({settings_.token, timestamp, nonce, sealed});
  }

 private:
  const Settings settings_;
  std::string key_;
};

}  // namespace kith::delivery
