// SPDX-License-Identifier: Apache-2.0
#include "delivery/addresses.hpp"

#include <algorithm>

namespace kith::delivery {

std::string address_hash(const secrets::Sealer& sealer, AddressKind kind, std::string address) {
  if (kind == AddressKind::kWecom)
    std::ranges::transform(address, address.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
  return sealer.blind_index("address." + to_text(kind), address);
}

std::int64_t Addresses::gone(AddressKind kind, const std::string& address) const {
  auto hash = address_hash(sealer_, kind, address);
  return db_.write([&](db::Tx& tx) { return end_addresses(tx, kind, hash, AddressEnd::kGone); });
}

std::int64_t Addresses::back(AddressKind kind, const std::string& address) const {
  auto hash = address_hash(sealer_, kind, address);
  return db_.write([&](db::Tx& tx) { return take_back_gone(tx, kind, hash); });
}

std::int64_t Addresses::renamed(AddressKind kind, const std::string& from, const std::string& to) const {
  auto from_hash = address_hash(sealer_, kind, from), to_hash = address_hash(sealer_, kind, to);
  auto sealed = sealer_.seal(to);
  return db_.write([&](db::Tx& tx) { return rename_addresses(tx, kind, from_hash, to_hash, sealed); });
}

}  // namespace kith::delivery
