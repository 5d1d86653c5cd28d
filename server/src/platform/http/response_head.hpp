// SPDX-License-Identifier: Apache-2.0
// The status line and headers of a response as text, with the security headers every response carries.
#pragma once

#include "platform/clock.hpp"
#include "platform/http/message.hpp"

namespace kith::http {

struct HeadOptions {
  bool keeps_alive = true;
  bool has_length = true;  // false for an event stream, which ends with the connection
};

// Ends with the empty line. A control character in a header's value, which could start a header of its own,
// throws std::logic_error.
std::string render_head(const Response& response, Instant now, HeadOptions options);

}  // namespace kith::http
