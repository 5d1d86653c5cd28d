// SPDX-License-Identifier: Apache-2.0
// What the server serves over real sockets.
#include "platform/http/server_world_kit.hpp"

namespace kith::http {
namespace {

using kit::echo;
using kit::kHello;
using kit::World;

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

TEST(TheServer, RunsWhatIsSlowOrMakesAFileApartFromWhatIsOnlyRead) {
  for (const char* path : {"/slow", "/paper"}) {
    World world;
    std::vector<std::unique_ptr<RawClient>> waiting;
    for (int count = 0; count < 2; ++count) {
      waiting.push_back(std::make_unique<RawClient>(world.server->port()));
      waiting.back()->send(std::string("GET ") + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
    }
    for (int count = 0; count < 2; ++count) world.gate.wait_until_entered();
    for (int count = 0; count < 4; ++count) EXPECT_EQ(status_in(world.ask(kHello)), 200);
    world.gate.open();
    for (auto& client : waiting) EXPECT_EQ(status_in(client->response()), 200);
  }
}

}  // namespace
}  // namespace kith::http
