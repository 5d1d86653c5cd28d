// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "capabilities/notices/links/linked_letters.hpp"
#include "platform/http/route.hpp"

namespace kith::notices {

// Open to everybody: the token says what may be seen. It stands in the body, so that no log of addresses has
// it.
std::vector<http::Route> link_routes(LinkedLetters letters);

}  // namespace kith::notices
