// SPDX-License-Identifier: Apache-2.0
// What can be said of a letter by itself while it is written, for whomever it is: by a school or by the
// district, new or a correction.
#pragma once

#include "capabilities/notices/guards/guards.hpp"
#include "platform/clock.hpp"
#include "platform/http/route.hpp"

namespace kith::notices {

// As far as it is known. Without a kind it is a letter.
struct LetterToCheck {
  std::optional<NoticeKind> kind;
  std::optional<Instant> starts_at;
  std::optional<Instant> publish_at;  // without one, now
  std::string title;
  std::string body;
  std::optional<bool> has_fee_basis;
};
KITH_DESCRIBE(LetterToCheck, (kind, starts_at, publish_at, title, body, has_fee_basis))

struct LetterCheck {
  std::vector<WordFinding> findings;
  bool is_too_late = false;  // sent then it needs a reason (kinds.hpp)
};
KITH_DESCRIBE(LetterCheck, (findings, is_too_late))

LetterCheck check_of(const LetterToCheck& letter, const Clock& clock);

// The clock must outlive the routes.
std::vector<http::Route> letter_check_routes(const Clock& clock);

}  // namespace kith::notices
