// SPDX-License-Identifier: Apache-2.0
// What a password people choose must be.
#pragma once

#include <string_view>
#include <vector>

#include "platform/error.hpp"

namespace kith::access {

// Errors: access.password_too_short (fewer than 8 characters), access.password_too_long (more than 128),
// access.password_is_login, access.password_too_plain (digits only, one character repeated, or among the most
// common). `logins` are the names and telephones the account is known by, as typed.
Result<void> check_password(std::string_view password, const std::vector<std::string>& logins);

}  // namespace kith::access
