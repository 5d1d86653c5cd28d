// SPDX-License-Identifier: Apache-2.0
#include "delivery/address_store.hpp"

namespace kith::delivery {
namespace {

#define KITH_INSERT_ADDRESS                                                                           \
  "insert into addresses (school_id, person_id, kind, address_sealed, address_hash, set_by, ended, "  \
  "set_at) values (:school_id, :person_id, :kind, :address_sealed, :address_hash, :set_by, :ended, "  \
  ":set_at) on conflict (school_id, person_id, kind) do update set address_sealed = "                 \
  "excluded.address_sealed, address_hash = excluded.address_hash, set_by = excluded.set_by, ended = " \
  "excluded.ended, set_at = excluded.set_at"
constexpr db::Sql kSave{"delivery.save_address", KITH_INSERT_ADDRESS};
// "is not null" and not "<>", which is unknown for a null.
constexpr db::Sql kOffer{"delivery.offer_address", KITH_INSERT_ADDRESS
                         " where (addresses.ended is null and addresses.set_by = 'directory') or "
                         "(addresses.ended is not null and addresses.ended = 'gone')"};
constexpr db::Sql kForget{
    "delivery.forget_address",
    "delete from addresses where school_id = :school_id and person_id = :person_id and kind = :kind"};
constexpr db::Sql kDecline{
    "delivery.decline_address",
    "insert into addresses (school_id, person_id, kind, set_by, ended, set_at) values (:school_id, "
    ":person_id, :kind, 'person', 'declined', :at) on conflict (school_id, person_id, kind) do update set "
    "address_sealed = null, address_hash = null, set_by = 'person', ended = 'declined', set_at = "
    "excluded.set_at"};
constexpr db::Sql kFind{"delivery.find_address",
                        "select address_sealed from addresses where school_id = :school_id and person_id = "
                        ":person_id and kind = :kind and ended is null"};
constexpr db::Sql kOfPerson{"delivery.addresses_of",
                            "select kind, address_sealed, ended from addresses where school_id = :school_id "
                            "and person_id = :person_id order by kind"};
constexpr db::Sql kEndAll{"delivery.end_addresses",
                          "update addresses set ended = :why where kind = :kind and address_hash is not null "
                          "and address_hash = :address_hash and ended is null"};
constexpr db::Sql kTakeBack{
    "delivery.take_back_gone",
    "update addresses set ended = null where kind = :kind and address_hash is not null and address_hash = "
    ":address_hash and ended is not null and ended = 'gone'"};
constexpr db::Sql kRename{
    "delivery.rename_addresses",
    "update addresses set address_hash = :to_hash, address_sealed = :to_sealed where kind = :kind and "
    "address_hash is not null and address_hash = :from_hash"};
constexpr db::Sql kEndOne{
    "delivery.end_address",
    "update addresses set ended = :why where school_id = :school_id and person_id = :person_id and kind = "
    ":kind and address_sealed = :address_sealed and ended is null"};

db::Args key(std::int64_t school_id, std::int64_t person_id, AddressKind kind) {
  return {{"school_id", school_id}, {"person_id", person_id}, {"kind", kind}};
}

}  // namespace

void save_address(db::Tx& tx, const NewAddress& address) { tx.exec(kSave, db::args_of(address)); }

bool offer_address(db::Tx& tx, const NewAddress& address) {
  return tx.exec(kOffer, db::args_of(address)) > 0;
}

void forget_address(db::Tx& tx, std::int64_t school_id, std::int64_t person_id, AddressKind kind) {
  tx.exec(kForget, key(school_id, person_id, kind));
}

void decline_address(db::Tx& tx, std::int64_t school_id, std::int64_t person_id, AddressKind kind,
                     Instant at) {
  auto args = key(school_id, person_id, kind);
  args.emplace_back("at", at);
  tx.exec(kDecline, args);
}

std::optional<std::string> find_address(db::Session& session, std::int64_t school_id, std::int64_t person_id,
                                        AddressKind kind) {
  return session.maybe<std::string>(kFind, key(school_id, person_id, kind));
}

std::vector<OwnAddress> addresses_of(db::Session& session, std::int64_t school_id, std::int64_t person_id) {
  return session.all<OwnAddress>(kOfPerson, {{"school_id", school_id}, {"person_id", person_id}});
}

std::int64_t end_addresses(db::Tx& tx, AddressKind kind, const std::string& address_hash, AddressEnd why) {
  return tx.exec(kEndAll, {{"kind", kind}, {"address_hash", address_hash}, {"why", why}});
}

std::int64_t take_back_gone(db::Tx& tx, AddressKind kind, const std::string& address_hash) {
  return tx.exec(kTakeBack, {{"kind", kind}, {"address_hash", address_hash}});
}

std::int64_t rename_addresses(db::Tx& tx, AddressKind kind, const std::string& from_hash,
                              const std::string& to_hash, const std::string& to_sealed) {
  return tx.exec(kRename,
                 {{"kind", kind}, {"from_hash", from_hash}, {"to_hash", to_hash}, {"to_sealed", to_sealed}});
}

bool end_address(db::Tx& tx, std::int64_t school_id, std::int64_t person_id, AddressKind kind,
                 const std::string& address_sealed, AddressEnd why) {
  auto args = key(school_id, person_id, kind);
  args.emplace_back("address_sealed", address_sealed);
  args.emplace_back("why", why);
  return tx.exec(kEndOne, args) > 0;
}

}  // namespace kith::delivery
