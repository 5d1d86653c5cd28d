// SPDX-License-Identifier: Apache-2.0
// What the use cases of sign-in are given by app/. All of it outlives them.
#pragma once

#include <functional>

#include "platform/access/attempts.hpp"
#include "platform/access/ports.hpp"
#include "platform/clock.hpp"
#include "platform/db/db.hpp"
#include "platform/secrets/passwords.hpp"
#include "platform/secrets/random.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::access {

struct Needs {
  db::Db& db;
  const Clock& clock;
  secrets::Random& random;
  const secrets::Sealer& sealer;
  secrets::Passwords& passwords;
  Attempts& attempts;
  IdentityDirectory& directory;
  CodeSender& code_sender;
  bool is_demo = false;
  // A session of this account has ended, durably: its live streams should be checked anew.
  std::function<void(std::int64_t account_id)> on_session_ended = {};
};

}  // namespace kith::access
