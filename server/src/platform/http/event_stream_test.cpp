// SPDX-License-Identifier: Apache-2.0
// Live events over a real socket.
#include "platform/http/server_world_kit.hpp"

namespace kith::http {
namespace {

using kit::kHello;
using kit::kStream;
using kit::milliseconds;
using kit::World;

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

}  // namespace
}  // namespace kith::http
