// SPDX-License-Identifier: Apache-2.0
// Sealing of single fields (telephone, address, identity number) and blind indexes that let a sealed field be
// looked up by equality. All keys derive from one 32-byte field key of the installation (field_key.hpp).
// A Sealer is immutable; all methods may be called from any thread.
//
// Stored format of a sealed field: "k1:" then base64url without padding of nonce (24 bytes) and ciphertext
// (XChaCha20-Poly1305, tag at the end). Of a blind index: 32 hexadecimal digits of keyed BLAKE2b.
#pragma once

#include <array>
#include <stdexcept>
#include <string>
#include <string_view>

#include "platform/secrets/random.hpp"

namespace kith::secrets {

using FieldKey = std::array<unsigned char, 32>;

// Sealed text that this key cannot open: another key, or a damaged row. what() carries no field.
class SealBroken : public std::runtime_error {
 public:
  SealBroken() : std::runtime_error("a sealed field cannot be opened with this field key") {}
};

class Sealer {
 public:
  // `random` must outlive the sealer.
  Sealer(const FieldKey& key, Random& random);

  // Two seals of one text differ, so equality does not show.
  std::string seal(std::string_view plain) const;
  // Throws SealBroken.
  std::string open(std::string_view sealed) const;

  // Equal texts of one purpose have equal indexes; the same text has different ones for different purposes.
  // Write `text` in its one normal form first (telephone.hpp).
  std::string blind_index(std::string_view purpose, std::string_view text) const;

  // Names the key without revealing it.
  std::string fingerprint() const;

 private:
  FieldKey seal_key_{};
  FieldKey nonce_key_{};
  FieldKey index_key_{};
  Random& random_;
};

}  // namespace kith::secrets
