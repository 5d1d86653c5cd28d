// SPDX-License-Identifier: Apache-2.0
#include "platform/http/response_head.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <stdexcept>

namespace kith::http {
namespace {

// Styles may be inline because the chart library writes them; scripts never may.
constexpr std::string_view kSecurityHeaders =
    "Content-Security-Policy: default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self' data:; connect-src 'self'; "
    "worker-src 'self'; "
    "manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n"
    "Referrer-Policy: same-origin\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";

const char* reason(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 204:
      return "No Content";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 409:
      return "Conflict";
    case 413:
      return "Content Too Large";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    default:
      return "-";
  }
}

void append_header(std::string& head, std::string_view name, std::string_view value) {
  for (unsigned char c : value) {
    if (c < 0x20 || c == 0x7f)
      throw std::logic_error("a control character in the header " + std::string(name));
  }
  head.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

std::string render_head(const Response& response, Instant now, HeadOptions options) {
  std::string head;
  head.reserve(1024);
  head += fmt::format("HTTP/1.1 {} {}\r\nDate: {:%a, %d %b %Y %H:%M:%S} GMT\r\n", response.status,
                      reason(response.status), fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
  for (const auto& [name, value] : response.headers) append_header(head, name, value);
  if (options.has_length && response.status != 204 && response.status != 304) {
    append_header(head, "Content-Length", std::to_string(response.bytes().size()));
  }
  append_header(head, "Connection", options.keeps_alive ? "keep-alive" : "close");
  head += kSecurityHeaders;
  head += "\r\n";
  return head;
}

}  // namespace kith::http
