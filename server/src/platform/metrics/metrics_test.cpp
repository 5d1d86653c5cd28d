// SPDX-License-Identifier: Apache-2.0
#include "platform/metrics/metrics.hpp"

#include <gtest/gtest.h>

namespace kith::metrics {
namespace {

TEST(Metrics, CountRequestsByRouteAndStatus) {
  Metrics metrics;
  metrics.count_request("GET", "/api/visits", 200, 0.003);
  metrics.count_request("GET", "/api/visits", 200, 0.02);
  metrics.count_request("GET", "/api/visits", 404, 20);
  auto text = metrics.text();
  EXPECT_NE(text.find("kith_http_requests_total{verb=\"GET\",route=\"/api/visits\",status=\"200\"} 2\n"),
            text.npos);
  EXPECT_NE(text.find("_bucket{route=\"/api/visits\",le=\"0.0025\"} 0\n"), text.npos);
  EXPECT_NE(text.find("_bucket{route=\"/api/visits\",le=\"0.005\"} 1\n"), text.npos);
  EXPECT_NE(text.find("_bucket{route=\"/api/visits\",le=\"10\"} 2\n"), text.npos);
  EXPECT_NE(text.find("_bucket{route=\"/api/visits\",le=\"+Inf\"} 3\n"), text.npos);
  EXPECT_NE(text.find("_count{route=\"/api/visits\"} 3\n"), text.npos);
}

TEST(Metrics, AskGaugesAndSourcesAtEachReading) {
  Metrics metrics;
  double open = 1;
  metrics.add_gauge("kith_open_streams", "Event streams open.", [&] { return open; });
  metrics.add_source([](std::string& out) { print_sample(out, "kith_other", {{"a", "x\"y"}}, 1.5); });
  open = 7;
  auto text = metrics.text();
  EXPECT_NE(text.find("# TYPE kith_open_streams gauge\nkith_open_streams 7\n"), text.npos);
  EXPECT_NE(text.find("kith_other{a=\"x\\\"y\"} 1.5\n"), text.npos);
}

}  // namespace
}  // namespace kith::metrics
