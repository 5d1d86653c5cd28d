// SPDX-License-Identifier: Apache-2.0
// SQL of people on the way to another platform and back.
#pragma once

#include <optional>
#include <string>

#include "delivery/channel.hpp"
#include "platform/db/db.hpp"

namespace kith::delivery {

// A way begun, good for one session of one person.
struct ConnectionState {
  std::int64_t school_id = 0;
  std::string state_hash;
  std::int64_t person_id = 0;
  std::int64_t session_id = 0;
  AddressKind kind = AddressKind::kWechat;
  Instant expires_at{};
};
KITH_DESCRIBE(ConnectionState, (school_id, state_hash, person_id, session_id, kind, expires_at))

// Replaces an earlier way of this person to this platform; the school's old ones are forgotten.
void save_state(db::Tx& tx, const ConnectionState& state, Instant now);

struct StateUse {
  std::int64_t school_id = 0;
  std::string state_hash;
  std::int64_t person_id = 0;
  std::int64_t session_id = 0;
  Instant now{};
};
KITH_DESCRIBE(StateUse, (school_id, state_hash, person_id, session_id, now))
// Where it led, once; nothing when it was used, is too old, or is somebody else's, who can still use it.
std::optional<AddressKind> use_state(db::Tx& tx, const StateUse& use);

}  // namespace kith::delivery
