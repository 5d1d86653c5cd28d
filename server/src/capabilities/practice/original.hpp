// SPDX-License-Identifier: Apache-2.0
// What cases need of their siblings, filled in app/wiring: the record that a case is made from, and the
// exchange meetings at which one is shown.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "people/viewer.hpp"
#include "platform/clock.hpp"
#include "platform/error.hpp"
#include "platform/json/describe.hpp"

namespace kith::practice {

// part: purpose, strengths, concerns, methods, steps, opinions, feedback.
struct OriginalPart {
  std::string part;
  std::string text;
};
KITH_DESCRIBE(OriginalPart, (part, text))

// As the viewer may read it. is_author: held the visit.
struct Original {
  std::int64_t contact_id = 0;
  std::int64_t student_id = 0;
  std::string student_name;
  Date held_on{};
  bool is_author = false;
  std::vector<OriginalPart> parts;
};
// Error: whatever the records say to somebody who may not read it. Not within a read or write.
using ReadOriginal = std::function<Result<Original>(const people::Viewer&, std::int64_t contact_id)>;

struct ExchangeMeeting {
  std::int64_t gathering_id = 0;
  std::string title;
  Date held_on{};
};
KITH_DESCRIBE(ExchangeMeeting, (gathering_id, title, held_on))
// Those held at the viewer's school, the latest first. Not within a read or write.
using HeldMeetings = std::function<std::vector<ExchangeMeeting>(const people::Viewer&)>;

}  // namespace kith::practice
