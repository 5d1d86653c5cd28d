// SPDX-License-Identifier: Apache-2.0
// The server over real sockets: what it serves, and what hostile or slow clients get.
#include "platform/http/server.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <future>
#include <semaphore>
#include <thread>

#include "platform/clock.hpp"
#include "platform/events/hub.hpp"
#include "platform/http/response_head.hpp"
#include "platform/http/router.hpp"
#include "platform/http/server_kit.hpp"

namespace kith::http {
namespace {

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

const std::string kHello = "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n";
const std::string kStream = "GET /api/events HTTP/1.1\r\nHost: x\r\nCookie: kith_session=t\r\n\r\n";

std::string echo(const std::string& body) {
  return "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
         body;
}

TEST(TheServer, AnswersAndKeepsTheConnection) {
  World world;
  auto client = world.client();
  for (int round = 0; round < 3; ++round) {
    ASSERT_TRUE(client.send(kHello));
    auto response = client.response();
    EXPECT_EQ(status_in(response), 200);
    EXPECT_TRUE(response.ends_with(R"({"text":"hello"})")) << response;
  }
  client.send(echo(R"({"text":"王"})"));
  EXPECT_TRUE(client.response().ends_with(R"({"text":"王"})"));
}

TEST(TheServer, AnswersPipelinedRequestsInOrder) {
  World world;
  auto client = world.client();
  client.send(kHello + echo(R"({"text":"b"})") + kHello);
  EXPECT_TRUE(client.response().ends_with("\"hello\"}"));
  EXPECT_TRUE(client.response().ends_with("\"b\"}"));
  EXPECT_TRUE(client.response().ends_with("\"hello\"}"));
}

TEST(TheServer, ReadsARequestThatComesByteByByte) {
  World world;
  auto client = world.client();
  for (char byte : echo(R"({"text":"slow"})")) client.send({&byte, 1});
  EXPECT_TRUE(client.response().ends_with("\"slow\"}"));
}

TEST(TheServer, ReadsChunkedBodiesUpToTheLimit) {
  World world;
  const std::string head = "POST /file HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  EXPECT_TRUE(world.ask(head + "5\r\nabcde\r\n3\r\nabc\r\n0\r\n\r\n").ends_with("\"8\"}"));
  auto chunk = "8000\r\n" + std::string(0x8000, 'x') + "\r\n";
  EXPECT_EQ(status_in(world.ask(head + chunk + chunk + chunk + chunk + "0\r\n\r\n")), 413);
}

TEST(TheServer, AnswersAClientThatHasFinishedSending) {
  World world;
  auto client = world.client();
  client.send(kHello);
  client.finish_sending();
  EXPECT_TRUE(client.until_closed().ends_with("\"hello\"}"));
}

TEST(TheServer, ClosesWhenAskedTo) {
  World world;
  auto client = world.client();
  client.send("GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_NE(client.until_closed().find("Connection: close\r\n"), std::string::npos);
  auto old = world.client();
  old.send("GET /hello HTTP/1.0\r\n\r\n");
  EXPECT_EQ(status_in(old.until_closed()), 200);
}

TEST(TheServer, SendsNoBodyForHead) {
  World world;
  auto client = world.client();
  client.send("HEAD /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  auto response = client.until_closed();
  EXPECT_NE(response.find("Content-Length: 16\r\n"), std::string::npos) << response;
  EXPECT_TRUE(response.ends_with("\r\n\r\n"));
}

TEST(TheServer, InvitesABodyThatWaitsToBeInvited) {
  World world;
  auto client = world.client();
  client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 12\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send(R"({"text":"a"})");
  EXPECT_TRUE(client.response().ends_with(R"({"text":"a"})"));
}

TEST(TheServer, ProtectsEveryResponse) {
  World world;
  for (const char* path : {"/hello", "/nowhere"}) {
    auto response = world.ask(std::string("GET ") + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
    for (const char* header :
         {"Content-Security-Policy: default-src 'self'", "frame-ancestors 'none'", "worker-src 'self'",
          "media-src 'self' blob:", "X-Content-Type-Options: nosniff",
          "Referrer-Policy: ", "Date: Sun, 01 Mar 2026 08:00:00 GMT"}) {
      EXPECT_NE(response.find(header), std::string::npos) << path << ' ' << header;
    }
    EXPECT_EQ(response.find("Server:"), std::string::npos);
  }
}

TEST(TheServer, RefusesWhatIsNotHttp) {
  World world;
  for (const char* bytes :
       {"nonsense\r\n\r\n", "GET /hello\r\n\r\n", "GET /hello HTTP/1.1\r\n\r\n",
        "GET  HTTP/1.1\r\nHost: x\r\n\r\n", "GET http://x/hello HTTP/1.1\r\nHost: x\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET /hello HTTP/1.1\r\nHost: x\r\nBad Header: 1\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 hello of TLS\r\n\r\n"}) {
    auto client = world.client();
    client.send(bytes);
    auto response = client.until_closed();
    EXPECT_EQ(status_in(response), 400) << bytes;
    EXPECT_NE(response.find("http.bad_request"), std::string::npos) << bytes;
  }
  EXPECT_EQ(status_in(world.ask(kHello)), 200);
}

TEST(TheServer, RefusesLargeHeaders) {
  World world;
  auto client = world.client();
  client.send("GET /hello HTTP/1.1\r\nHost: x\r\nX-Large: " + std::string(20'000, 'x') + "\r\n\r\n");
  EXPECT_EQ(status_in(client.until_closed()), 431);
  EXPECT_EQ(status_in(world.ask("GET /hello HTTP/1.1\r\nHost: x\r\nX-Fits: " + std::string(12'000, 'x') +
                                "\r\n\r\n")),
            200);
}

TEST(TheServer, RefusesLargeBodiesBeforeReadingThem) {
  World world;
  auto client = world.client();
  client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 300000\r\n\r\n");
  auto response = client.until_closed();
  EXPECT_EQ(status_in(response), 413);
  EXPECT_NE(response.find("http.too_large"), std::string::npos);
  EXPECT_EQ(status_in(world.ask("POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx")), 413);
}

TEST(TheServer, DropsClientsThatAreTooSlow) {
  World world({.idle_timeout = milliseconds(250),
               .header_timeout = milliseconds(250),
               .body_timeout = milliseconds(250)});
  for (const char* bytes :
       {"", "GET /hello HTTP/1.1\r\nHos", "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 12\r\n\r\n{"}) {
    auto client = world.client();
    client.send(bytes);
    EXPECT_EQ(client.until_closed(), "") << bytes;
  }
  auto used = world.client();
  used.send(kHello);
  EXPECT_EQ(status_in(used.until_closed()), 200);
}

TEST(TheServer, SurvivesAClientThatReadsNothing) {
  World world({.write_timeout = milliseconds(50)});
  auto client = world.client();
  client.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(status_in(world.ask(kHello)), 200);
}

TEST(TheServer, AcceptsNoMoreConnectionsThanAllowed) {
  World world({.max_connections = 2});
  auto first = world.client(), second = world.client();
  first.send(kHello);
  second.send(kHello);
  EXPECT_EQ(status_in(first.response()) + status_in(second.response()), 400);
  auto third = world.client();
  EXPECT_EQ(third.until_closed(), "");
  EXPECT_TRUE(first.send(kHello));
  EXPECT_EQ(status_in(first.response()), 200);
}

TEST(TheServer, BelievesForwardedHeadersOnlyBehindAProxy) {
  const std::string forwarded =
      "\r\nHost: x\r\nX-Forwarded-For: 6.6.6.6, 203.0.113.7\r\nX-Forwarded-Proto: https\r\n\r\n";
  World direct, proxied({.behind_proxy = true});
  EXPECT_TRUE(direct.ask("GET /who HTTP/1.1" + forwarded).ends_with("\"127.0.0.1 0\"}"));
  EXPECT_TRUE(proxied.ask("GET /who HTTP/1.1" + forwarded).ends_with("\"203.0.113.7 0\"}"));
  EXPECT_EQ(direct.ask("POST /session HTTP/1.1" + forwarded).find("; Secure"), std::string::npos);
  EXPECT_NE(proxied.ask("POST /session HTTP/1.1" + forwarded).find("; Secure"), std::string::npos);
}

TEST(TheServer, KnowsTheCallerByTheCookie) {
  World world;
  auto response = world.ask("GET /who HTTP/1.1\r\nHost: x\r\nCookie: a=b; kith_session=t\r\n\r\n");
  EXPECT_TRUE(response.ends_with("\"127.0.0.1 1\"}")) << response;
}

TEST(Stopping, FinishesTheRequestUnderWay) {
  World world;
  auto busy = world.client(), idle = world.client();
  idle.send(kHello);
  EXPECT_EQ(status_in(idle.response()), 200);
  busy.send("POST /gate HTTP/1.1\r\nHost: x\r\n\r\n");
  world.gate.wait_until_entered();

  std::thread stopping([&] { world.server->stop(); });
  EXPECT_EQ(idle.until_closed(), "");
  world.gate.open();
  auto response = busy.until_closed();
  stopping.join();
  EXPECT_TRUE(response.ends_with("\"through\"}"));
  EXPECT_NE(response.find("Connection: close"), std::string::npos);
}

TEST(Stopping, EndsStreams) {
  World world;
  auto client = world.client();
  client.send(kStream);
  client.until("retry: 3000\n\n");
  world.server->stop();
  EXPECT_EQ(client.until_closed(), "");
}

TEST(Stopping, DoesNotWaitLongerThanTheGraceForAClient) {
  World world({.grace = milliseconds(50)});
  auto client = world.client();
  client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 12\r\n\r\n{");
  EXPECT_EQ(status_in(world.ask(kHello)), 200);
  world.server->stop();
  EXPECT_EQ(client.until_closed(), "");
}

TEST(Stopping, FollowsASignal) {
  World world;
  std::raise(SIGTERM);
  world.server->wait_for_signal();
  world.server->stop();
}

TEST(AnEventStream, CarriesWhatIsPublishedToItsTopics) {
  World world;
  auto client = world.client();
  client.send(kStream);
  auto opening = client.until("retry: 3000\n\n");
  EXPECT_EQ(status_in(opening), 200);
  EXPECT_NE(opening.find("Content-Type: text/event-stream"), std::string::npos);
  EXPECT_EQ(opening.find("Content-Length"), std::string::npos);
  world.hub.publish({.name = "other", .subject_id = 1, .topics = {"b"}});
  world.hub.publish({.name = "visit.held", .subject_id = 5, .topics = {"a"}});
  EXPECT_EQ(client.until("\n\n"), "event: visit.held\ndata: {\"subject_id\":5}\n\n");
}

TEST(AnEventStream, IsRefusedToStrangers) {
  World world;
  auto response = world.ask("GET /api/events HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(status_in(response), 401);
  EXPECT_NE(response.find("access.sign_in_first"), std::string::npos);
}

TEST(TheServer, RunsSlowReadsApartFromTheFewThatServeReads) {
  World world;
  std::vector<std::unique_ptr<RawClient>> waiting;
  for (int count = 0; count < 2; ++count) {
    waiting.push_back(std::make_unique<RawClient>(world.server->port()));
    waiting.back()->send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
  }
  for (int count = 0; count < 2; ++count) world.gate.wait_until_entered();
  EXPECT_EQ(status_in(world.ask(kHello)), 200);
  world.gate.open();
  for (auto& client : waiting) EXPECT_EQ(status_in(client->response()), 200);
}

TEST(AnEventStream, BeatsWhileNothingHappens) {
  World world({.heartbeat = milliseconds(20)});
  auto client = world.client();
  client.send(kStream);
  client.until("retry: 3000\n\n");
  EXPECT_EQ(client.until(":\n\n"), ":\n\n");
  EXPECT_EQ(client.until(":\n\n"), ":\n\n");
}

TEST(AnEventStream, EndsForItsAccountAndWithItsLifetime) {
  World world;
  auto client = world.client();
  client.send(kStream);
  client.until("retry: 3000\n\n");
  world.hub.end_streams_of(1);
  EXPECT_EQ(client.until_closed(), "");

  World brief({.heartbeat = milliseconds(20), .stream_lifetime = milliseconds(30)});
  auto other = brief.client();
  other.send(kStream);
  EXPECT_EQ(status_in(other.until_closed()), 200);
}

TEST(AnEventStream, IsDroppedWhenTheClientFallsBehind) {
  World world({.write_timeout = milliseconds(200)});
  auto client = world.client();
  client.send(kStream);
  client.until("retry: 3000\n\n");
  // Far more than the sockets' buffers hold, to a client that does not read.
  events::Event large{.name = std::string(500'000, 'x'), .subject_id = 1, .topics = {"a"}};
  while (world.hub.open_streams() > 0) {
    world.hub.publish(large);
    EXPECT_EQ(status_in(world.ask(kHello)), 200);
  }
}

TEST(AResponseHead, LetsNoValueStartAnotherHeader) {
  Response response{.headers = {{"Location", "/a\r\nSet-Cookie: x=1"}}};
  EXPECT_THROW(render_head(response, Instant{}, {}), std::logic_error);
}

}  // namespace
}  // namespace kith::http
