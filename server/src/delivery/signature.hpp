// SPDX-License-Identifier: Apache-2.0
// The header Kith-Signature, by which both ends of the hook know each other. Format, in ASCII:
//   t=SECONDS,v1=HEX
// SECONDS since 1970; HEX is HMAC-SHA256 under the shared secret of "SECONDS.BODY" in lower-case hexadecimal.
#pragma once

#include <string>
#include <string_view>

#include "platform/clock.hpp"

namespace kith::delivery {

inline constexpr const char* kSignatureHeader = "Kith-Signature";
// Clocks may differ by so much; older signatures are refused.
inline constexpr std::chrono::minutes kOldestSignature{5};

std::string sign(std::string_view secret, std::string_view body, Instant at);
bool is_signed(std::string_view secret, std::string_view body, std::string_view header, Instant now);

}  // namespace kith::delivery
