// SPDX-License-Identifier: Apache-2.0
#include "platform/http_client/url_parts.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <memory>

namespace kith::http_client {
namespace {

using Url = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

std::string part(const Url& url, CURLUPart which) {
  char* text = nullptr;
  if (curl_url_get(url.get(), which, &text, 0) != CURLUE_OK) return {};
  std::string copy(text);
  curl_free(text);
  return copy;
}

}  // namespace

std::optional<UrlParts> url_parts(const std::string& url) {
  const Url parsed(curl_url(), &curl_url_cleanup);
  if (url.find('\0') != url.npos || url.find("://") == url.npos) return std::nullopt;
  if (curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK)
    return std::nullopt;
  UrlParts parts{part(parsed, CURLUPART_SCHEME), part(parsed, CURLUPART_HOST), part(parsed, CURLUPART_PORT),
                 !part(parsed, CURLUPART_USER).empty() || !part(parsed, CURLUPART_PASSWORD).empty()};
  std::transform(parts.host.begin(), parts.host.end(), parts.host.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
  if (parts.host.empty()) return std::nullopt;
  return parts;
}

}  // namespace kith::http_client
