// SPDX-License-Identifier: Apache-2.0
// Carries the events of a hub to the hubs of all other programs on the same PostgreSQL database, and theirs
// to it, so that a parent who reads through one server sees at once what a teacher wrote through another.
#pragma once

#include "platform/db/postgres_channel.hpp"
#include "platform/events/hub.hpp"

namespace kith::events {

class Relay {
 public:
  // `hub` outlives the relay. While it stands, what the hub publishes is relayed.
  Relay(Hub& hub, const std::string& url);
  ~Relay();

 private:
  void send(const Event& event);

  Hub& hub_;
  db::PostgresChannel channel_;
};

}  // namespace kith::events
