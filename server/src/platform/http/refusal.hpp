// SPDX-License-Identifier: Apache-2.0
// The one shape of a refusal: {"error":{"code","fields","request_id"}}.
#pragma once

#include <string>
#include <string_view>

#include "platform/error.hpp"

namespace kith::http {

// `present`: JSON of what is there now, which a caller that came too late has to know; "" for none.
std::string refusal_text(const Error& error, const std::string& request_id, std::string_view present = {});

}  // namespace kith::http
