// SPDX-License-Identifier: Apache-2.0
#include "delivery/connecting/connections.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "delivery/addresses.hpp"
#include "delivery/connecting/connection_store.hpp"
#include "platform/secrets/codes.hpp"

namespace kith::delivery {
namespace {

constexpr std::chrono::minutes kStateLasts{10};
constexpr std::size_t kStateBytes = 32;
constexpr std::size_t kLongestCode = 512;
// So that nobody uses up the platform's own limits from here.
constexpr access::Limit kBeginByPerson{"connection.begin.person", 20, std::chrono::hours{1}};
// A platform that hangs holds the one who asks; the others are told to come back.
constexpr std::chrono::seconds kWaitForDoor{2};

}  // namespace

Connections::Connections(Needs needs)
    : db_(needs.db),
      clock_(needs.clock),
      random_(needs.random),
      sealer_(needs.sealer),
      return_to_(std::move(needs.return_to)),
      attempts_(needs.db, needs.clock, needs.sealer) {
  if (return_to_.empty()) return;
  for (auto& provider : needs.providers) doors_.push_back(std::make_unique<Door>(std::move(provider)));
}

Connections::Door* Connections::door_to(AddressKind kind) const {
  auto found = std::ranges::find_if(doors_, [&](const auto& door) { return door->provider->kind() == kind; });
  return found == doors_.end() ? nullptr : found->get();
}

std::string Connections::hash_of(const std::string& state) const {
  return sealer_.blind_index("connection_state", state);
}

ConnectionList Connections::find(const people::Viewer& viewer) const {
  auto addresses = db_.read(
      [&](db::Session& session) { return addresses_of(session, viewer.school_id, viewer.person_id); });
  ConnectionList list;
  for (const auto& door : doors_) {
    auto& connection = list.connections.emplace_back(Connection{.kind = door->provider->kind()});
    auto own = std::ranges::find(addresses, connection.kind, &OwnAddress::kind);
    if (own == addresses.end()) continue;
    connection.is_connected = !own->ended;
    connection.ended = own->ended;
  }
  return list;
}

Result<Departure> Connections::begin(const access::Caller& caller, AddressKind kind) {
  auto* door = door_to(kind);
  if (!door) return not_found("delivery.no_such_connection");
  auto person = fmt::format("{}-{}", caller.tenant_id, caller.person_id);
  if (auto taken = attempts_.take({{kBeginByPerson, person}}); !taken) return taken.error();
  auto state = secrets::drawn_hex(random_, kStateBytes);
  auto now = clock_.now();
  db_.write([&](db::Tx& tx) {
    save_state(tx,
               {.school_id = caller.tenant_id,
                .state_hash = hash_of(state),
                .person_id = caller.person_id,
                .session_id = caller.session_id,
                .kind = kind,
                .expires_at = now + kStateLasts},
               now);
  });
  return Departure{door->provider->authorize_url(return_to_, state)};
}

Result<std::string> Connections::ask(Door& door, const std::string& code) {
  std::unique_lock lock(door.mutex, kWaitForDoor);
  if (!lock) return provider_silent(door.provider->kind(), "busy");
  return door.provider->address_of(code);
}

Result<Connection> Connections::finish(const access::Caller& caller, const std::string& state,
                                       const std::string& code) {
  if (code.empty() || code.size() > kLongestCode) return conflict("delivery.connection_refused");
  auto kind = db_.write([&](db::Tx& tx) {
    return use_state(tx, {.school_id = caller.tenant_id,
                          .state_hash = hash_of(state),
                          .person_id = caller.person_id,
                          .session_id = caller.session_id,
                          .now = clock_.now()});
  });
  auto* door = kind ? door_to(*kind) : nullptr;
  if (!door) return conflict("delivery.connection_refused");
  auto address = ask(*door, code);
  if (!address) return address.error();
  db_.write([&](db::Tx& tx) {
    save_address(tx, {.school_id = caller.tenant_id,
                      .person_id = caller.person_id,
                      .kind = *kind,
                      .address_sealed = sealer_.seal(*address),
                      .address_hash = address_hash(sealer_, *kind, *address),
                      .set_at = clock_.now()});
  });
  return Connection{.kind = *kind, .is_connected = true};
}

void Connections::end(const people::Viewer& viewer, AddressKind kind) const {
  if (!door_to(kind)) return;
  db_.write([&](db::Tx& tx) { decline_address(tx, viewer.school_id, viewer.person_id, kind, clock_.now()); });
}

}  // namespace kith::delivery
