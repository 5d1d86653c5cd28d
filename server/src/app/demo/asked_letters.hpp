// SPDX-License-Identifier: Apache-2.0
// Letters that ask for more than a look, told by the use cases themselves: one with a choice, an opinion, a
// picture and a file, one to sign, one that everybody may read. Of a small demo's first school, with part of
// the families' answers; the families shown first have still to give theirs.
#pragma once

#include <vector>

#include "platform/clock.hpp"
#include "platform/db/db.hpp"
#include "platform/secrets/random.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::demo {

struct AskedLetters {
  db::Db& db;
  Date today;
  const secrets::Sealer& sealer;
  secrets::Random& random;
  std::int64_t school_id = 0;
  std::int64_t class_id = 0;     // of the families shown first
  std::int64_t homeroom_id = 0;  // of that class
  std::int64_t leader_id = 0;
  std::vector<std::int64_t> spared = {};  // students whose families have not answered
};

// Requires: the people are committed. Returns how many letters were written.
int write_asked_letters(const AskedLetters& letters);

}  // namespace kith::demo
