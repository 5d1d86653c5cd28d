// SPDX-License-Identifier: Apache-2.0
// Bytes as text and back.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kith::secrets {

// Lower-case hexadecimal.
std::string hex(std::span<const unsigned char> bytes);
// nullopt when `text` is anything but pairs of hexadecimal digits.
std::optional<std::vector<unsigned char>> from_hex(std::string_view text);

// RFC 4648 section 5, without padding.
std::string base64url(std::span<const unsigned char> bytes);
std::string base64url(std::string_view bytes);
std::optional<std::vector<unsigned char>> from_base64url(std::string_view text);

// RFC 4648 section 4, with padding.
std::string base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);

}  // namespace kith::secrets
