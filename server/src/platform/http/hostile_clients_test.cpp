// SPDX-License-Identifier: Apache-2.0
// What hostile or slow clients get from the server.
#include "platform/http/server_world_kit.hpp"

namespace kith::http {
namespace {

using kit::echo;
using kit::kHello;
using kit::milliseconds;
using kit::World;

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

}  // namespace
}  // namespace kith::http
