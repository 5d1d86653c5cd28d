// SPDX-License-Identifier: Apache-2.0
#include "delivery/connecting/connection_store.hpp"

namespace kith::delivery {
namespace {

constexpr db::Sql kForget{
    "delivery.forget_states",
    "delete from connection_states where school_id = :school_id and (expires_at <= :now or (person_id = "
    ":person_id and kind = :kind))"};
#define KITH_OWN_STATE                                                                               \
  " from connection_states where school_id = :school_id and state_hash = :state_hash and person_id " \
  "= :person_id and session_id = :session_id and expires_at > :now"
constexpr db::Sql kFind{"delivery.find_state", "select kind" KITH_OWN_STATE};
constexpr db::Sql kUse{"delivery.use_state", "delete" KITH_OWN_STATE};

}  // namespace

void save_state(db::Tx& tx, const ConnectionState& state, Instant now) {
  tx.exec(
      kForget,
      {{"school_id", state.school_id}, {"person_id", state.person_id}, {"kind", state.kind}, {"now", now}});
  tx.insert("connection_states", state);
}

std::optional<AddressKind> use_state(db::Tx& tx, const StateUse& use) {
  auto kind = tx.maybe<AddressKind>(kFind, db::args_of(use));
  // Of two at once only one deletes it.
  if (!kind || tx.exec(kUse, db::args_of(use)) == 0) return std::nullopt;
  return kind;
}

}  // namespace kith::delivery
