// SPDX-License-Identifier: Apache-2.0
// What becomes of those being served when the server stops.
#include <csignal>

#include "platform/http/server_world_kit.hpp"

namespace kith::http {
namespace {

using kit::echo;
using kit::kHello;
using kit::kStream;
using kit::milliseconds;
using kit::World;

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

}  // namespace
}  // namespace kith::http
