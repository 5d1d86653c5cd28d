// SPDX-License-Identifier: Apache-2.0
#include "platform/secrets/mac.hpp"

#include <openssl/sha.h>
#include <sodium.h>

#include <array>

#include "platform/secrets/encoding.hpp"

namespace kith::secrets {
namespace {

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

using Mac = std::array<unsigned char, crypto_auth_hmacsha256_BYTES>;

Mac mac_of(std::string_view secret, std::string_view text) {
  crypto_auth_hmacsha256_state state;
  Mac mac{};
  crypto_auth_hmacsha256_init(&state, bytes_of(secret), secret.size());
  crypto_auth_hmacsha256_update(&state, bytes_of(text), text.size());
  crypto_auth_hmacsha256_final(&state, mac.data());
  return mac;
}

}  // namespace

std::string hmac_sha256(std::string_view secret, std::string_view text) { return hex(mac_of(secret, text)); }

std::string hmac_sha256_bytes(std::string_view secret, std::string_view text) {
  auto mac = mac_of(secret, text);
  return {mac.begin(), mac.end()};
}

std::string hkdf_sha256(std::string_view salt, std::string_view key, std::string_view purpose,
                        std::size_t bytes) {
  // One round is all that 32 bytes take.
  auto drawn = hmac_sha256_bytes(salt, key);
  return hmac_sha256_bytes(drawn, std::string(purpose) + '\x01').substr(0, bytes);
}

std::string sha256(std::string_view text) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), bytes_of(text), text.size());
  return hex(hash);
}

std::string sha1(std::string_view text) {
  std::array<unsigned char, SHA_DIGEST_LENGTH> hash{};
  SHA1(bytes_of(text), text.size(), hash.data());
  return hex(hash);
}

bool are_equal(std::string_view one, std::string_view other) {
  return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace kith::secrets
