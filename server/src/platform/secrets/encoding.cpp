// SPDX-License-Identifier: Apache-2.0
#include "platform/secrets/encoding.hpp"

#include <sodium.h>

namespace kith::secrets {
namespace {

constexpr int kUrl = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr int kOriginal = sodium_base64_VARIANT_ORIGINAL;

std::span<const unsigned char> bytes_of(std::string_view text) {
  return {reinterpret_cast<const unsigned char*>(text.data()), text.size()};
}

std::string encoded(std::span<const unsigned char> bytes, int variant) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
  text.pop_back();
  return text;
}

std::optional<std::vector<unsigned char>> decoded(std::string_view text, int variant) {
  std::vector<unsigned char> bytes(text.size() * 3 / 4);
  std::size_t size = 0;
  const char* end = nullptr;
  const int problem =
      sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, &end, variant);
  if (problem != 0 || end != text.data() + text.size()) return std::nullopt;
  bytes.resize(size);
  return bytes;
}

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

std::string base64url(std::span<const unsigned char> bytes) { return encoded(bytes, kUrl); }
std::string base64url(std::string_view bytes) { return encoded(bytes_of(bytes), kUrl); }
std::optional<std::vector<unsigned char>> from_base64url(std::string_view text) {
  return decoded(text, kUrl);
}

std::string base64(std::string_view bytes) { return encoded(bytes_of(bytes), kOriginal); }
std::optional<std::string> from_base64(std::string_view text) {
  auto bytes = decoded(text, kOriginal);
  if (!bytes) return std::nullopt;
  return std::string(bytes->begin(), bytes->end());
}

}  // namespace kith::secrets
