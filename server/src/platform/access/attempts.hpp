// SPDX-License-Identifier: Apache-2.0
// How often something may be tried: by account as typed, by telephone and by address. Tries are taken before
// the secret is looked at, so that parallel guesses cannot pass the limit, and given back when the secret was
// right. Subjects are stored as keyed hashes, known and unknown accounts alike.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "platform/clock.hpp"
#include "platform/db/db.hpp"
#include "platform/error.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::access {

struct Limit {
  std::string_view name;
  int tries;
  std::chrono::milliseconds window;
};

// Two neighbouring windows approximate a sliding one: the tries of the earlier one count by the share of it
// that still lies within the last `window`.
struct Window {
  Instant window_began_at;
  std::int64_t tries = 0;
  std::int64_t tries_before = 0;
};
KITH_DESCRIBE(Window, (window_began_at, tries, tries_before))

// The window in which `now` lies.
Window rolled(Window window, const Limit& limit, Instant now);
// Time until one more try is allowed; zero when it is allowed now. Requires: a window rolled to `now`.
std::chrono::milliseconds wait_for(const Window& window, const Limit& limit, Instant now);

struct Try {
  Limit limit;
  std::string subject;
};

// All methods may be called from any thread.
class Attempts {
 public:
  Attempts(db::Db& db, const Clock& clock, const secrets::Sealer& sealer)
      : db_(db), clock_(clock), sealer_(sealer) {}

  // Error{kTooMany, "access.too_many_tries", retry_after: seconds} when any limit is reached; then none is
  // taken.
  Result<void> take(const std::vector<Try>& tries);
  // The tries were no guesses after all.
  void give_back(const std::vector<Try>& tries);
  // Windows that no longer count, of any limit.
  std::int64_t forget_old();

 private:
  std::string subject_of(const Try& attempt) const;

  db::Db& db_;
  const Clock& clock_;
  const secrets::Sealer& sealer_;
};

}  // namespace kith::access
