// SPDX-License-Identifier: Apache-2.0
#include "platform/http/router_kit.hpp"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

#include "platform/json/schema_kit.hpp"

namespace kith::http {
namespace {

void expect_described(const Router& router, const Request& request, const Response& response) {
  const auto* route = router.match(request.method, request.target).route;
  if (response.status != 200 || !route || !route->out) return;
  json::Schemas schemas;
  auto schema = route->out(schemas);
  for (const auto& breach : json::breaches(boost::json::parse(response.bytes()), schema, schemas)) {
    ADD_FAILURE() << request.method << ' ' << route->path << ": the reply's " << breach;
  }
}

}  // namespace

boost::json::value Answer::json() const { return boost::json::parse(body); }

std::string Answer::code() const {
  if (status < 400) return {};
  return std::string(json().at("error").at("code").as_string());
}

std::string Answer::cookie(std::string_view name) const {
  for (const auto& [header, value] : response.headers) {
    if (header == "Set-Cookie" && value.starts_with(std::string(name) + '=')) {
      return std::string(cookie_value(value, name));
    }
  }
  return {};
}

RouterKit::RouterKit(std::vector<Route> routes, bool is_demo)
    : router_(std::move(routes),
              {.authenticate = [this](const auto&, const auto&) { return caller_; }, .is_demo = is_demo}) {}

Answer RouterKit::call(const access::Caller& as, std::string_view request, std::string body,
                       Request extra) const {
  auto space = request.find(' ');
  caller_ = as;
  extra.method = request.substr(0, space);
  extra.target = space == request.npos ? std::string_view{} : request.substr(space + 1);
  extra.body = std::move(body);
  extra.cookie = as.is_signed_in() ? std::string(access::kSessionCookie) + '=' + kSessionToken : "";
  if (extra.request_id.empty()) extra.request_id = "test";
  auto response = router_.answer(extra);
  expect_described(router_, extra, response);
  return {response.status, response.bytes(), response};
}

void RouterKit::check(const std::vector<ApiRow>& rows) const {
  for (const auto& row : rows) {
    SCOPED_TRACE(row.name);
    auto answer = call(row.as, row.request, row.body);
    EXPECT_EQ(answer.status, row.status) << answer.body;
    for (const auto& part : row.body_has) {
      EXPECT_NE(answer.body.find(part), std::string::npos) << "lacks " << part << " in " << answer.body;
    }
    for (const auto& part : row.body_lacks) {
      EXPECT_EQ(answer.body.find(part), std::string::npos) << "has " << part << " in " << answer.body;
    }
  }
}

}  // namespace kith::http
