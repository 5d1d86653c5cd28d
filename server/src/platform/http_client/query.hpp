// SPDX-License-Identifier: Apache-2.0
// Queries of addresses. RFC 3986: all but letters, digits and -._~ is escaped, in capitals.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace kith::http_client {

std::string escaped(std::string_view text);
// "a=1&b=2", by name.
std::string query_text(const std::map<std::string, std::string>& values);

}  // namespace kith::http_client
