// SPDX-License-Identifier: Apache-2.0
#include "platform/secrets/encoding.hpp"

#include <sodium.h>

namespace kith::secrets {
namespace {

constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

}  // namespace

std::string hex(std::span<const unsigned char> bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  text.pop_back();
  return text;
}

std::optional<std::vector<unsigned char>> from_hex(std::string_view text) {
  std::vector<unsigned char> bytes(text.size() / 2);
  std::size_t size = 0;
  const char* end = nullptr;
  const int problem =
      sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, &end);
  if (problem != 0 || end != text.data() + text.size()) return std::nullopt;
  return bytes;
}

std::string base64url(std::span<const unsigned char> bytes) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
  text.pop_back();
  return text;
}

std::optional<std::vector<unsigned char>> from_base64url(std::string_view text) {
  std::vector<unsigned char> bytes(text.size() * 3 / 4);
  std::size_t size = 0;
  const char* end = nullptr;
  const int problem =
      sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, &end, kVariant);
  if (problem != 0 || end != text.data() + text.size()) return std::nullopt;
  bytes.resize(size);
  return bytes;
}

}  // namespace kith::secrets
