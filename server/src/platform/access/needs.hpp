// SPDX-License-Identifier: Apache-2.0
// What the use cases of sign-in are given by app/. All of it outlives them.
#pragma once

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
};

}  // namespace kith::access
