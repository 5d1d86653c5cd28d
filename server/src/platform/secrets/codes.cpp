// SPDX-License-Identifier: Apache-2.0
#include "platform/secrets/codes.hpp"

#include <sodium.h>

#include <array>

#include "platform/secrets/encoding.hpp"

namespace kith::secrets {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
constexpr std::size_t kCodeLength = 10;

std::string grouped(std::string code) { return code.insert(kCodeLength / 2, 1, '-'); }

}  // namespace

std::string new_token(Random& random) {
  std::array<unsigned char, 32> bytes{};
  random.fill(bytes);
  return base64url(bytes);
}

std::string token_hash(std::string_view token) {
  std::array<unsigned char, 32> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(token.data()),
                     token.size(), nullptr, 0);
  return hex(hash);
}

std::string version_of(std::string_view text) {
  constexpr std::array<unsigned char, crypto_shorthash_siphashx24_KEYBYTES> kNoKey{};
  std::array<unsigned char, crypto_shorthash_siphashx24_BYTES> hash{};
  crypto_shorthash_siphashx24(hash.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                              kNoKey.data());
  return hex(hash);
}

std::string new_human_code(Random& random) {
  std::string code;
  while (code.size() < kCodeLength) code += kAlphabet[random.below(kAlphabet.size())];
  return grouped(code);
}

std::string normal_human_code(std::string_view typed) {
  std::string code;
  for (char c : typed) {
    if (c == '-' || c == ' ') continue;
    if (c >= 'a' && c <= 'z') c = char(c - 'a' + 'A');
    if (kAlphabet.find(c) == kAlphabet.npos) return {};
    code += c;
  }
  return code.size() == kCodeLength ? grouped(code) : std::string();
}

std::string drawn_hex(Random& random, std::size_t bytes) {
  std::vector<unsigned char> drawn(bytes);
  random.fill(drawn);
  return hex(drawn);
}

std::string new_digits(Random& random, int count) {
  std::string digits;
  for (int i = 0; i < count; ++i) digits += char('0' + random.below(10));
  return digits;
}

}  // namespace kith::secrets
