// SPDX-License-Identifier: Apache-2.0
#include "platform/http/message.hpp"

#include <fmt/format.h>

#include "platform/http/refusal.hpp"

namespace kith::http {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// RFC 5987: the file name of a download may be Chinese.
std::string percent_encoded(std::string_view text) {
  std::string out;
  for (unsigned char c : text) {
    if (std::isalnum(c) || c == '.' || c == '-' || c == '_')
      out += char(c);
    else
      out += fmt::format("%{:02X}", c);
  }
  return out;
}

std::string set_cookie(const Cookie& cookie, bool is_secure) {
  return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{}", cookie.name, cookie.value,
                     cookie.value.empty() ? 0 : cookie.max_age_s, is_secure ? "; Secure" : "");
}

}  // namespace

const std::string* Response::header(std::string_view name) const {
  for (const auto& [known, value] : headers) {
    if (known == name) return &value;
  }
  return nullptr;
}

std::string_view path_of(std::string_view target) { return target.substr(0, target.find('?')); }

std::string_view query_of(std::string_view target) {
  auto mark = target.find('?');
  return mark == target.npos ? std::string_view{} : target.substr(mark + 1);
}

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    char c = text[at];
    if (c == '%') {
      int high = at + 2 < text.size() ? hex_digit(text[at + 1]) : -1;
      int low = high >= 0 ? hex_digit(text[at + 2]) : -1;
      if (low < 0) return std::nullopt;
      c = char(high * 16 + low);
      at += 2;
    } else if (c == '+' && plus_is_space) {
      c = ' ';
    }
    out += c;
  }
  if (!json::is_plain_text(out)) return std::nullopt;
  return out;
}

std::optional<std::map<std::string, std::string>> parse_query(std::string_view query) {
  std::map<std::string, std::string> found;
  while (!query.empty()) {
    auto end = query.find('&');
    auto pair = query.substr(0, end);
    query = end == query.npos ? std::string_view{} : query.substr(end + 1);
    if (pair.empty()) continue;
    auto equals = pair.find('=');
    auto name = percent_decoded(pair.substr(0, equals), true);
    auto value = percent_decoded(equals == pair.npos ? std::string_view{} : pair.substr(equals + 1), true);
    if (!name || !value) return std::nullopt;
    found[*std::move(name)] = *std::move(value);
  }
  return found;
}

std::string_view cookie_value(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    auto end = header.find(';');
    auto pair = header.substr(0, end);
    header = end == header.npos ? std::string_view{} : header.substr(end + 1);
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    auto equals = pair.find('=');
    if (equals != pair.npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
  }
  return {};
}

int status_of(Fault fault) {
  switch (fault) {
    case Fault::kInvalid:
      return 422;
    case Fault::kUnauthenticated:
      return 401;
    case Fault::kForbidden:
      return 403;
    case Fault::kNotFound:
      return 404;
    case Fault::kConflict:
      return 409;
    case Fault::kTooMany:
      return 429;
  }
  return 500;
}

std::string refusal_text(const Error& error, const std::string& request_id, std::string_view present) {
  std::string body = R"({"error":{"code":)";
  json::print_quoted(error.code, body);
  body += R"(,"fields":)";
  body += json::write_text(error.fields);
  body += R"(,"request_id":)";
  json::print_quoted(request_id, body);
  if (!present.empty()) body.append(R"(,"present":)").append(present);
  body += "}}";
  return body;
}

Response refusal(int status, const Error& error, const std::string& request_id) {
  return {.status = status,
          .headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}},
          .body = refusal_text(error, request_id)};
}

Response respond(RawReply&& reply, const Request& request) {
  Response response{.status = reply.status, .headers = {}, .body = std::move(reply.body)};
  auto& headers = response.headers;
  for (const auto& cookie : reply.cookies)
    headers.emplace_back("Set-Cookie", set_cookie(cookie, request.is_secure));
  if (!reply.version.empty()) {
    headers.emplace_back("ETag", '"' + reply.version + '"');
    headers.emplace_back("Cache-Control", "private, no-cache");
    headers.emplace_back("Vary", "Cookie, Kith-Identity");
    if (request.method == "GET" && has_version(request.if_none_match, reply.version)) {
      response.status = 304;
      response.body.clear();
      return response;
    }
  } else {
    headers.emplace_back("Cache-Control", "no-store");
  }
  if (!reply.content_type.empty()) headers.emplace_back("Content-Type", std::move(reply.content_type));
  if (!reply.download_name.empty()) {
    headers.emplace_back("Content-Disposition",
                         "attachment; filename*=UTF-8''" + percent_encoded(reply.download_name));
    // Should a browser open it all the same, it runs nothing and belongs to no site.
    headers.emplace_back("Content-Security-Policy", "sandbox; default-src 'none'");
  }
  return response;
}

}  // namespace kith::http
