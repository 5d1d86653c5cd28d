// SPDX-License-Identifier: Apache-2.0
// An address taken apart by libcurl itself, so that what is checked is what will be connected to.
#pragma once

#include <optional>
#include <string>

namespace kith::http_client {

struct UrlParts {
  std::string scheme;  // "https"
  std::string host;    // in lower case; IPv6 in brackets
  std::string port;    // empty: the scheme's own
  bool has_user = false;
};

// nullopt when it is none.
std::optional<UrlParts> url_parts(const std::string& url);

}  // namespace kith::http_client
