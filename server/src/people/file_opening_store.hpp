// SPDX-License-Identifier: Apache-2.0
// SQL of file openings.
#pragma once

#include <optional>
#include <vector>

#include "people/file_opening.hpp"
#include "people/words.hpp"
#include "platform/db/db.hpp"

namespace kith::people {

struct OpeningRow {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
  std::int64_t student_id = 0;
  std::int64_t staff_id = 0;
  OpeningReason reason = OpeningReason::kVisit;
  std::string words;
  Instant opened_at{};
  Instant until_at{};
};
KITH_DESCRIBE(OpeningRow, (school_id, id, student_id, staff_id, reason, words, opened_at, until_at))

// As a list shows it. post: one of those held on the day of looking.
struct OpeningLine {
  std::int64_t opening_id = 0;
  std::string staff_name;
  std::optional<Post> post;
  OpeningReason reason = OpeningReason::kVisit;
  std::string words;
  Instant opened_at{};
  std::optional<Instant> printed_at;
};
KITH_DESCRIBE(OpeningLine, (opening_id, staff_name, post, reason, words, opened_at, printed_at))

void save_opening(db::Tx& tx, const OpeningRow& opening);
// The newest of this reader that still holds at `now`.
std::optional<OpeningRow> open_file(db::Session& session, std::int64_t school_id, std::int64_t student_id,
                                    std::int64_t staff_id, Instant now);
void save_printed(db::Tx& tx, std::int64_t school_id, std::int64_t opening_id, Instant now);

// The newest first; those older than `before_id` when it is given.
std::vector<OpeningLine> openings_of(db::Session& session, std::int64_t school_id, std::int64_t student_id,
                                     std::optional<std::int64_t> before_id, Date today, int limit);

}  // namespace kith::people
