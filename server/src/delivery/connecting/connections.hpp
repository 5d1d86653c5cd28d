// SPDX-License-Identifier: Apache-2.0
// A guardian's own accounts at other platforms, connected by the guardian: the browser goes there with a
// state that only the session which began it can use, once, within ten minutes, and comes back with a code. A
// code that comes back into another session connects nothing, so nobody can hang an account on somebody else.
// Thread-safe.
#pragma once

#include <mutex>

#include "delivery/address_store.hpp"
#include "delivery/connecting/provider.hpp"
#include "people/viewer.hpp"
#include "platform/access/attempts.hpp"
#include "platform/secrets/random.hpp"

namespace kith::delivery {

struct Connection {
  AddressKind kind = AddressKind::kWechat;
  bool is_connected = false;  // messages go there
  std::optional<AddressEnd> ended = {};
};
KITH_DESCRIBE(Connection, (kind, is_connected, ended))

struct ConnectionList {
  std::vector<Connection> connections;  // of the platforms this installation is set up for
};
KITH_DESCRIBE(ConnectionList, (connections))

struct Departure {
  std::string authorize_url;
};
KITH_DESCRIBE(Departure, (authorize_url))

class Connections {
 public:
  struct Needs {
    db::Db& db;
    const Clock& clock;
    secrets::Random& random;
    const secrets::Sealer& sealer;
    std::string return_to = {};  // where the browser comes back; empty: nothing can be connected
    std::vector<std::unique_ptr<Provider>> providers = {};
  };
  explicit Connections(Needs needs);

  ConnectionList find(const people::Viewer& viewer) const;
  // delivery.no_such_connection, access.too_many_tries.
  Result<Departure> begin(const access::Caller& caller, AddressKind kind);
  // delivery.connection_refused: the state is not this session's, used or too old; and what Provider says.
  Result<Connection> finish(const access::Caller& caller, const std::string& state, const std::string& code);
  // The person's wish, which the directories respect.
  void end(const people::Viewer& viewer, AddressKind kind) const;

 private:
  struct Door {
    std::unique_ptr<Provider> provider;
    std::timed_mutex mutex = {};
  };
  Door* door_to(AddressKind kind) const;
  std::string hash_of(const std::string& state) const;
  static Result<std::string> ask(Door& door, const std::string& code);

  db::Db& db_;
  const Clock& clock_;
  secrets::Random& random_;
  const secrets::Sealer& sealer_;
  const std::string return_to_;
  std::vector<std::unique_ptr<Door>> doors_;
  access::Attempts attempts_;
};

}  // namespace kith::delivery
