// SPDX-License-Identifier: Apache-2.0
// What operators and tools ask a server: /healthz, /metrics and /openapi.json.
#pragma once

#include "platform/http/route.hpp"
#include "platform/metrics/metrics.hpp"

namespace kith::http {

struct Operations {
  std::function<bool()> is_healthy = {};  // may block; absent: always
  const metrics::Metrics* metrics = nullptr;
  std::string version = {};
};

// `routes` with those three after them. /metrics exists for the machine itself only: figures say much about
// a district, and a proxy in front makes every caller but the local scraper a stranger.
std::vector<Route> with_operations(std::vector<Route> routes, Operations operations);

}  // namespace kith::http
