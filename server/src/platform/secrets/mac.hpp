// SPDX-License-Identifier: Apache-2.0
// Proof that a text comes from somebody who holds the same secret.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kith::secrets {

// HMAC-SHA256 (RFC 2104) in lower-case hexadecimal.
std::string hmac_sha256(std::string_view secret, std::string_view text);

// The same as 32 bytes, for keys made of keys.
std::string hmac_sha256_bytes(std::string_view secret, std::string_view text);

// HKDF (RFC 5869) with SHA-256. Requires: 1 … 32 bytes.
std::string hkdf_sha256(std::string_view salt, std::string_view key, std::string_view purpose,
                        std::size_t bytes);

// In lower-case hexadecimal. SHA-1 is for other people's protocols only.
std::string sha256(std::string_view text);
std::string sha1(std::string_view text);

// In a time that does not tell where they differ.
bool are_equal(std::string_view one, std::string_view other);

}  // namespace kith::secrets
