// SPDX-License-Identifier: Apache-2.0
#include "delivery/web_push/encryption.hpp"

#include <openssl/evp.h>

#include <memory>
#include <stdexcept>

#include "platform/secrets/mac.hpp"

namespace kith::delivery::web_push {
namespace {

using namespace std::string_literals;

constexpr std::size_t kTag = 16;
constexpr const char* kEndOfLastRecord = "\x02";
const std::string kRecordSize("\x00\x00\x10\x00", 4);  // 4,096

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string aes_128_gcm(const std::string& key, const std::string& nonce, const std::string& plain) {
  const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(EVP_CIPHER_CTX_new(),
                                                                                &EVP_CIPHER_CTX_free);
  std::string sealed(plain.size() + kTag, '\0');
  auto* out = reinterpret_cast<unsigned char*>(sealed.data());
  int size = 0, rest = 0;
  bool is_done =
      EVP_EncryptInit_ex(context.get(), EVP_aes_128_gcm(), nullptr, bytes_of(key), bytes_of(nonce)) == 1 &&
      EVP_EncryptUpdate(context.get(), out, &size, bytes_of(plain), int(plain.size())) == 1 &&
      EVP_EncryptFinal_ex(context.get(), out + size, &rest) == 1 &&
      EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, int(kTag), out + plain.size()) == 1;
  if (!is_done) throw std::runtime_error("AES-128-GCM: OpenSSL refuses");
  return sealed;
}

}  // namespace

std::optional<std::string> encrypted(std::string_view message, const Recipient& recipient,
                                     const secrets::P256Key& sender, std::string_view salt) {
  auto shared = sender.secret_with(recipient.public_point);
  if (!shared || recipient.secret.size() != 16) return std::nullopt;
  auto both = recipient.public_point + sender.public_point();
  auto material = secrets::hkdf_sha256(recipient.secret, *shared, "WebPush: info\0"s + both, 32);
  auto key = secrets::hkdf_sha256(salt, material, "Content-Encoding: aes128gcm\0"s, 16);
  auto nonce = secrets::hkdf_sha256(salt, material, "Content-Encoding: nonce\0"s, 12);
  auto sealed = aes_128_gcm(key, nonce, std::string(message) + kEndOfLastRecord);
  return std::string(salt) + kRecordSize + char(sender.public_point().size()) + sender.public_point() +
         sealed;
}

}  // namespace kith::delivery::web_push
