// SPDX-License-Identifier: Apache-2.0
#include "delivery/web_push/subscriptions.hpp"

#include "platform/secrets/encoding.hpp"

namespace kith::delivery::web_push {

struct ServerKey {
  std::string public_key;  // applicationServerKey, base64url; empty: no Web Push here
};
KITH_DESCRIBE(ServerKey, (public_key))

struct Endpoint {
  std::string endpoint;
};
KITH_DESCRIBE(Endpoint, (endpoint))

Result<void> Subscriptions::add(const people::Viewer& viewer, const Subscription& subscription) const {
  if (!origin_of_push_service(subscription.endpoint) || !recipient_of(subscription))
    return invalid("delivery.bad_subscription");
  db_.write([&](db::Tx& tx) {
    save(tx, viewer.school_id, viewer.person_id,
         with(find(tx, viewer.school_id, viewer.person_id), subscription));
  });
  return {};
}

void Subscriptions::remove(std::int64_t school_id, std::int64_t person_id,
                           const std::vector<std::string>& endpoints) const {
  db_.write([&](db::Tx& tx) {
    save(tx, school_id, person_id, without(find(tx, school_id, person_id), endpoints));
  });
}

// What this field key does not open begins anew.
std::vector<Subscription> Subscriptions::find(db::Session& session, std::int64_t school_id,
                                              std::int64_t person_id) const {
  auto sealed = find_address(session, school_id, person_id, AddressKind::kWebPush);
  if (!sealed) return {};
  try {
    return read_subscriptions(sealer_.open(*sealed));
  } catch (const secrets::SealBroken&) {
    return {};
  }
}

void Subscriptions::save(db::Tx& tx, std::int64_t school_id, std::int64_t person_id,
                         const std::vector<Subscription>& subscriptions) const {
  if (subscriptions.empty())
    forget_address(tx, school_id, person_id, AddressKind::kWebPush);
  else
    save_address(tx, {.school_id = school_id,
                      .person_id = person_id,
                      .kind = AddressKind::kWebPush,
                      .address_sealed = sealer_.seal(write_subscriptions(subscriptions)),
                      .set_at = clock_.now()});
}

std::vector<http::Route> subscription_routes(const Subscriptions& subscriptions,
                                             const std::string& public_point) {
  using http::Call;
  return {
      http::get("/api/delivery/web_push/key", people::kForGuardians,
                [public_point](const Call&) -> Result<ServerKey> {
                  return ServerKey{secrets::base64url(public_point)};
                }),
      http::post("/api/delivery/web_push/subscriptions", people::kForGuardians,
                 [&subscriptions](const Call& call, Subscription in) -> Result<http::NoContent> {
                   auto added = subscriptions.add(people::viewer_of(call.caller), in);
                   if (!added) return added.error();
                   return http::NoContent{};
                 }),
      // Not DELETE, whose input stands in the address: an endpoint is as good as a key.
      http::post("/api/delivery/web_push/removed_subscriptions", people::kForGuardians,
                 [&subscriptions](const Call& call, Endpoint in) -> Result<http::NoContent> {
                   subscriptions.remove(call.caller.tenant_id, call.caller.person_id, {in.endpoint});
                   return http::NoContent{};
                 }),
  };
}

}  // namespace kith::delivery::web_push
