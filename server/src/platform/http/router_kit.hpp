// SPDX-License-Identifier: Apache-2.0
// Calls routes in process, for the API tables of slices:
//
//   RouterKit kit(visit_routes(visits));
//   kit.check({
//       {.name = "a guardian of another family sees nothing",
//        .as = kOtherGuardian, .request = "GET /api/visits/1", .status = 404, .body_lacks = {"Wang"}},
//   });
#pragma once

#include <boost/json/value.hpp>

#include "platform/http/router.hpp"

namespace kith::http {

struct ApiRow {
  std::string name;
  access::Caller as = {};
  std::string request;  // verb and target: "POST /api/visits"
  std::string body = {};
  int status = 200;
  std::vector<std::string> body_has = {}, body_lacks = {};
};

struct Answer {
  int status = 0;
  std::string body;
  Response response;

  boost::json::value json() const;
  // error.code of a refusal, empty otherwise.
  std::string code() const;
  // The value a Set-Cookie gives to `name`.
  std::string cookie(std::string_view name) const;
};

class RouterKit {
 public:
  explicit RouterKit(std::vector<Route> routes, bool is_demo = false);

  // `request` is "GET /api/visits?x=1". Further headers are set on `extra`, whose method, target, body and
  // cookie are overwritten. The handler sees kSessionToken as its session's token when somebody asks.
  // A reply that its route's schema in /openapi.json does not describe is a failure of the test.
  Answer call(const access::Caller& as, std::string_view request, std::string body = {},
              Request extra = {}) const;

  // One expectation per stated fact of each row, under the row's name.
  void check(const std::vector<ApiRow>& rows) const;

  const Router& router() const { return router_; }

  static constexpr const char* kSessionToken = "session-of-the-test";

 private:
  // Only one call runs at a time, as tests do: the caller of that call.
  mutable access::Caller caller_;
  Router router_;
};

}  // namespace kith::http
