// SPDX-License-Identifier: Apache-2.0
// SQL of the addresses that stand beside the roster's telephone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "delivery/channel.hpp"
#include "platform/db/db.hpp"

namespace kith::delivery {

enum class SetBy { kPerson, kDirectory };
KITH_DESCRIBE_ENUM(SetBy, kPerson, kDirectory)

struct NewAddress {
  std::int64_t school_id = 0;
  std::int64_t person_id = 0;
  AddressKind kind = AddressKind::kEmail;
  std::string address_sealed;
  std::optional<std::string> address_hash = {};  // of kinds that events come about
  SetBy set_by = SetBy::kPerson;
  std::optional<AddressEnd> ended = {};
  Instant set_at{};
};
KITH_DESCRIBE(NewAddress, (school_id, person_id, kind, address_sealed, address_hash, set_by, ended, set_at))

struct OwnAddress {
  AddressKind kind = AddressKind::kEmail;
  std::optional<std::string> address_sealed;  // none when declined
  std::optional<AddressEnd> ended;
};
KITH_DESCRIBE(OwnAddress, (kind, address_sealed, ended))

// Replaces an earlier one, and whatever has ended that.
void save_address(db::Tx& tx, const NewAddress& address);
// As a directory has it. Leaves alone what the person has set and uses, or has declined. False when it did.
bool offer_address(db::Tx& tx, const NewAddress& address);
// As if there had never been one.
void forget_address(db::Tx& tx, std::int64_t school_id, std::int64_t person_id, AddressKind kind);
// Forgets it, and remembers the wish.
void decline_address(db::Tx& tx, std::int64_t school_id, std::int64_t person_id, AddressKind kind,
                     Instant at);

// The one that is written to.
std::optional<std::string> find_address(db::Session& session, std::int64_t school_id, std::int64_t person_id,
                                        AddressKind kind);
// All of a person, ended ones too.
std::vector<OwnAddress> addresses_of(db::Session& session, std::int64_t school_id, std::int64_t person_id);

// Of whoever has this address, in any school. Return how many changed.
std::int64_t end_addresses(db::Tx& tx, AddressKind kind, const std::string& address_hash, AddressEnd why);
std::int64_t take_back_gone(db::Tx& tx, AddressKind kind, const std::string& address_hash);
std::int64_t rename_addresses(db::Tx& tx, AddressKind kind, const std::string& from_hash,
                              const std::string& to_hash, const std::string& to_sealed);

// One person's, if it is still this one.
bool end_address(db::Tx& tx, std::int64_t school_id, std::int64_t person_id, AddressKind kind,
                 const std::string& address_sealed, AddressEnd why);

}  // namespace kith::delivery
