// SPDX-License-Identifier: Apache-2.0
// The reason that somebody gives for a change of what is measured. Pure.
#pragma once

#include <optional>
#include <string>

#include "platform/error.hpp"

namespace kith::norms {

constexpr std::size_t kLongestReason = 500;  // bytes of UTF-8

// Without spaces around it; empty when there is none.
std::string reason_of(const std::optional<std::string>& given);

// norms.reason_missing, norms.reason_too_long, at the field `reason`.
std::optional<Error> reason_refusal(const std::string& reason, bool is_needed);

}  // namespace kith::norms
