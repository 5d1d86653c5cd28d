// SPDX-License-Identifier: Apache-2.0
#include "delivery/mail/letter_id.hpp"

#include "platform/secrets/mac.hpp"

namespace kith::delivery {
namespace {

std::string proof_of(const secrets::Sealer& sealer, std::string_view key) {
  return sealer.blind_index("mail_letter", key);
}

}  // namespace

std::string letter_id(const secrets::Sealer& sealer, const std::string& key, const std::string& domain) {
  return key + "." + proof_of(sealer, key) + "@" + domain;
}

std::optional<DeliveryKey> key_of_letter(const secrets::Sealer& sealer, std::string_view letter_id) {
  auto dot = letter_id.find('.'), at = letter_id.find('@');
  if (dot == letter_id.npos || at == letter_id.npos || at < dot) return std::nullopt;
  auto key = letter_id.substr(0, dot);
  if (!secrets::are_equal(letter_id.substr(dot + 1, at - dot - 1), proof_of(sealer, key)))
    return std::nullopt;
  return parse_key(key);
}

}  // namespace kith::delivery
