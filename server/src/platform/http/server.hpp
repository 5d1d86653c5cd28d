// SPDX-License-Identifier: Apache-2.0
// Sockets in front of a Router. A few I/O threads share the connections and answer by themselves what only
// reads; as many workers answer what is slow, and many more what writes, so that a burst of writes waiting
// for their commit holds up no reader. Start and stop from the thread that owns the server.
//
//   Router router(std::move(routes), {.authenticate = …});
//   Server server({.port = 8080}, {.router = router, .clock = clock});
//   server.start();
//   server.wait_for_signal();
//   server.stop();
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/access/caller.hpp"

namespace kith {
class Clock;
}
namespace kith::events {
class Hub;
}
namespace kith::metrics {
class Metrics;
}

namespace kith::http {

class Router;
class StaticFiles;

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;     // 0: any free one
  std::size_t read_workers = 4;  // I/O threads, and again as many workers for slow requests; at least 1
  std::size_t write_workers = 64;
  std::size_t max_connections = 20'000;
  // The peer is our own proxy: X-Forwarded-For and X-Forwarded-Proto are believed.
  bool behind_proxy = false;

  std::size_t header_limit = 16 * 1024;                  // bytes
  std::chrono::milliseconds idle_timeout{75'000};        // between requests
  std::chrono::milliseconds header_timeout{10'000};      // from the first byte to the end of the headers
  std::chrono::milliseconds body_timeout{30'000};        // plus a second per 32 KB
  std::chrono::milliseconds write_timeout{30'000};       // plus a second per 32 KB
  std::chrono::milliseconds heartbeat{20'000};           // of event streams
  std::chrono::milliseconds stream_lifetime{3'600'000};  // then the browser comes back and is checked anew
  std::chrono::milliseconds grace{20'000};               // how long stop() waits for requests under way
};

// What is served. Everything referred to outlives the server.
struct Site {
  const Router& router;
  const Clock& clock;
  const StaticFiles* files = nullptr;
  // With a hub, GET /api/events is a stream of the caller's topics.
  events::Hub* hub = nullptr;
  std::function<std::vector<std::string>(const access::Caller&)> topics_of = {};
  metrics::Metrics* metrics = nullptr;
};

struct Edge;

class Server {
 public:
  Server(ServerOptions options, Site site);
  ~Server();

  // Listens; throws std::system_error when the address cannot be had.
  void start();
  std::uint16_t port() const;

  // Until SIGTERM or SIGINT arrives.
  void wait_for_signal();

  // Accepts nothing new, lets requests under way finish, ends idle connections and streams. Idempotent.
  void stop();

 private:
  std::unique_ptr<Edge> edge_;
};

}  // namespace kith::http
