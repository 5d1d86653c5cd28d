// SPDX-License-Identifier: Apache-2.0
#include "platform/http_client/query.hpp"

#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

namespace kith::http_client {

std::string escaped(std::string_view text) {
  return boost::urls::encode({text.data(), text.size()}, boost::urls::unreserved_chars);
}

std::string query_text(const std::map<std::string, std::string>& values) {
  std::string text;
  for (const auto& [name, value] : values) {
    if (!text.empty()) text += '&';
    text += escaped(name) + '=' + escaped(value);
  }
  return text;
}

}  // namespace kith::http_client
