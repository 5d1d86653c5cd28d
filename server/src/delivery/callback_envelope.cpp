// SPDX-License-Identifier: Apache-2.0
#include "delivery/callback_envelope.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "platform/secrets/encoding.hpp"
#include "platform/secrets/mac.hpp"

namespace kith::delivery {
namespace {

constexpr std::size_t kKey = 32;
constexpr std::size_t kBlock = 32;
constexpr std::size_t kSalt = 16;
constexpr std::size_t kLength = 4;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

// The last of its 43 characters carries bits that no key has, which strict decoders refuse.
std::string key_of(const std::string& aes_key) {
  std::string decoded(kKey + 1, '\0');
  auto padded = aes_key + '=';
  if (aes_key.size() != 43 || EVP_DecodeBlock(reinterpret_cast<unsigned char*>(decoded.data()),
                                              bytes_of(padded), int(padded.size())) != int(kKey + 1))
    throw std::invalid_argument("a callback's AES key has 43 letters and digits");
  decoded.resize(kKey);
  return decoded;
}

// Whole blocks; what fills them is ours to add and to take away. Empty when OpenSSL refuses.
std::string aes_256_cbc(const std::string& key, const std::string& text, bool encrypts) {
  const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(EVP_CIPHER_CTX_new(),
                                                                                &EVP_CIPHER_CTX_free);
  std::string made(text.size(), '\0');
  auto* out = reinterpret_cast<unsigned char*>(made.data());
  int size = 0, rest = 0;
  bool is_done = EVP_CipherInit_ex(context.get(), EVP_aes_256_cbc(), nullptr, bytes_of(key), bytes_of(key),
                                   encrypts ? 1 : 0) == 1 &&
                 EVP_CIPHER_CTX_set_padding(context.get(), 0) == 1 &&
                 EVP_CipherUpdate(context.get(), out, &size, bytes_of(text), int(text.size())) == 1 &&
                 EVP_CipherFinal_ex(context.get(), out + size, &rest) == 1;
  return is_done ? made : std::string();
}

// nullopt when it is not filled as it should be.
std::optional<std::string> without_filling(std::string plain) {
  if (plain.empty()) return std::nullopt;
  auto filling = std::size_t(static_cast<unsigned char>(plain.back()));
  if (filling == 0 || filling > kBlock || !plain.ends_with(std::string(filling, plain.back())))
    return std::nullopt;
  plain.resize(plain.size() - filling);
  return plain;
}

}  // namespace

std::string callback_signature(std::vector<std::string> parts) {
  std::sort(parts.begin(), parts.end());
  std::string joined;
  for (const auto& part : parts) joined += part;
  return secrets::sha1(joined);
}

CallbackEnvelope::CallbackEnvelope(Settings settings)
    : settings_(std::move(settings)), key_(key_of(settings_.aes_key)) {}

std::optional<std::string> CallbackEnvelope::open(const Signed& with, const std::string& sealed) const {
  if (settings_.token.empty() ||
      !secrets::are_equal(with.msg_signature, signature(with.timestamp, with.nonce, sealed)))
    return std::nullopt;
  auto ciphered = secrets::from_base64(sealed);
  if (!ciphered || ciphered->empty() || ciphered->size() % 16 != 0) return std::nullopt;
  auto plain = without_filling(aes_256_cbc(key_, *ciphered, false));
  if (!plain || plain->size() < kSalt + kLength) return std::nullopt;
  std::size_t length = 0;
  for (std::size_t i = kSalt; i < kSalt + kLength; ++i)
    length = length << 8 | static_cast<unsigned char>(plain->at(i));
  if (length > plain->size() - kSalt - kLength) return std::nullopt;
  if (plain->substr(kSalt + kLength + length) != settings_.receiver) return std::nullopt;
  return plain->substr(kSalt + kLength, length);
}

std::string CallbackEnvelope::seal(std::string_view message, std::string_view salt) const {
  std::string plain(salt.substr(0, kSalt));
  for (int shift = 24; shift >= 0; shift -= 8) plain += char(message.size() >> shift & 0xff);
  plain += std::string(message) + settings_.receiver;
  auto filling = kBlock - plain.size() % kBlock;
  plain.append(filling, char(filling));
  return secrets::base64(aes_256_cbc(key_, plain, true));
}

}  // namespace kith::delivery
