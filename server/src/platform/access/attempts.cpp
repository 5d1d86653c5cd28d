// SPDX-License-Identifier: Apache-2.0
#include "platform/access/attempts.hpp"

#include "platform/access/attempt_store.hpp"

namespace kith::access {
namespace {

using std::chrono::milliseconds;

// No limit's window is longer than half of this.
constexpr auto kForgottenAfter = std::chrono::days{3};

Error too_many(milliseconds wait) {
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
  return {Fault::kTooMany, "access.too_many_tries", {{"retry_after", std::to_string(seconds)}}};
}

}  // namespace

Window rolled(Window window, const Limit& limit, Instant now) {
  if (now < window.window_began_at + limit.window) return window;
  if (now < window.window_began_at + 2 * limit.window)
    return {window.window_began_at + limit.window, 0, window.tries};
  return {now, 0, 0};
}

milliseconds wait_for(const Window& window, const Limit& limit, Instant now) {
  // A window of `tries` fades evenly while the next one passes; room for one more is there when this part has
  // passed.
  const auto fades_at = [&](Instant begin, std::int64_t tries, std::int64_t room) {
    const double part = 1.0 - double(room) / double(tries);
    return begin +
           std::chrono::ceil<milliseconds>(std::chrono::duration<double, std::milli>(limit.window) * part);
  };
  const std::int64_t room = limit.tries - 1 - window.tries;
  Instant allowed_at = now;
  if (room < 0) {
    allowed_at = fades_at(window.window_began_at + limit.window, window.tries, limit.tries - 1);
  } else if (window.tries_before > room) {
    allowed_at = fades_at(window.window_began_at, window.tries_before, room);
  }
  return std::max(allowed_at - now, milliseconds::zero());
}

std::string Attempts::subject_of(const Try& attempt) const {
  return sealer_.blind_index("attempt." + std::string(attempt.limit.name), attempt.subject);
}

Result<void> Attempts::take(const std::vector<Try>& tries) {
  return db_.write([&](db::Tx& tx) -> Result<void> {
    const Instant now = clock_.now();
    for (const auto& attempt : tries) {
      const auto subject = subject_of(attempt);
      lock_attempts(tx, subject);
      Window window = rolled(find_window(tx, subject).value_or(Window{now}), attempt.limit, now);
      const auto wait = wait_for(window, attempt.limit, now);
      if (wait > milliseconds::zero()) return too_many(wait);
      ++window.tries;
      save_window(tx, subject, window);
    }
    return {};
  });
}

void Attempts::give_back(const std::vector<Try>& tries) {
  db_.write([&](db::Tx& tx) {
    for (const auto& attempt : tries) take_one_less(tx, subject_of(attempt));
  });
}

std::int64_t Attempts::forget_old() {
  return db_.write([&](db::Tx& tx) { return delete_windows(tx, clock_.now() - kForgottenAfter); });
}

}  // namespace kith::access
