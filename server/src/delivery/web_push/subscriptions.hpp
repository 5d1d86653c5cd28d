// SPDX-License-Identifier: Apache-2.0
// The browsers in which guardians want to be told. Thread-safe: no state of its own.
#pragma once

#include "delivery/address_store.hpp"
#include "delivery/web_push/subscription.hpp"
#include "people/viewer.hpp"
#include "platform/http/route.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::delivery::web_push {

class Subscriptions {
 public:
  Subscriptions(db::Db& db, const Clock& clock, const secrets::Sealer& sealer)
      : db_(db), clock_(clock), sealer_(sealer) {}

  // delivery.bad_subscription: no push service that browsers use, or keys that are none.
  Result<void> add(const people::Viewer& viewer, const Subscription& subscription) const;
  // Those that are not there are no fault.
  void remove(std::int64_t school_id, std::int64_t person_id,
              const std::vector<std::string>& endpoints) const;

 private:
  std::vector<Subscription> find(db::Session& session, std::int64_t school_id, std::int64_t person_id) const;
  void save(db::Tx& tx, std::int64_t school_id, std::int64_t person_id,
            const std::vector<Subscription>& subscriptions) const;

  db::Db& db_;
  const Clock& clock_;
  const secrets::Sealer& sealer_;
};

// `public_point` of the server's key; empty: there is no Web Push here, and browsers are told so.
std::vector<http::Route> subscription_routes(const Subscriptions& subscriptions,
                                             const std::string& public_point);

}  // namespace kith::delivery::web_push
