// SPDX-License-Identifier: Apache-2.0
// Secrets that travel: session tokens (machines) and codes (people read them from paper or a telephone).
#pragma once

#include <string>
#include <string_view>

#include "platform/secrets/random.hpp"

namespace kith::secrets {

// 256 random bits as 43 characters of base64url.
std::string new_token(Random& random);
// Unkeyed BLAKE2b in hexadecimal: a token has too much entropy to be guessed from its hash.
std::string token_hash(std::string_view token);
// Tells two versions of a text apart, in half the time: SipHash of 128 bits in hexadecimal. Keeps no secret.
std::string version_of(std::string_view text);

// Two groups of five, of 31 capitals and digits without look-alikes (no I, L, O, 0, 1): 49 bits. Keep only
// its blind index.
std::string new_human_code(Random& random);
// What a person typed, in the form new_human_code gives: capitals, the hyphen in its place. Anything else
// than ten letters and digits comes back as an empty text.
std::string normal_human_code(std::string_view typed);

// That many random bytes in hexadecimal.
std::string drawn_hex(Random& random, std::size_t bytes);

// Exactly `count` decimal digits.
std::string new_digits(Random& random, int count);

}  // namespace kith::secrets
