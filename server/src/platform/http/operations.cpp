// SPDX-License-Identifier: Apache-2.0
#include "platform/http/operations.hpp"

#include <boost/json/serialize.hpp>

#include "platform/http/openapi.hpp"

namespace kith::http {
namespace {

bool is_local(const std::string& address) { return address == "127.0.0.1" || address == "::1"; }

Route health_route(std::function<bool()> is_healthy) {
  return get("/healthz", access::kPublic,
             [is_healthy = std::move(is_healthy)](const Call&) -> Result<RawReply> {
               if (!is_healthy || is_healthy()) return RawReply{.body = R"({"status":"ok"})"};
               return RawReply{.status = 503, .body = R"({"status":"down"})"};
             });
}

Route metrics_route(const metrics::Metrics& metrics) {
  return get("/metrics", access::kPublic, [&metrics](const Call& call) -> Result<RawReply> {
    if (!is_local(call.address)) return not_found("http.no_such_path");
    return RawReply{.content_type = "text/plain; version=0.0.4", .body = metrics.text()};
  });
}

Route openapi_route(std::string document) {
  return get("/openapi.json", access::kPublic,
             [document = std::move(document)](const Call&) -> Result<RawReply> {
               return RawReply{.body = document};
             });
}

}  // namespace

std::vector<Route> with_operations(std::vector<Route> routes, Operations operations) {
  auto document = boost::json::serialize(openapi_document(routes, operations.version));
  routes.push_back(health_route(std::move(operations.is_healthy)));
  if (operations.metrics) routes.push_back(metrics_route(*operations.metrics));
  routes.push_back(openapi_route(std::move(document)));
  return routes;
}

}  // namespace kith::http
