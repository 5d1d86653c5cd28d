// SPDX-License-Identifier: Apache-2.0
// A request and a response as plain values, between the sockets and the router.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/http/route.hpp"

namespace kith::http {

struct Request {
  std::string method;  // "GET"; HEAD arrives as GET with is_head
  bool is_head = false;
  std::string target;  // path and query, as sent
  std::string body = {};
  std::string request_id = {};
  std::string address = {};   // of the client; of the last proxy's client when behind one
  bool is_secure = false;     // the client's side of the connection is TLS
  bool is_forwarded = false;  // a proxy stands between

  // Headers, empty when absent.
  std::string host = {}, origin = {}, fetch_site = {}, cookie = {}, identity = {};
  std::string if_none_match = {}, accept = {}, accept_encoding = {}, user_agent = {}, signature = {};
};

struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::string body = {};
  std::shared_ptr<const std::string> shared_body = {};  // instead of body: kept by the cache of static files

  const std::string& bytes() const { return shared_body ? *shared_body : body; }
  const std::string* header(std::string_view name) const;
};

std::string_view path_of(std::string_view target);
std::string_view query_of(std::string_view target);

// nullopt for a bad escape, a NUL or what is not UTF-8. `plus_is_space` for queries.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space);

// Names and values of "a=1&b=2"; of a repeated name the last value. nullopt as above.
std::optional<std::map<std::string, std::string>> parse_query(std::string_view query);

// The value of a cookie in a Cookie header; empty when absent.
std::string_view cookie_value(std::string_view header, std::string_view name);

// The one shape of a refusal: {"error":{"code","fields","request_id"}}.
Response refusal(int status, const Error& error, const std::string& request_id);
int status_of(Fault fault);

// What the handler made, as HTTP: cookies, version, download name, caching.
Response respond(RawReply&& reply, const Request& request);

}  // namespace kith::http
