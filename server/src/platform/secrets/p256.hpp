// SPDX-License-Identifier: Apache-2.0
// Keys on the curve P-256 (FIPS 186-4), as Web Push asks for them: agreeing on a secret (ECDH) and signing
// (ES256). A key is immutable; all methods may be called from any thread. Byte strings are std::string.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "platform/secrets/random.hpp"

namespace kith::secrets {

class P256Key {
 public:
  // 32 bytes, big-endian. Throws std::invalid_argument when they are no key.
  explicit P256Key(std::string_view scalar);
  static P256Key drawn(Random& random);
  // Always the same of the same secret and purpose; does not give the secret away.
  static P256Key derived(std::string_view secret, std::string_view purpose);
  ~P256Key();
  P256Key(P256Key&&) noexcept;

  // 65 bytes: 4, then both coordinates.
  const std::string& public_point() const { return public_point_; }
  // The secret shared with the owner of `point`, 32 bytes; nullopt when it is no point of the curve.
  std::optional<std::string> secret_with(std::string_view point) const;
  // 64 bytes, r then s, over SHA-256 of the text.
  std::string signed_text(std::string_view text) const;

 private:
  struct Held;
  std::unique_ptr<Held> held_;
  std::string public_point_;
};

// ES256; false for anything malformed.
bool is_signed_by(std::string_view public_point, std::string_view text, std::string_view signature);

}  // namespace kith::secrets
