// SPDX-License-Identifier: Apache-2.0
// What other platforms say of their accounts, applied to whoever has given us one: all schools of the
// district share an account there. What is unknown, and what comes twice, changes nothing. Thread-safe: no
// state of its own.
#pragma once

#include "delivery/address_store.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::delivery {

// What finds an address of another platform. WeCom takes capitals and small letters of an identifier for the
// same.
std::string address_hash(const secrets::Sealer& sealer, AddressKind kind, std::string address);

class Addresses {
 public:
  Addresses(db::Db& db, const secrets::Sealer& sealer) : db_(db), sealer_(sealer) {}

  // Nothing arrives there any more: unsubscribed, or deleted.
  std::int64_t gone(AddressKind kind, const std::string& address) const;
  // Subscribed again. Who has declined stays so.
  std::int64_t back(AddressKind kind, const std::string& address) const;
  std::int64_t renamed(AddressKind kind, const std::string& from, const std::string& to) const;

 private:
  db::Db& db_;
  const secrets::Sealer& sealer_;
};

}  // namespace kith::delivery
