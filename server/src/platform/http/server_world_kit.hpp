// SPDX-License-Identifier: Apache-2.0
// A server on a port of its own with a few routes, one of which waits until the test lets it go.
#pragma once

#include <gtest/gtest.h>

#include <future>
#include <memory>
#include <semaphore>
#include <thread>

#include "platform/clock.hpp"
#include "platform/events/hub.hpp"
#include "platform/http/router.hpp"
#include "platform/http/server.hpp"
#include "platform/http/server_kit.hpp"

namespace kith::http::kit {

using std::chrono::milliseconds;

struct Text {
  std::string text;
};
KITH_DESCRIBE(Text, (text))

// Handlers that wait until the test lets them go.
class Gate {
 public:
  void pass() {
    entered_.release();
    is_open_.wait();
  }
  void wait_until_entered() { entered_.acquire(); }
  void open() { opened_.set_value(); }

 private:
  std::counting_semaphore<> entered_{0};
  std::promise<void> opened_;
  std::shared_future<void> is_open_ = opened_.get_future().share();
};

struct World {
  explicit World(ServerOptions options = {}) {
    options.port = 0;
    options.read_workers = 2;
    options.write_workers = 2;
    server.emplace(options,
                   Site{.router = router,
                        .clock = clock,
                        .hub = &hub,
                        .topics_of = [](const access::Caller&) { return std::vector<std::string>{"a"}; },
                        .metrics = &metrics});
    server->start();
  }

  std::vector<Route> routes() {
    return {
        get("/hello", access::kPublic, [](const Call&) -> Result<Text> { return Text{"hello"}; }),
        get("/who", access::kPublic,
            [](const Call& call) -> Result<Text> {
              return Text{call.address + " " + std::to_string(call.caller.account_id)};
            }),
        get("/large", access::kPublic,
            [](const Call&) -> Result<Text> { return Text{std::string(8'000'000, 'x')}; }),
        post("/echo", access::kPublic, [](const Call&, Text in) -> Result<Text> { return in; }),
        post("/session", access::kPublic,
             [](const Call&) -> Result<Reply<NoContent>> {
               return Reply<NoContent>{{}, {{"kith_session", "t", 60}}, {}};
             }),
        post_file(
            "/file", access::kPublic, 100'000,
            [](const Call& call) -> Result<Text> { return Text{std::to_string(call.raw_body.size())}; }),
        slow(get("/slow", access::kPublic,
                 [this](const Call&) -> Result<Text> {
                   gate.pass();
                   return Text{"slow"};
                 })),
        get("/paper", access::kPublic,
            [this](const Call&) -> Result<Download> {
              gate.pass();
              return Download{"paper.txt", "text/plain", "paper"};
            }),
        post("/gate", access::kPublic,
             [this](const Call&) -> Result<Text> {
               gate.pass();
               return Text{"through"};
             }),
    };
  }

  RawClient client() { return RawClient(server->port()); }
  std::string ask(std::string_view bytes) {
    auto talking = client();
    talking.send(bytes);
    return talking.response();
  }

  Gate gate;
  FixedClock clock{Instant{milliseconds{1772352000000}}};
  events::Hub hub{4};
  metrics::Metrics metrics;
  Router router{routes(), {.authenticate = [](const std::string& token, const std::string&) {
                  return access::Caller{.account_id = token == "t" ? 1 : 0};
                }}};
  std::optional<Server> server;
};

inline const std::string kHello = "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n";
// The event stream of whoever is signed in.
inline const std::string kStream = "GET /api/events HTTP/1.1\r\nHost: x\r\nCookie: kith_session=t\r\n\r\n";

inline std::string echo(const std::string& body) {
  return "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
         body;
}

}  // namespace kith::http::kit
