// SPDX-License-Identifier: Apache-2.0
// A letter, and the ways in which somebody else's server goes wrong, for the tests of channels.
#pragma once

#include "delivery/channel.hpp"
#include "platform/http_client/poster.hpp"
#include "platform/http_client/stand_in_kit.hpp"

namespace kith::delivery::kit {

inline constexpr Instant kNow{std::chrono::seconds{1'780'000'000}};
inline const http_client::Patience kShortPatience{.to_answer = std::chrono::milliseconds{300}};

// Message 1 of school 1 about an outing, to nobody else; urgent it is not.
Letter letter(const std::string& address, std::int64_t message = (std::int64_t{1} << 32) + 1);
std::vector<Letter> letters(int count, const std::string& prefix);

// Answers after which nobody can say that a letter was taken; also a cheerful 200 that says nothing.
std::vector<std::pair<const char*, http_client::Said>> faults();

}  // namespace kith::delivery::kit
