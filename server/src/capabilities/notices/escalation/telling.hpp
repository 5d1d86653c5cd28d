// SPDX-License-Identifier: Apache-2.0
// A family that no message has moved is told by a person: on the telephone, face to face, or with a slip of
// paper that comes back signed. Pure values. (P2a.3)
#pragma once

#include <optional>
#include <string>

#include "people/directory.hpp"

namespace kith::notices {

// What came of an attempt. told ends it.
enum class TellingOutcome { kTold, kNoAnswer, kWrongNumber, kRefused };
KITH_DESCRIBE_ENUM(TellingOutcome, kTold, kNoAnswer, kWrongNumber, kRefused)

enum class ToldHow { kTelephone, kInPerson, kPaper };
KITH_DESCRIBE_ENUM(ToldHow, kTelephone, kInPerson, kPaper)

// A name on somebody's list.
struct TellingLine {
  std::int64_t notice_id = 0;
  std::string title;
  bool is_urgent = false;
  std::optional<Instant> due_at;  // of the notice
  std::int64_t student_id = 0;
  std::string name;
  std::int64_t class_id = 0;
  std::string class_name;
  std::optional<std::string> guardian_name;  // the one to call first
  std::optional<people::Relation> guardian_relation;
  Instant opened_at{};
  std::optional<Instant> on_paper_at;
  int attempts = 0;
  std::optional<TellingOutcome> last_outcome;
};
KITH_DESCRIBE(TellingLine, (notice_id, title, is_urgent, due_at, student_id, name, class_id, class_name,
                            guardian_name, guardian_relation, opened_at, on_paper_at, attempts, last_outcome))

struct NewTelling {
  std::int64_t notice_id = 0;
  std::int64_t student_id = 0;
  TellingOutcome outcome = TellingOutcome::kTold;
  ToldHow how = ToldHow::kTelephone;
};
KITH_DESCRIBE(NewTelling, (notice_id, student_id, outcome, how))

}  // namespace kith::notices
