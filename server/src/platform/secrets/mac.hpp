// SPDX-License-Identifier: Apache-2.0
// Proof that a text comes from somebody who holds the same secret.
#pragma once

#include <string>
#include <string_view>

namespace kith::secrets {

// HMAC-SHA256 (RFC 2104) in lower-case hexadecimal.
std::string hmac_sha256(std::string_view secret, std::string_view text);

// In a time that does not tell where they differ.
bool are_equal(std::string_view one, std::string_view other);

}  // namespace kith::secrets
