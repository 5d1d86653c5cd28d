// SPDX-License-Identifier: Apache-2.0
#include "delivery/connecting/routes.hpp"

namespace kith::delivery {

struct ConnectionChoice {
  AddressKind kind = AddressKind::kWechat;
};
KITH_DESCRIBE(ConnectionChoice, (kind))

// What the browser came back with. Posted, so that neither stands in an address of ours.
struct Arrival {
  std::string state;
  std::string code;
};
KITH_DESCRIBE(Arrival, (state, code))

std::vector<http::Route> connection_routes(Connections& connections) {
  using http::Call;
  using people::viewer_of;
  return {
      http::get("/api/delivery/connections", people::kForGuardians,
                [&connections](const Call& call) -> Result<ConnectionList> {
                  return connections.find(viewer_of(call.caller));
                }),
      http::post("/api/delivery/connections", people::kForGuardians,
                 [&connections](const Call& call, ConnectionChoice in) {
                   return connections.begin(call.caller, in.kind);
                 }),
      http::post("/api/delivery/connections/confirmation", people::kForGuardians,
                 [&connections](const Call& call, Arrival in) {
                   return connections.finish(call.caller, in.state, in.code);
                 }),
      http::del("/api/delivery/connections/{kind}", people::kForGuardians,
                [&connections](const Call& call, ConnectionChoice in) -> Result<http::NoContent> {
                  connections.end(viewer_of(call.caller), in.kind);
                  return http::NoContent{};
                }),
  };
}

}  // namespace kith::delivery
